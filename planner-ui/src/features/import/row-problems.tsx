import { explainRowProblem, type RefusedRow } from '@tournee/contract'
import { useLocale, useText } from '@tournee/ui-kit'
import classes from './import-screen.module.css'
import { importText } from './text.ts'

/** Rows with their cause and remedy: the refused ones, or those that come in with a remark. */
export function RowProblems({
  rows,
  title,
  hint,
  testId,
}: {
  readonly rows: readonly RefusedRow[]
  readonly title: string
  readonly hint: string
  readonly testId: string
}) {
  const words = useText(importText)
  const { locale } = useLocale()
  // the report is written in the language it was asked in; its reader may have changed his since
  const said = ({ code, value, cause, remedy }: RefusedRow) => (code ? explainRowProblem(code, value ?? '', locale) : { cause, remedy })
  return (
    <section className={classes.panel} data-testid={testId}>
      <h2>{title}</h2>
      <p className={classes.hint}>{hint}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard */}
      <section className={classes.tall} aria-label={title} tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{words.row}</th>
              <th scope="col">{words.columnShort}</th>
              <th scope="col">{words.cause}</th>
              <th scope="col">{words.remedy}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((r) => {
              const { cause, remedy } = said(r)
              return (
                <tr key={`${r.row} ${r.column} ${r.cause}`}>
                  <td>{r.row}</td>
                  <td>{r.column ?? words.wholeRow}</td>
                  <td>{cause}</td>
                  <td>{remedy}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
    </section>
  )
}
