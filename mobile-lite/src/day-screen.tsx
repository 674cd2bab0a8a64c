import { ActionIcon, Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconLogout } from '@tabler/icons-react'
import { type CallOutput, endpoints } from '@tournee/contract'
import {
  ConnectionBar,
  EmptyState,
  ErrorState,
  LocaleSwitch,
  SchemeSwitch,
  SkeletonRows,
  useFormats,
  useRead,
  useSession,
  useText,
} from '@tournee/ui-kit'
import { useState } from 'react'
import { CurrentJob } from './current-job.tsx'
import classes from './day-screen.module.css'
import { addDays, dayLines } from './lib/day.ts'
import { currentJob, lastTold, progressOf } from './lib/progress.ts'
import { SafeLine } from './safe-line.tsx'
import { StopLine } from './stop-line.tsx'
import { TakeAlong } from './take-along.tsx'
import { dayText } from './text.ts'
import { ToLoad } from './to-load.tsx'
import { type Stamps, useStamps } from './use-stamps.ts'

type MyDay = CallOutput<typeof endpoints.getMyDay>

const dateInAddress = (): string | null => new URLSearchParams(location.search).get('date')
const NONE: MyDay['stamps'] = []

/** The published day of the technician who is signed in: the one job of now, the rest in order, and what is safe. */
export function DayScreen() {
  const words = useText(dayText)
  const formats = useFormats()
  const { user, signOut } = useSession()
  // without a date the service says which day it is
  const [asked, setAsked] = useState(dateInAddress())
  const day = useRead(endpoints.getMyDay, { query: asked === null ? {} : { date: asked } })
  const date = day.data?.date ?? asked
  const today = day.data?.today
  const stamps = useStamps(day.data?.stamps ?? NONE, day.refetch)
  const show = (next: string) => {
    setAsked(next === today ? null : next)
    history.replaceState(null, '', next === today ? location.pathname : `?date=${next}`)
  }
  return (
    <div className={classes.app}>
      <ConnectionBar of="page" wait={words.goOn} />
      <header className={classes.top}>
        <p>{words.hello(user.name)}</p>
        <LocaleSwitch />
        <SchemeSwitch />
        <ActionIcon variant="subtle" size={48} onClick={signOut} aria-label={words.signOut} title={words.signOut}>
          <IconLogout size={20} stroke={1.6} />
        </ActionIcon>
      </header>
      <nav className={classes.days} aria-label={words.today}>
        <ActionIcon variant="subtle" size={48} aria-label={words.previous} disabled={!date} onClick={() => date && show(addDays(date, -1))}>
          <IconChevronLeft size={24} stroke={1.6} />
        </ActionIcon>
        <h1 data-testid="day-title">{date ? formats.dayLong(date) : words.today}</h1>
        <ActionIcon variant="subtle" size={48} aria-label={words.next} disabled={!date} onClick={() => date && show(addDays(date, 1))}>
          <IconChevronRight size={24} stroke={1.6} />
        </ActionIcon>
      </nav>
      <SafeLine stamps={stamps} />
      <main className={classes.main} data-testid={day.data ? 'my-day' : undefined}>
        {day.data ? (
          <Day day={day.data} stamps={stamps} onDay={show} />
        ) : day.isError ? (
          <ErrorState error={day.error} onRetry={() => day.refetch()} />
        ) : (
          <SkeletonRows rows={4} height={150} gap={16} />
        )}
      </main>
    </div>
  )
}

function Day({ day, stamps, onDay }: { readonly day: MyDay; readonly stamps: Stamps; readonly onDay: (date: string) => void }) {
  const words = useText(dayText)
  const formats = useFormats()
  const lines = dayLines(day.route, day.visits, day.sheets)
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
  const isToday = day.date === day.today
  const job = isToday ? currentJob(lines, stamps.known) : null
  const visits = lines.filter((l) => l.kind === 'visit').length
  return (
    <>
      {job ? <CurrentJob key={job.visit.id} line={job} progress={progressOf(job.visit.id, stamps.known)} tell={stamps.tell} /> : null}
      {isToday && !job ? <EmptyState compact title={words.allDone} hint={words.allDoneHint} /> : null}
      {isToday ? <Undo day={day} stamps={stamps} /> : null}
      <ToLoad load={day.load} open={job?.order === 1} />
      <h2 className={classes.rest}>{words.rest}</h2>
      <p className={classes.summary} data-testid="day-summary">
        {words.summary(visits, formats.km(route.distanceMetres / 1000), formats.duration(route.driveSeconds))}
      </p>
      <p className={classes.edge}>{words.leave(formats.time(route.departure), day.technician.startLabel)}</p>
      <ol className={classes.list} aria-label={words.list}>
        {lines.map((line) => (
          <StopLine
            key={line.kind === 'visit' ? line.visit.id : line.start}
            line={line}
            progress={line.kind === 'visit' ? progressOf(line.visit.id, stamps.known) : null}
          />
        ))}
      </ol>
      <p className={classes.edge}>{words.back(formats.time(route.end))}</p>
      <TakeAlong date={day.date} />
    </>
  )
}

/** Takes back the last thing told today, for whoever touched the wrong button. */
function Undo({ day, stamps }: { readonly day: MyDay; readonly stamps: Stamps }) {
  const words = useText(dayText)
  const last = lastTold(stamps.known)
  const visit = day.visits.find(({ id }) => id === last?.visitId)
  if (!last || !visit || last.kind === 'undo') return null
  const step = last.kind === 'not-done' ? words.notDone : words.steps[last.kind]
  return (
    <Button
      className={classes.undo}
      variant="subtle"
      onClick={() => stamps.tell(visit.id, 'undo', { undoes: last.id })}
      data-testid="undo-stamp"
    >
      {words.undo(step, visit.clientName)}
    </Button>
  )
}
