import { Button } from '@mantine/core'
import { ErrorState, SkeletonRows, useText } from '@tournee/ui-kit'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import page from '../../look/page.module.css'
import classes from './dashboard.module.css'
import type { ChartPoint } from './dashboard-model.ts'
import { dashboardText } from './dashboard-text.ts'
import type { ChartSeries } from './report-chart.tsx'

const ReportChart = lazy(() => import('./report-chart.tsx').then((m) => ({ default: m.ReportChart })))

/** A report that is read: its panel once it is there, until then its outline, or what went wrong. */
export function Report<T>({
  report,
  children,
}: {
  readonly report: { readonly data: T | undefined; readonly error: unknown; readonly refetch: () => unknown }
  readonly children: (data: T) => ReactNode
}) {
  if (report.error) return <ErrorState compact error={report.error} onRetry={() => report.refetch()} />
  if (report.data !== undefined) return children(report.data)
  return (
    <section className={page.panel}>
      <SkeletonRows rows={3} height={72} gap={12} />
    </section>
  )
}

/** A report: its title, one sentence, a chart, and the same as a table; what is missing is said. */
export function ChartPanel({
  title,
  lead,
  points,
  series,
  unit,
  stacked = true,
  empty,
  testId,
  table,
}: {
  readonly title: string
  readonly lead: string
  readonly points: readonly ChartPoint[]
  readonly series: readonly ChartSeries[]
  readonly unit: string
  readonly stacked?: boolean
  /** shown instead when there is nothing to draw */
  readonly empty: ReactNode
  readonly testId: string
  readonly table: ReactNode
}) {
  const words = useText(dashboardText)
  const [asTable, setAsTable] = useState(false)
  const hasAny = points.some((point) => series.some(({ key }) => typeof point[key] === 'number'))
  return (
    <section className={page.panel} data-testid={testId}>
      <header className={classes.panelHead}>
        <div>
          <h2>{title}</h2>
          <p className={page.quiet}>{lead}</p>
        </div>
        <Button size="xs" variant="default" aria-pressed={asTable} onClick={() => setAsTable((now) => !now)} data-testid="as-table">
          {asTable ? words.chart : words.table}
        </Button>
      </header>
      {asTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <section className={page.scroll} tabIndex={0} aria-label={title}>
          {table}
        </section>
      ) : hasAny ? (
        <figure aria-label={`${title}. ${lead}`}>
          <ul className={classes.legend}>
            {series.map(({ key, name, fill }) => (
              <li key={key}>
                <span data-fill={fill} aria-hidden="true" />
                {name}
              </li>
            ))}
          </ul>
          <div aria-hidden="true" className={classes.chart}>
            <Suspense fallback={null}>
              <ReportChart points={points} series={series} stacked={stacked} unit={unit} />
            </Suspense>
          </div>
        </figure>
      ) : (
        empty
      )}
    </section>
  )
}

/** A plain table of a report; a missing value is a dash. */
export function ReportGrid({
  columns,
  rows,
}: {
  readonly columns: readonly string[]
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[]
}) {
  return (
    <table className={page.table}>
      <thead>
        <tr>
          {columns.map((name, i) => (
            <th key={name} scope="col" className={i === 0 ? undefined : page.number}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((cell, i) =>
              i === 0 ? (
                <th key={columns[i]} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={columns[i]} className={page.number}>
                  {cell ?? '–'}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
