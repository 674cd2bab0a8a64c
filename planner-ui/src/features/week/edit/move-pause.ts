import { type AcceptedRelaxation, pauseId, type ShiftEdit } from '@tournee/contract'

const MINUTE = 60

/**
 * An edit of a day with its pause where a relaxation would put it: on the next full minute, by which a visit under way is over. Null when
 * the relaxation is about something else. `clock`: an instant as `HH:MM` of the company.
 */
export function movePause(edit: ShiftEdit, { kind, ...to }: AcceptedRelaxation, clock: (instant: Date) => string): ShiftEdit | null {
  const rank = edit.pauses.findIndex((_, i) => pauseId(i) === to['break'])
  if (kind !== 'move-break' || rank < 0) return null
  const from = clock(new Date(Math.ceil(Number(to['start']) / MINUTE) * MINUTE * 1_000))
  return { ...edit, pauses: edit.pauses.map((pause, i) => (i === rank ? { ...pause, from } : pause)) }
}
