import type { VisitCard } from '@tournee/contract'
import { StatusMark, useFormats, useText } from '@tournee/ui-kit'
import classes from './file.module.css'
import { fileText } from './text.ts'
import { type TimelineVisit, timelineOf } from './timeline-model.ts'

const LANE = 22

/** Due windows of the past and the coming year on one line, with what was promised and done; told again in words for those who do not see it. */
export function Timeline({ visits }: { readonly visits: readonly VisitCard[] }) {
  const words = useText(fileText)
  const formats = useFormats()
  const line = timelineOf(visits, formats.civilDate(new Date()), formats.civilDate)
  const percent = (share: number) => `${share * 100}%`
  return (
    <figure className={classes.timeline} data-testid="timeline">
      <figcaption className="visually-hidden">{words.timelineHint}</figcaption>
      <div className={classes.line} style={{ height: line.lanes * LANE + 26 }} aria-hidden="true">
        {line.months.map(({ date, at }, index) => (
          <span
            key={date}
            className={classes.month}
            data-year={date.slice(5, 7) === '01'}
            data-half={['01', '07'].includes(date.slice(5, 7))}
            style={{ left: percent(at) }}
          >
            {index % 3 === 1 ? formats.date(date).replace(/^\d+\S*\s/, '') : ''}
          </span>
        ))}
        <span className={classes.today} style={{ left: percent(line.today) }} />
        {line.visits.map((one) => (
          <Window key={one.visit.id} one={one} percent={percent} title={sayVisit(one, formats, words)} />
        ))}
      </div>
      <ul className={classes.legend} aria-hidden="true">
        <li>
          <span className={classes.window} /> {words.window}
        </li>
        <li>
          <StatusMark status="booked" /> {words.promised}
        </li>
        <li>
          <StatusMark status="done" /> {words.done}
        </li>
        <li>
          <span className={classes.todayKey} /> {words.today}
        </li>
      </ul>
      <ul className="visually-hidden">
        {line.visits.map((one) => (
          <li key={one.visit.id}>{sayVisit(one, formats, words)}</li>
        ))}
      </ul>
    </figure>
  )
}

const MARKS = { done: 'done', promise: 'booked', planned: 'published' } as const

function Window({
  one,
  percent,
  title,
}: {
  readonly one: TimelineVisit
  readonly percent: (share: number) => string
  readonly title: string
}) {
  const top = 24 + one.lane * LANE
  return (
    <>
      {one.isWide || !one.mark ? (
        <span
          className={classes.window}
          data-status={one.isLate ? 'late' : one.visit.status}
          style={{ left: percent(one.from), width: percent(Math.max(0.004, one.to - one.from)), top: top + 4 }}
          title={title}
        />
      ) : null}
      {one.mark ? (
        <span className={classes.atMark} style={{ left: percent(one.mark.at), top }} title={title}>
          <StatusMark status={MARKS[one.mark.kind]} />
        </span>
      ) : (
        <span className={classes.ideal} style={{ left: percent(one.ideal), top: top + 4 }} />
      )}
    </>
  )
}

function sayVisit({ visit, mark, isLate }: TimelineVisit, formats: ReturnType<typeof useFormats>, words: (typeof fileText)['fr']): string {
  const window = words.due(formats.date(visit.dueFrom), formats.date(visit.dueTo))
  if (isLate) return `${window}, ${words.late}`
  if (!mark) return window
  const when = visit.doneAt ?? visit.promise?.earliest ?? visit.scheduledStart!
  return `${window}, ${words.marks[mark.kind](formats.date(formats.civilDate(when)))}`
}
