import { ActionIcon, Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconLogout, IconNavigation, IconPhone } from '@tabler/icons-react'
import { type CallOutput, endpoints } from '@tournee/contract'
import { EmptyState, ErrorState, LocaleSwitch, SchemeSwitch, SkeletonRows, useFormats, useRead, useSession, useText } from '@tournee/ui-kit'
import { useState } from 'react'
import classes from './day-screen.module.css'
import { addDays, type DayLine, dayLines, navigationLink } from './lib/day.ts'
import { TakeAlong } from './take-along.tsx'
import { dayText } from './text.ts'

type MyDay = CallOutput<typeof endpoints.getMyDay>

const dateInAddress = (): string | null => new URLSearchParams(location.search).get('date')

/** The published day of the technician who is signed in, in order. */
export function DayScreen() {
  const words = useText(dayText)
  const formats = useFormats()
  const { user, signOut } = useSession()
  const today = formats.civilDate(new Date())
  const [date, setDate] = useState(dateInAddress() ?? today)
  const day = useRead(endpoints.getMyDay, { query: { date } })
  const show = (next: string) => {
    setDate(next)
    history.replaceState(null, '', next === today ? location.pathname : `?date=${next}`)
  }
  return (
    <div className={classes.app}>
      <header className={classes.top}>
        <p>{words.hello(user.name)}</p>
        <LocaleSwitch />
        <SchemeSwitch />
        <ActionIcon variant="subtle" size={48} onClick={signOut} aria-label={words.signOut} title={words.signOut}>
          <IconLogout size={20} stroke={1.6} />
        </ActionIcon>
      </header>
      <nav className={classes.days} aria-label={words.today}>
        <ActionIcon variant="subtle" size={48} aria-label={words.previous} onClick={() => show(addDays(date, -1))}>
          <IconChevronLeft size={24} stroke={1.6} />
        </ActionIcon>
        <h1 data-testid="day-title">{formats.dayLong(date)}</h1>
        <ActionIcon variant="subtle" size={48} aria-label={words.next} onClick={() => show(addDays(date, 1))}>
          <IconChevronRight size={24} stroke={1.6} />
        </ActionIcon>
      </nav>
      <main className={classes.main} data-testid={day.data ? 'my-day' : undefined}>
        {day.isError ? (
          <ErrorState error={day.error} onRetry={() => day.refetch()} />
        ) : day.data ? (
          <Day day={day.data} onDay={show} />
        ) : (
          <SkeletonRows rows={4} height={150} gap={16} />
        )}
      </main>
      <footer className={classes.coming}>{words.coming}</footer>
    </div>
  )
}

function Day({ day, onDay }: { readonly day: MyDay; readonly onDay: (date: string) => void }) {
  const words = useText(dayText)
  const formats = useFormats()
  const lines = dayLines(day.route, day.visits)
  const { route, nextDate } = day
  if (!route || lines.length === 0)
    return (
      <EmptyState title={words.none} hint={words.noneHint}>
        {nextDate && nextDate !== day.date ? (
          <Button size="lg" onClick={() => onDay(nextDate)} data-testid="next-day">
            {words.goTo(formats.dayLong(nextDate))}
          </Button>
        ) : null}
      </EmptyState>
    )
  const visits = lines.filter((l) => l.kind === 'visit').length
  return (
    <>
      <p className={classes.summary} data-testid="day-summary">
        {words.summary(visits, formats.km(route.distanceMetres / 1000), formats.duration(route.driveSeconds))}
      </p>
      <p className={classes.edge}>{words.leave(formats.time(route.departure), day.technician.startLabel)}</p>
      <ol className={classes.list} aria-label={words.list}>
        {lines.map((line) => (
          <Line key={line.kind === 'visit' ? line.visit.id : line.start} line={line} />
        ))}
      </ol>
      <p className={classes.edge}>{words.back(formats.time(route.end))}</p>
      <TakeAlong date={day.date} />
    </>
  )
}

function Line({ line }: { readonly line: DayLine }) {
  const words = useText(dayText)
  const formats = useFormats()
  if (line.kind === 'break')
    return (
      <li className={classes.pause}>
        {words.pause} · {formats.timeRange(line.start, line.end)}
      </li>
    )
  const { visit, stop, order } = line
  return (
    <li className={classes.visit} data-testid="my-stop" data-visit={visit.id}>
      <p className={classes.drive}>{words.drive(formats.duration(stop.driveSeconds), formats.km(stop.distanceMetres / 1000))}</p>
      <div className={classes.head}>
        <b aria-hidden="true">{order}</b>
        <div>
          <h2>
            <span data-testid="my-stop-time">{formats.time(stop.start)}</span> · {visit.clientName}
          </h2>
          <p>
            {words.kinds[visit.kind]} · {formats.duration(visit.durationMinutes * 60)}
          </p>
        </div>
      </div>
      {visit.promise ? (
        <p className={classes.promise}>{words.promised(formats.time(visit.promise.earliest), formats.time(visit.promise.latest))}</p>
      ) : null}
      <p className={classes.address}>
        {visit.address}
        {visit.address ? <br /> : null}
        {visit.postcode} {visit.city}
      </p>
      {visit.notes ? <p className={classes.note}>{visit.notes}</p> : null}
      <div className={classes.actions}>
        {visit.position ? (
          <Button
            component="a"
            href={navigationLink(visit.position)}
            target="_blank"
            rel="noreferrer"
            aria-label={words.navigateTo(visit.clientName)}
            leftSection={<IconNavigation size={20} stroke={1.8} />}
          >
            {words.navigate}
          </Button>
        ) : (
          <p className={classes.note}>{words.noPosition}</p>
        )}
        {visit.phone ? (
          <Button
            component="a"
            href={`tel:${visit.phone.replaceAll(' ', '')}`}
            variant="default"
            aria-label={words.callWho(visit.clientName)}
            leftSection={<IconPhone size={20} stroke={1.8} />}
          >
            {words.call}
          </Button>
        ) : null}
      </div>
    </li>
  )
}
