import { ImportField, type ImportJob } from '@tournee/contract'
import { useText } from '@tournee/ui-kit'
import classes from './import-screen.module.css'
import { importText } from './text.ts'

/** What each column of the file means, with samples; every meaning can be changed. */
export function MappingTable(props: {
  readonly columns: ImportJob['columns']
  readonly disabled: boolean
  readonly onMap: (column: number, meaning: ImportField | null) => void
}) {
  const words = useText(importText)
  return (
    <div className={classes.wide}>
      <table className={classes.table} data-testid="mapping">
        <thead>
          <tr>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.meaning}</th>
            <th scope="col">{words.samples}</th>
          </tr>
        </thead>
        <tbody>
          {props.columns.map((column, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have the same header; their place is their name
            <tr key={i} data-ignored={column.field === null}>
              <th scope="row">{column.header || '—'}</th>
              <td>
                <select
                  className={classes.select}
                  aria-label={words.meaningOf(column.header)}
                  value={column.field ?? ''}
                  disabled={props.disabled}
                  onChange={(e) => props.onMap(i, ImportField.options.find((f) => f === e.currentTarget.value) ?? null)}
                >
                  <option value="">{words.ignored}</option>
                  {ImportField.options.map((field) => (
                    <option key={field} value={field}>
                      {words.fields[field]}
                    </option>
                  ))}
                </select>
              </td>
              <td className={classes.samples}>{column.samples.filter(Boolean).slice(0, 3).join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
