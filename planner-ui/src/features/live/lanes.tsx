import type { LiveDay, LiveLane, LiveStop } from '@tournee/contract'
import { type Formats, TechnicianMark, technicianStyle, useFormats, useText } from '@tournee/ui-kit'
import classes from './live.module.css'
import { type Axis, actualOf, axisOf, behindSeconds, doingOf, pausesOf, spanOn } from './model.ts'
import { liveText } from './text.ts'

interface LanesProps {
  readonly day: LiveDay
  readonly selectedId: string | null
  readonly onSelect: (visitId: string) => void
}

/** Every technician's day on one time axis: above what was planned, below what happened and is expected. */
export function Lanes({ day, selectedId, onSelect }: LanesProps) {
  const words = useText(liveText)
  const formats = useFormats()
  const axis = axisOf(day.lanes)
  if (!axis) return null
  const now = spanOn(axis, day.now, day.now).left
  return (
    <section className={classes.lanes} aria-label={words.lanes}>
      <p className={classes.legend} aria-hidden="true">
        <span className={classes.legendPlan} /> {words.plan}
        <span className={classes.legendActual} /> {words.actual}
        {day.isToday ? (
          <>
            <span className={classes.legendExpected} /> {words.forecast}
          </>
        ) : null}
      </p>
      <div className={classes.hours} aria-hidden="true">
        {axis.ticks.map((tick) => (
          <span key={tick} style={{ left: spanOn(axis, new Date(tick).toISOString(), new Date(tick).toISOString()).left }}>
            {formats.time(new Date(tick))}
          </span>
        ))}
      </div>
      {day.lanes.map((lane) => (
        <Lane key={lane.technicianId} lane={lane} axis={axis} now={day.isToday ? now : null} selectedId={selectedId} onSelect={onSelect} />
      ))}
    </section>
  )
}

function Lane({
  lane,
  axis,
  now,
  selectedId,
  onSelect,
}: {
  readonly lane: LiveLane
  readonly axis: Axis
  readonly now: string | null
  readonly selectedId: string | null
  readonly onSelect: (visitId: string) => void
}) {
  const words = useText(liveText)
  const formats = useFormats()
  const done = lane.stops.filter(({ state }) => state === 'done').length
  return (
    <section className={classes.lane} aria-label={words.lane(lane.name)} data-testid="lane" style={technicianStyle(lane.colour)}>
      <header>
        <TechnicianMark letter={lane.letter} colour={lane.colour} />
        <div>
          <h3>{lane.name}</h3>
          <p data-testid="doing">{doingWords(lane, words, formats)}</p>
          <p className={classes.quiet}>
            {words.done(done, lane.stops.length)} ·{' '}
            {lane.expectedEnd ? words.home(formats.time(lane.expectedEnd)) : words.homePlanned(formats.time(lane.plannedEnd))}
            <Behind lane={lane} />
          </p>
        </div>
      </header>
      <ol className={classes.track}>
        {now ? <li className={classes.now} style={{ left: now }} aria-hidden="true" /> : null}
        {pausesOf(lane).map((pause) => (
          <li
            key={pause.start}
            className={classes.pause}
            style={spanOn(axis, pause.start, pause.end)}
            title={`${pause.label ?? words.pause}, ${formats.timeRange(pause.start, pause.end)}`}
            aria-hidden="true"
          />
        ))}
        {lane.stops.map((stop) => (
          <Stop key={stop.visit.id} stop={stop} axis={axis} isSelected={stop.visit.id === selectedId} onSelect={onSelect} />
        ))}
      </ol>
    </section>
  )
}

function Behind({ lane }: { readonly lane: LiveLane }) {
  const words = useText(liveText)
  const formats = useFormats()
  const behind = behindSeconds(lane)
  if (behind === null) return null
  const minutes = Math.round(behind / 60)
  const text = Math.abs(minutes) < 5 ? words.onTime : (minutes > 0 ? words.behind : words.ahead)(formats.duration(Math.abs(minutes) * 60))
  return (
    <strong className={classes.behind} data-behind={minutes >= 5}>
      {text}
    </strong>
  )
}

function Stop({
  stop,
  axis,
  isSelected,
  onSelect,
}: {
  readonly stop: LiveStop
  readonly axis: Axis
  readonly isSelected: boolean
  readonly onSelect: (visitId: string) => void
}) {
  const words = useText(liveText)
  const formats = useFormats()
  const actual = actualOf(stop)
  const shown = actual ?? stop.expected
  const state = words.states[stop.state]
  const { start, end } = stop.planned
  return (
    <li>
      <button
        type="button"
        className={classes.planned}
        style={spanOn(axis, start, end)}
        data-selected={isSelected}
        data-testid="live-stop"
        data-state={stop.state}
        data-visit={stop.visit.id}
        aria-pressed={isSelected}
        aria-label={words.stop(stop.order, stop.visit.clientName, state, formats.timeRange(start, end))}
        title={`${stop.visit.clientName} · ${formats.timeRange(start, end)} · ${state}`}
        onClick={() => onSelect(stop.visit.id)}
      >
        <b>{stop.order}</b> <span>{stop.visit.clientName}</span>
      </button>
      {shown ? (
        <span
          className={actual ? classes.actual : classes.expected}
          style={spanOn(axis, shown.start, shown.end)}
          data-state={stop.state}
          data-danger={stop.danger}
          aria-hidden="true"
        >
          {stop.order}
        </span>
      ) : null}
    </li>
  )
}

type Words = ReturnType<typeof useText<(typeof liveText)['fr']>>

function doingWords(lane: LiveLane, words: Words, formats: Formats): string {
  const doing = doingOf(lane)
  if (doing.kind === 'not-left') return words.notLeft(formats.time(lane.departure))
  const [name, time] = [doing.stop.visit.clientName, formats.time(doing.since)]
  if (doing.kind === 'day-done') return words.dayDone(time)
  return { 'on-the-way': words.onTheWay, 'on-site': words.onSite, free: words.free }[doing.kind](name, time)
}
