import type { RefusedRow } from '@tournee/contract'
import { useText } from '@tournee/ui-kit'
import classes from './import-screen.module.css'
import { importText } from './text.ts'

/** Every refused row with its cause and remedy. */
export function RefusedRows({ refused }: { readonly refused: readonly RefusedRow[] }) {
  const words = useText(importText)
  return (
    <section className={classes.panel} data-testid="refused">
      <h2>{words.refusedTitle(refused.length)}</h2>
      <p className={classes.hint}>{words.refusedHint}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard */}
      <section className={classes.tall} aria-label={words.figures.refused} tabIndex={0}>
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
            {refused.map((r) => (
              <tr key={`${r.row} ${r.column} ${r.cause}`}>
                <td>{r.row}</td>
                <td>{r.column ?? words.wholeRow}</td>
                <td>{r.cause}</td>
                <td>{r.remedy}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
