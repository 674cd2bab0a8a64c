import type { VisitCard } from '@tournee/contract'
import { useFormats, useText } from '@tournee/ui-kit'
import { daysBetween } from '../../lib/iso-week.ts'
import classes from './due-bar.module.css'
import { weekText } from './text.ts'

/** The due window as a line, with its ideal day (tick) and the planned day (dot). */
export function DueBar({
  visit,
  plannedOn,
}: {
  readonly visit: Pick<VisitCard, 'dueFrom' | 'dueIdeal' | 'dueTo'>
  readonly plannedOn: string | null
}) {
  const words = useText(weekText)
  const formats = useFormats()
  const span = Math.max(1, daysBetween(visit.dueFrom, visit.dueTo))
  const at = (date: string) => `${Math.min(100, Math.max(0, (daysBetween(visit.dueFrom, date) / span) * 100))}%`
  return (
    <span className={classes.bar}>
      <span className={classes.line} aria-hidden="true">
        <span className={classes.ideal} style={{ left: at(visit.dueIdeal) }} />
        {plannedOn ? <span className={classes.planned} style={{ left: at(plannedOn) }} /> : null}
      </span>
      <small>{words.dueIdeal(formats.day(visit.dueIdeal))}</small>
    </span>
  )
}
