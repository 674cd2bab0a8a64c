import { Button, SegmentedControl } from '@mantine/core'
import { zoneEndpoints } from '@tournee/contract'
import { EmptyState, ErrorState, SkeletonRows, useFormats, useSession, useText, useToast, useWrite } from '@tournee/ui-kit'
import { lazy, Suspense, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { addDays } from '../../lib/iso-week.ts'
import split from '../../look/split-screen.module.css'
import { CostBar } from './cost-bar.tsx'
import { DayPanel } from './day-panel.tsx'
import { DaysTable } from './days-table.tsx'
import {
  changedSpots,
  everyDate,
  fortnightRange,
  monthRange,
  moveChanges,
  type PlanAnswer,
  type Spot,
  shownDates,
  spotKey,
} from './model.ts'
import { DragContext, useMoveCosts } from './move-costs.ts'
import { zoneDaysText } from './text.ts'
import { useChanges } from './use-changes.ts'
import { useZoneDays, type ZoneDaysData } from './use-zone-days.ts'
import classes from './zone-days.module.css'

const DaysCalendar = lazy(() => import('./days-calendar.tsx').then((m) => ({ default: m.DaysCalendar })))
const WEEKS = [4, 8, 12]

/** Which zone gets which technician on which day: seen, planned, moved at a stated cost, filled. */
export function ZoneDaysScreen() {
  const words = useText(zoneDaysText)
  const formats = useFormats()
  const { user } = useSession()
  const editable = user.role === 'planner' || user.role === 'admin'
  const today = formats.civilDate(new Date())
  const [query, setQuery] = useSearchParams()
  const view = query.get('view') === 'calendar' ? 'calendar' : 'table'
  const asked = query.get('date')
  const date = asked && /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : today
  const range = view === 'calendar' ? monthRange(date) : fortnightRange(date)
  const data = useZoneDays(range)
  const changes = useChanges(data.days)
  const costs = useMoveCosts(data.days)
  const [selected, setSelected] = useState<Spot | null>(null)
  const [result, setResult] = useState<PlanAnswer | null>(null)
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set())
  const go = (to: string, as: string = view) => setQuery({ date: to, view: as }, { replace: true })
  const step = (direction: 1 | -1) =>
    go(view === 'table' ? addDays(date, 14 * direction) : addDays(`${date.slice(0, 7)}-15`, 30 * direction))
  const dates = shownDates(range, data.items)
  const { begin, end } = costs
  // a table shows everybody's days, a calendar moves a technician's own
  const onDrag = (from: Spot | null) => {
    if (!from) return end()
    const people = view === 'table' ? data.technicians.map(({ id }) => id) : [from.technicianId]
    const places = view === 'table' ? dates : everyDate(range)
    void begin(
      { technicianId: from.technicianId, date: from.date },
      people.flatMap((technicianId) => places.map((to) => ({ technicianId, date: to }))),
    )
  }
  const move = (from: Spot, to: Spot) => {
    setSelected(from)
    changes.consider(moveChanges(data.days, from, to))
  }
  return (
    <div className={split.screen}>
      <header className={`${split.head} ${classes.head}`}>
        <h1>{words.title}</h1>
        <div className={classes.steps}>
          <Button variant="default" size="xs" onClick={() => step(-1)} aria-label={words.previous}>
            ‹
          </Button>
          <Button variant="default" size="xs" onClick={() => go(today)}>
            {words.today}
          </Button>
          <Button variant="default" size="xs" onClick={() => step(1)} aria-label={words.next}>
            ›
          </Button>
        </div>
        <p>{formats.dateRange(range.from, range.to)}</p>
        <div className={classes.headTools}>
          <SegmentedControl
            aria-label={words.view}
            value={view}
            onChange={(to) => go(date, to)}
            data={(['table', 'calendar'] as const).map((v) => ({ value: v, label: words.views[v] }))}
          />
          {editable ? (
            <PlanForm
              data={data}
              from={today}
              onPlanned={(answer, spots) => {
                setResult(answer)
                setChanged(new Set(spots.map(spotKey)))
              }}
            />
          ) : null}
        </div>
      </header>
      {result ? <PlanResult result={result} data={data} onClose={() => setResult(null)} /> : null}
      <DragContext value={costs.drag}>
        <div className={split.body}>
          <div className={split.main}>
            {data.error ? (
              <ErrorState error={data.error} onRetry={data.retry} />
            ) : data.pending ? (
              <SkeletonRows rows={6} height={64} />
            ) : data.noZoning ? (
              <EmptyState title={words.noZones} hint={words.noZonesHint}>
                <Button component={Link} href="/zones">
                  {words.toZones}
                </Button>
              </EmptyState>
            ) : (
              <>
                {data.items.length === 0 ? <EmptyState title={words.none} hint={words.noneHint} /> : null}
                {view === 'table' ? (
                  <DaysTable
                    data={data}
                    dates={dates}
                    selected={selected}
                    changed={changed}
                    editable={editable}
                    onSelect={setSelected}
                    onMove={move}
                    onDrag={onDrag}
                  />
                ) : (
                  <Suspense fallback={<SkeletonRows rows={6} height={96} />}>
                    <DaysCalendar
                      data={data}
                      date={date}
                      editable={editable}
                      onDate={(to) => go(to)}
                      onSelect={setSelected}
                      onMove={move}
                      onDrag={onDrag}
                    />
                  </Suspense>
                )}
              </>
            )}
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard */}
          <aside className={split.side} tabIndex={0} aria-label={words.choose}>
            <CostBar changes={changes} />
            {selected ? (
              <DayPanel spot={selected} data={data} changes={changes} editable={editable} onClose={() => setSelected(null)} />
            ) : (
              <p className={classes.quiet}>
                {words.choose} {editable ? words.dragHint : ''}
              </p>
            )}
          </aside>
        </div>
      </DragContext>
    </div>
  )
}

function PlanForm(props: {
  readonly data: ZoneDaysData
  readonly from: string
  readonly onPlanned: (answer: PlanAnswer, changed: readonly Spot[]) => void
}) {
  const words = useText(zoneDaysText)
  const toast = useToast()
  const [weeks, setWeeks] = useState(12)
  const plan = useWrite(zoneEndpoints.planZoneDays, [zoneEndpoints.listZoneDays])
  const start = () =>
    plan.mutate(
      { body: { from: addDays(props.from, 1), weeks } },
      {
        onSuccess: (answer) => {
          toast({ message: words.planned(answer.changed) })
          props.onPlanned(answer, changedSpots(props.data.days, answer.items))
        },
      },
    )
  return (
    <>
      <select aria-label={words.planWeeks} value={weeks} onChange={(e) => setWeeks(Number(e.currentTarget.value))}>
        {WEEKS.map((n) => (
          <option key={n} value={n}>
            {words.weeks(n)}
          </option>
        ))}
      </select>
      <Button loading={plan.isPending} disabled={props.data.noZoning} onClick={start} data-testid="zone-days-plan">
        {words.plan}
      </Button>
      {plan.isPending ? (
        <p className="visually-hidden" role="status">
          {words.planning}
        </p>
      ) : null}
      {plan.error ? <ErrorState compact error={plan.error} /> : null}
    </>
  )
}

function PlanResult(props: { readonly result: PlanAnswer; readonly data: ZoneDaysData; readonly onClose: () => void }) {
  const { result, data } = props
  const words = useText(zoneDaysText)
  const formats = useFormats()
  return (
    <section className={classes.result} data-testid="zone-days-result">
      <p>
        <strong>{words.planned(result.changed)}</strong> {words.status[result.status]}
      </p>
      {result.unserved.length > 0 ? (
        <details>
          <summary>
            {words.unserved} ({result.unserved.length})
          </summary>
          <ul>
            {result.unserved.map((u) => (
              <li key={`${u.kind} ${u.zoneId} ${u.from} ${u.to}`}>
                {words.unservedLine(
                  words.unservedKinds[u.kind],
                  data.zones.get(u.zoneId)?.name ?? words.unknownZone,
                  formats.duration(u.minutes * 60),
                  formats.day(u.from),
                  formats.day(u.to),
                )}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <Button variant="subtle" size="xs" onClick={props.onClose}>
        {words.closeResult}
      </Button>
    </section>
  )
}
