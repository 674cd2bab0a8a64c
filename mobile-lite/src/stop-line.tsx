import { useFormats, useText } from '@tournee/ui-kit'
import classes from './day-screen.module.css'
import type { DayLine } from './lib/day.ts'
import type { VisitProgress } from './lib/progress.ts'
import { dayText } from './text.ts'
import { VisitActions, VisitFacts } from './visit-facts.tsx'

/** One line of the day; a visit that is over is short. */
export function StopLine({ line, progress }: { readonly line: DayLine; readonly progress: VisitProgress | null }) {
  const words = useText(dayText)
  const formats = useFormats()
  if (line.kind === 'break')
    return (
      <li className={classes.pause}>
        {line.label ?? words.pause} · {formats.timeRange(line.start, line.end)}
      </li>
    )
  const { visit, stop, order, sheet } = line
  const last = progress?.last
  const isOver = progress?.state === 'done' || progress?.state === 'not-done'
  return (
    <li className={classes.visit} data-testid="my-stop" data-visit={visit.id} data-state={progress?.state}>
      {isOver ? null : (
        <p className={classes.drive}>{words.drive(formats.duration(stop.driveSeconds), formats.km(stop.distanceMetres / 1000))}</p>
      )}
      <div className={classes.head}>
        <b aria-hidden="true">{order}</b>
        <div>
          <h3>
            <span data-testid="my-stop-time">{formats.time(stop.start)}</span> · {visit.clientName}
          </h3>
          <p>
            {words.kinds[visit.kind]} · {formats.duration(visit.durationMinutes * 60)}
          </p>
          {last && last.kind !== 'undo' ? (
            <p className={classes.told}>
              {words.told[last.kind](formats.time(last.at))}
              {last.reason ? ` · ${words.reasons[last.reason]}` : ''}
            </p>
          ) : null}
        </div>
      </div>
      {isOver ? null : (
        <>
          <VisitFacts visit={visit} sheet={sheet} />
          <VisitActions visit={visit} quiet />
        </>
      )}
    </li>
  )
}
