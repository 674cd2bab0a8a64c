import { ActionIcon, Button } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { endpoints, type KpiReport, urlOf } from '@tournee/contract'
import { EmptyState, ErrorState, type Formats, SkeletonRows, useFormats, useRead, useText } from '@tournee/ui-kit'
import { Link, useLocation } from 'wouter'
import { addWeeks, weekNumber } from '../../lib/iso-week.ts'
import page from '../../look/page.module.css'
import { factorWord, isDefaultSource, type KpiRow, kpiLines, sharedSource } from './model.ts'
import { SavedFigures } from './saved-figures.tsx'
import { kpiText } from './text.ts'
import classes from './week-kpi.module.css'

/** What a week saves, against what, and how it is computed. */
export function WeekKpiScreen({ asked }: { readonly asked: string }) {
  const words = useText(kpiText)
  useDocumentTitle(`${words.title} · Tournée`)
  const [, go] = useLocation()
  const week = asked
  const setWeek = (next: string) => go(`/kpi/${next}`)
  const plans = useRead(endpoints.listRoutePlans, { query: { week } })
  const missing = plans.data !== undefined && !plans.data.items.some((p) => p.summary !== null)
  const report = useRead(endpoints.getKpi, { query: { week } }, { enabled: plans.data !== undefined && !missing })
  const error = plans.error ?? report.error
  return (
    <div className={page.page}>
      <header className={page.head}>
        <div>
          <h1>{words.title}</h1>
          <p className={classes.lead}>{words.lead}</p>
          <Link href="/kpi">{words.toAll}</Link>
        </div>
        <div className={page.tools}>
          <ActionIcon variant="subtle" size={32} aria-label={words.previous} onClick={() => setWeek(addWeeks(week, -1))}>
            <IconChevronLeft size={18} stroke={1.6} />
          </ActionIcon>
          <strong className={classes.week}>{words.week(weekNumber(week))}</strong>
          <ActionIcon variant="subtle" size={32} aria-label={words.next} onClick={() => setWeek(addWeeks(week, 1))}>
            <IconChevronRight size={18} stroke={1.6} />
          </ActionIcon>
        </div>
      </header>
      {missing ? (
        <EmptyState title={words.none} hint={words.noneHint}>
          <Button component={Link} href={`/week/${week}`}>
            {words.toWeek}
          </Button>
        </EmptyState>
      ) : error ? (
        <ErrorState error={error} onRetry={() => Promise.all([plans.refetch(), report.refetch()])} />
      ) : report.data ? (
        <Report report={report.data} />
      ) : (
        <SkeletonRows rows={4} height={96} gap={16} />
      )}
    </div>
  )
}

function Report({ report }: { readonly report: KpiReport }) {
  const { saved, baseline } = report
  return (
    <>
      <section className={page.panel} data-testid="kpi">
        <div className={classes.figures}>
          <SavedFigures saved={saved} baselineKm={baseline.km} />
        </div>
        <Bars report={report} />
      </section>
      <div className={classes.columns}>
        <Comparison report={report} />
        <Working report={report} />
      </div>
    </>
  )
}

function Bars({ report }: { readonly report: KpiReport }) {
  const words = useText(kpiText)
  const formats = useFormats()
  const most = Math.max(report.baseline.km, report.plan.km, 1)
  const bar = (km: number) => ({ width: `${(km / most) * 100}%` })
  return (
    <figure className={classes.bars} aria-label={words.chart}>
      <div>
        <span>{words.before}</span>
        <span className={classes.before} style={bar(report.baseline.km)}>
          {formats.km(report.baseline.km)}
        </span>
      </div>
      <div>
        <span>{words.after}</span>
        <span className={classes.after} style={bar(report.plan.km)}>
          {formats.km(report.plan.km)}
        </span>
      </div>
    </figure>
  )
}

const write = (row: KpiRow, value: number, formats: Formats): string => {
  if (row === 'km' || row === 'perVisit') return formats.km(value)
  if (row === 'drive') return formats.duration(value * 3600)
  return row === 'overtime' ? formats.duration(value * 60) : formats.number(value)
}

function Comparison({ report }: { readonly report: KpiReport }) {
  const words = useText(kpiText)
  const formats = useFormats()
  return (
    <section className={page.panel}>
      <h2>{words.table}</h2>
      <div className={page.scroll}>
        <table className={page.table}>
          <thead>
            <tr>
              <td />
              <th scope="col" className={page.number}>
                {words.before}
              </th>
              <th scope="col" className={page.number}>
                {words.after}
              </th>
              <th scope="col" className={page.number}>
                {words.difference}
              </th>
            </tr>
          </thead>
          <tbody>
            {kpiLines(report).map(({ row, before, after, better }) => (
              <tr key={row}>
                <th scope="row">{words.rows[row]}</th>
                <td className={page.number}>{write(row, before, formats)}</td>
                <td className={page.number}>{write(row, after, formats)}</td>
                <td className={`${page.number} ${classes.gap}`} data-better={better}>
                  {better === null ? '=' : before === 0 ? `+${write(row, after, formats)}` : formats.change((after - before) / before)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Working({ report }: { readonly report: KpiReport }) {
  const words = useText(kpiText)
  const formats = useFormats()
  const shared = sharedSource(report.factors)
  const source = (text: string) => (isDefaultSource(text) ? words.defaultSource : text)
  const name = (f: KpiReport['factors'][number]) => {
    const word = factorWord(f.unit)
    return word ? words.factors[word] : f.name
  }
  const date = (asOf: string) => (/^\d{4}-\d{2}-\d{2}$/.test(asOf) ? formats.date(asOf) : asOf)
  return (
    <section className={page.panel}>
      <div>
        <h2>{words.working}</h2>
        <p className={page.quiet}>{words.workingLead}</p>
      </div>
      <div className={page.scroll}>
        <table className={page.table}>
          <thead>
            <tr>
              <th scope="col">{words.factor}</th>
              <th scope="col">{words.value}</th>
              {shared ? null : (
                <>
                  <th scope="col">{words.source}</th>
                  <th scope="col">{words.asOf}</th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {report.factors.map((f) => (
              <tr key={f.name}>
                <th scope="row">{name(f)}</th>
                <td>
                  {formats.number(f.value, Number.isInteger(f.value) ? 0 : 2)} {f.unit}
                </td>
                {shared ? null : (
                  <>
                    <td className={page.quiet}>{source(f.source)}</td>
                    <td className={page.quiet}>{date(f.asOf)}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shared ? <p className={page.quiet}>{words.sameSource(source(shared.source), date(shared.asOf))}</p> : null}
      <p className={page.small}>
        {words.hash(report.inputsHash.slice(0, 16))} {words.hashHint}{' '}
        {report.planId ? (
          <a href={urlOf(endpoints.getPlanInputs, { params: { id: report.planId } })} download>
            {words.inputs}
          </a>
        ) : null}
      </p>
    </section>
  )
}
