import type { ImportJob } from '@tournee/contract'
import { useText } from '@tournee/ui-kit'
import classes from './import-screen.module.css'
import { changesToShow, rowsToWrite } from './model.ts'
import { importText } from './text.ts'

/** What the import would create and change, client by client. */
export function ChangesPreview({ job }: { readonly job: ImportJob }) {
  const words = useText(importText)
  const changes = changesToShow(job)
  if (changes.length === 0) return null
  const field = (name: string) => (words.fields as Readonly<Record<string, string>>)[name] ?? name
  return (
    <section className={classes.panel}>
      <h2>{words.changesTitle}</h2>
      <p className={classes.hint}>{words.changesHint(changes.length, rowsToWrite(job))}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard */}
      <section className={classes.tall} aria-label={words.changesTitle} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{words.row}</th>
              <th scope="col">{words.client}</th>
              <th scope="col">{words.action}</th>
              <th scope="col">{words.change}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.row}>
                <td>{change.row}</td>
                <td>{change.name}</td>
                <td>{words.actions[change.action]}</td>
                <td>
                  {change.action === 'update'
                    ? change.changes.map((c) => (
                        <span key={c.field} className={classes.diff}>
                          {field(c.field)} : <del>{words.before(c.before ?? '')}</del> → <ins>{words.before(c.after ?? '')}</ins>
                        </span>
                      ))
                    : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
