import { Button, SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { bookingEndpoints, endpoints } from '@tournee/contract'
import { EmptyState, ErrorState, SkeletonRows, useFormats, useRead, useSession, useText } from '@tournee/ui-kit'
import { lazy, Suspense, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import split from '../../look/split-screen.module.css'
import { AppointmentCard } from './appointment-card.tsx'
import classes from './appointments.module.css'
import { shownRange, stepDate, VIEWS, viewOf } from './model.ts'
import { MoveBar } from './move-bar.tsx'
import { appointmentsText } from './text.ts'
import { useMove } from './use-move.ts'
import { WaitingList } from './waiting-list.tsx'

const AppointmentCalendar = lazy(() => import('./appointment-calendar.tsx').then((m) => ({ default: m.AppointmentCalendar })))
const NONE = [] as const

/** Every promise made: seen by day, week or month, moved with its cost shown first, cancelled; and who still waits. */
export function AppointmentsScreen() {
  const words = useText(appointmentsText)
  const formats = useFormats()
  const { user } = useSession()
  const editable = user.role === 'planner' || user.role === 'admin'
  const narrow = useMediaQuery('(max-width: 800px)', false, { getInitialValueInEffect: false }) ?? false
  const today = formats.civilDate(new Date())
  const [query, setQuery] = useSearchParams()
  const view = viewOf(query.get('view'), narrow)
  const asked = query.get('date')
  const date = asked && /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : today
  const go = (to: string, as: string = view) => setQuery({ date: to, view: as }, { replace: true })
  const range = shownRange(view, date)
  const appointments = useRead(bookingEndpoints.listAppointments, { query: range }, { keepPrevious: true })
  const technicians = useRead(endpoints.listTechnicians)
  const people = technicians.data?.items.filter((t) => t.active) ?? NONE
  const items = appointments.data?.items ?? NONE
  const live = items.filter((a) => a.status !== 'cancelled')
  const [selectedId, setSelected] = useState<string | null>(null)
  const selected = live.find((a) => a.id === selectedId) ?? null
  const move = useMove()
  const error = appointments.error ?? technicians.error
  return (
    <div className={split.screen}>
      <header className={split.head}>
        <h1>{words.title}</h1>
        <div className={classes.steps}>
          <Button variant="default" size="xs" onClick={() => go(stepDate(view, date, -1))} aria-label={words.previous}>
            ‹
          </Button>
          <Button variant="default" size="xs" onClick={() => go(today)}>
            {words.today}
          </Button>
          <Button variant="default" size="xs" onClick={() => go(stepDate(view, date, 1))} aria-label={words.next}>
            ›
          </Button>
        </div>
        <p>
          {view === 'day' ? formats.dayLong(date) : formats.dateRange(range.from, range.to)} · {words.count(live.length)}
        </p>
        <SegmentedControl
          className={classes.views ?? ''}
          aria-label={words.view}
          value={view}
          onChange={(to) => go(date, to)}
          data={VIEWS.map((v) => ({ value: v, label: words.views[v] }))}
        />
      </header>
      <div className={split.body}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a calendar that scrolls must be reachable by keyboard */}
        <section className={`${split.main} ${classes.main}`} tabIndex={0} aria-label={words.calendar}>
          {error && !appointments.data ? (
            <ErrorState error={error} onRetry={() => [appointments, technicians].map((a) => a.refetch())} />
          ) : appointments.isPending || technicians.isPending ? (
            <SkeletonRows rows={7} height={72} />
          ) : (
            <>
              {live.length === 0 ? (
                <EmptyState title={words.none} hint={words.noneHint}>
                  {editable ? (
                    <Button component={Link} href="/call" variant="default">
                      {words.toCall}
                    </Button>
                  ) : null}
                </EmptyState>
              ) : null}
              <Suspense fallback={<SkeletonRows rows={7} height={72} />}>
                <AppointmentCalendar
                  appointments={items}
                  technicians={people}
                  view={view}
                  date={date}
                  selectedId={selectedId}
                  editable={editable}
                  onSelect={setSelected}
                  onMove={(appointment, target) => {
                    setSelected(appointment.id)
                    move.consider(appointment, target)
                  }}
                  onDay={(day) => go(day, 'day')}
                />
              </Suspense>
            </>
          )}
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard */}
        <aside className={split.side} tabIndex={0} aria-label={words.card}>
          <MoveBar move={move} technicians={people} />
          {selected ? (
            <AppointmentCard
              key={`${selected.id} ${selected.version}`}
              appointment={selected}
              technicians={people}
              move={move}
              editable={editable}
              onClose={() => setSelected(null)}
            />
          ) : (
            <p className={classes.quiet}>
              {words.choose} {editable ? words.dragHint : ''}
            </p>
          )}
          <WaitingList editable={editable} />
        </aside>
      </div>
    </div>
  )
}
