import { ActionIcon, Button } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { LiveDay } from '@tournee/contract'
import { EmptyState, ErrorState, Figure, SkeletonRows, useFormats, useSession, useText } from '@tournee/ui-kit'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { addDays } from '../../lib/iso-week.ts'
import page from '../../look/page.module.css'
import { Arrivals } from './arrivals.tsx'
import { Lanes } from './lanes.tsx'
import classes from './live.module.css'
import { LiveMap } from './live-map.tsx'
import { figuresOf, findStop } from './model.ts'
import { StopCard } from './stop-card.tsx'
import { liveText } from './text.ts'
import { useLiveDay } from './use-live-day.ts'
import { useNotices } from './use-notices.ts'

/** The published day as it goes: who is where, who is awaited, whose promise is in danger. */
export function LiveScreen({ asked }: { readonly asked: string }) {
  const words = useText(liveText)
  useDocumentTitle(`${words.title} · Tournée`)
  const formats = useFormats()
  const [, go] = useLocation()
  const { day, error, retry, isLost } = useLiveDay(asked)
  const title = !day || day.isToday ? words.title : Date.parse(day.now) > Date.parse(`${day.date}T12:00:00Z`) ? words.past : words.coming
  const step = (days: number) => day && go(`/live/${addDays(day.date, days)}`)
  return (
    <div className={classes.page}>
      <header className={page.head}>
        <div>
          <h1>{title}</h1>
          <p aria-live="polite" data-testid="live-clock">
            {day ? formats.dayLong(day.date) : ''}
            {day?.isToday ? ` · ${words.clock(formats.time(day.now))}` : ''}
            {isLost ? ` · ${words.lost}` : day?.isToday ? ` · ${words.live}` : ''}
          </p>
        </div>
        {day && day.lanes.length > 0 ? <DayFigures day={day} /> : null}
        <div className={page.tools}>
          <ActionIcon variant="subtle" size={32} aria-label={words.previous} onClick={() => step(-1)}>
            <IconChevronLeft size={18} stroke={1.6} />
          </ActionIcon>
          <Button variant="default" size="xs" component={Link} href="/live">
            {words.today}
          </Button>
          <ActionIcon variant="subtle" size={32} aria-label={words.next} onClick={() => step(1)}>
            <IconChevronRight size={18} stroke={1.6} />
          </ActionIcon>
        </div>
      </header>
      {error ? (
        <ErrorState error={error} onRetry={() => retry()} />
      ) : day ? (
        <Body day={day} />
      ) : (
        <SkeletonRows rows={5} height={88} gap={12} />
      )}
    </div>
  )
}

function Body({ day }: { readonly day: LiveDay }) {
  const words = useText(liveText)
  const formats = useFormats()
  const { user } = useSession()
  const notices = useNotices()
  const [selectedId, select] = useState<string | null>(null)
  const mayWrite = user.role === 'planner' || user.role === 'admin'
  if (day.lanes.length === 0)
    return (
      <EmptyState title={words.none} hint={words.noneHint}>
        <Button component={Link} href={`/week/${day.week}`}>
          {words.toWeek}
        </Button>
        {day.publishedDates.map((date) => (
          <Button key={date} variant="default" component={Link} href={`/live/${date}`}>
            {words.toDay(formats.dayLong(date))}
          </Button>
        ))}
      </EmptyState>
    )
  const selected = findStop(day, selectedId)
  return (
    <div className={classes.body} data-testid="live-day" data-side={day.isToday || selected !== null}>
      <div className={classes.main}>
        <Lanes day={day} selectedId={selectedId} onSelect={select} />
        <LiveMap day={day} selectedId={selectedId} onSelect={select} />
      </div>
      <aside className={classes.side}>
        {selected ? <StopCard {...selected} notices={notices} mayWrite={mayWrite && day.isToday} onClose={() => select(null)} /> : null}
        {day.isToday ? (
          <section className={page.panel}>
            <div>
              <h2>{words.arrivals}</h2>
              <p className={page.small}>{words.arrivalsHint}</p>
            </div>
            <Arrivals day={day} selectedId={selectedId} onSelect={select} notices={notices} mayWrite={mayWrite} />
          </section>
        ) : null}
      </aside>
    </div>
  )
}

function DayFigures({ day }: { readonly day: LiveDay }) {
  const words = useText(liveText)
  const formats = useFormats()
  const { done, all, danger, latest } = figuresOf(day)
  return (
    <div className={classes.figures}>
      <Figure label={words.figures.done} value={`${done} / ${all}`} testId="live-done" />
      {day.isToday ? <Figure label={words.figures.danger} value={String(danger)} testId="live-danger" /> : null}
      <Figure label={day.isToday ? words.figures.late : words.figures.latePlanned} value={latest ? formats.time(latest) : words.nobody} />
    </div>
  )
}
