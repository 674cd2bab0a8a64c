import type { BaselineSummary, PlanSummary } from '@tournee/contract'
import { useFormats, useText } from '@tournee/ui-kit'
import classes from './compare-table.module.css'
import { compareFigures } from './figures.ts'
import { describeFigure } from './plan-words.ts'
import { weekText } from './text.ts'

/** Every figure of the plan beside the same week booked by phone. */
export function CompareTable({ summary, baseline }: { readonly summary: PlanSummary; readonly baseline: BaselineSummary }) {
  const words = useText(weekText)
  const formats = useFormats()
  const rows = compareFigures(summary, baseline).map((f) => describeFigure(f, words, formats))
  return (
    <div className={classes.box} data-testid="compare-table">
      <h2>{words.compare.title}</h2>
      <p>{words.compare.lead}</p>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{words.compare.before}</th>
            <th scope="col">{words.compare.after}</th>
            <th scope="col">{words.compare.difference}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              <td>{row.base}</td>
              <td>{row.value}</td>
              <td data-verdict={row.difference?.verdict}>{row.difference?.text ?? '='}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{words.compare.perVisit}</th>
            <td>{formats.km(baseline.km / Math.max(1, baseline.served))}</td>
            <td>{formats.km(summary.km / Math.max(1, summary.served))}</td>
            <td />
          </tr>
        </tbody>
      </table>
    </div>
  )
}
