import { Button } from '@mantine/core'
import { endpoints, type SavingsReport, type SavingsWeek, urlOf } from '@tournee/contract'
import { EmptyState, useFormats, useText } from '@tournee/ui-kit'
import { Link } from 'wouter'
import page from '../../look/page.module.css'
import { ChartPanel, ReportGrid } from './chart-panel.tsx'
import classes from './dashboard.module.css'
import { newestFirst, savingsPoints } from './dashboard-model.ts'
import { dashboardText } from './dashboard-text.ts'
import { SavedFigures } from './saved-figures.tsx'

/** The sums of the period, then kilometres week by week with their working and data. */
export function SavingsPanel({ report }: { readonly report: SavingsReport }) {
  const words = useText(dashboardText)
  const { total } = report
  const hint = report.measure === 'driven' && report.drivenWeeks === 0 ? words.notDriven : words.noSavingsHint[report.baseline]
  return (
    <>
      {total.weeks > 0 ? <Totals report={report} /> : null}
      <ChartPanel
        title={words.savings}
        lead={words.compared(total.weeks, report.weeks.length)}
        points={savingsPoints(report, words.weekNumber)}
        series={[
          { key: 'before', name: words.before, fill: 'hatch' },
          { key: 'after', name: report.measure === 'planned' ? words.after : words.driven, fill: 'solid' },
        ]}
        unit=" km"
        stacked={false}
        testId="savings"
        empty={
          <EmptyState compact title={words.noSavings} hint={hint}>
            <Button component={Link} href="/week">
              {words.toWeek}
            </Button>
          </EmptyState>
        }
        table={<SavingsTable weeks={newestFirst(report.weeks)} />}
      />
    </>
  )
}

function Totals({ report }: { readonly report: SavingsReport }) {
  const words = useText(dashboardText)
  const formats = useFormats()
  const { total } = report
  return (
    <section className={page.panel} data-testid="totals">
      <div className={classes.figures}>
        <SavedFigures saved={total} baselineKm={total.baselineKm} />
      </div>
      <p data-testid="against">
        {words.against[report.baseline](formats.km(total.baselineKm - total.km), formats.km(total.baselineKm))}{' '}
        <span className={page.quiet}>{words.checkIt}</span>
      </p>
    </section>
  )
}

function SavingsTable({ weeks }: { readonly weeks: readonly SavingsWeek[] }) {
  const words = useText(dashboardText)
  const formats = useFormats()
  const km = (drive: { readonly km: number } | null) => (drive ? formats.km(drive.km) : null)
  return (
    <ReportGrid
      columns={[words.week, words.before, words.after, words.driven, words.savedKm, words.hours, words.euros, words.co2, words.source]}
      rows={weeks.map((row) => ({
        key: row.week,
        cells: [
          row.week,
          km(row.baseline),
          km(row.planned),
          km(row.driven),
          km(row.saved),
          row.saved ? formats.hours(row.saved.driveHours) : null,
          row.saved ? formats.euros(row.saved.eurFull) : null,
          row.saved ? words.kg(formats.number(row.saved.co2Kg)) : null,
          <Sources key="sources" row={row} />,
        ],
      }))}
    />
  )
}

/** The working of a week and its stored inputs by their hash; or why there is no figure. */
function Sources({ row }: { readonly row: SavingsWeek }) {
  const words = useText(dashboardText)
  const formats = useFormats()
  const hash = row.inputsHash?.slice(0, 8)
  return (
    <span className={classes.links}>
      {row.gap ? words.gaps[row.gap] : null}
      {row.sameVisits ? null : words.otherVisits}
      {row.planId && hash ? (
        <>
          <Link href={`/kpi/${row.week}`} aria-label={formats.labelled(words.source, words.workings(row.week))}>
            {words.source}
          </Link>
          <a href={urlOf(endpoints.getPlanInputs, { params: { id: row.planId } })} download aria-label={words.download(row.week, hash)}>
            {hash}
          </a>
        </>
      ) : null}
    </span>
  )
}
