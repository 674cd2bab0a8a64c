import type { AcceptedRelaxation, PlanEdits, ShiftEdit } from '@tournee/contract'
import type { Problem } from '@tournee/engine'
import type { Culprit } from '../refusal.ts'
import { editedHours } from './apply-edits.ts'
import { RelaxationShape, type SingleRelaxation, singlesOf } from './relaxation-shape.ts'
import { shiftId, type WeekShift } from './week-shifts.ts'

const culprit = (code: string, path: string, cause: string, remedy: string): Culprit => ({ code, path, cause, remedy })

/** What edits name that the week does not have, and what nobody could work by. */
export function editCulprits(edits: PlanEdits, problem: Problem, shifts: readonly WeekShift[]): Culprit[] {
  return [
    ...lockCulprits(edits.locks, problem),
    ...edits.shifts.flatMap((edit, at) => shiftCulprits(edits.shifts, edit, at, shifts)),
    ...edits.relaxations.flatMap((relaxation, at) => relaxationCulprits(relaxation, `body.edits.relaxations.${at}`, problem)),
  ]
}

function lockCulprits(locks: PlanEdits['locks'], problem: Problem): Culprit[] {
  const known = new Set(problem.visits.map(({ id }) => id))
  const seen = new Set<string>()
  return locks.flatMap(({ visitId }, at) => {
    const path = `body.edits.locks.${at}.visitId`
    if (!known.has(visitId)) return [culprit('UNKNOWN_VISIT', path, 'The visit is not to be planned in this week.', 'Leave the lock out.')]
    if (seen.has(visitId)) return [culprit('LOCK_TWICE', path, 'The visit has two locks.', 'Give one: the firmer includes the other.')]
    seen.add(visitId)
    return []
  })
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

function shiftCulprits(edits: readonly ShiftEdit[], edit: ShiftEdit, at: number, shifts: readonly WeekShift[]): Culprit[] {
  const path = `body.edits.shifts.${at}`
  const id = shiftId(edit.technicianId, edit.date)
  const ordinary = shifts.find((shift) => shift.id === id)
  if (!ordinary) return [culprit('UNKNOWN_SHIFT', path, 'Nobody works there then.', 'Choose a shift of the week.')]
  if (edits.some((other, before) => before < at && shiftId(other.technicianId, other.date) === id))
    return [culprit('SHIFT_TWICE', path, 'The shift is edited twice.', 'Give it once.')]
  const { start, end } = editedHours(ordinary, edit)
  if (end <= start) return [culprit('REVERSED', `${path}.end`, `It is not after the start, ${start}.`, 'Give a later end.')]
  return edit.pauses.flatMap(({ from, minutes }, index): Culprit[] => {
    const pause = `${path}.pauses.${index}`
    const until = minutesOf(from) + minutes
    if (from < start || until > minutesOf(end))
      return [culprit('OUTSIDE_SHIFT', pause, `The shift is from ${start} to ${end}.`, 'Give a pause within it, or change its hours.')]
    const clash = edit.pauses.some(
      (other, before) => before < index && minutesOf(other.from) < until && minutesOf(from) < minutesOf(other.from) + other.minutes,
    )
    return clash ? [culprit('OVERLAP', pause, 'It overlaps another pause.', 'Give pauses apart.')] : []
  })
}

/** Relaxations that are not the planner's alone to accept, with what to do instead. */
const REFUSED: Readonly<Record<string, string>> = {
  'shift-promise': 'Move the appointment with the client, then plan again.',
  'add-shift': 'Change working hours or absences, then plan again.',
}

function relaxationCulprits(relaxation: AcceptedRelaxation, path: string, problem: Problem): Culprit[] {
  const parts = relaxation.kind === 'several' && Array.isArray(relaxation['relaxations']) ? (relaxation['relaxations'] as unknown[]) : []
  const kinds = [relaxation.kind, ...parts.map((part) => (part as { kind?: unknown } | null)?.kind)]
  const refused = kinds.find((kind): kind is string => typeof kind === 'string' && Object.hasOwn(REFUSED, kind))
  if (refused) return [culprit('RELAXATION_REFUSED', path, `${refused} is not decided in a plan.`, REFUSED[refused]!)]
  const read = RelaxationShape.safeParse(relaxation)
  if (!read.success) {
    return read.error.issues.slice(0, 10).map((issue) => {
      const at = [path, ...issue.path.map(String)].join('.')
      return culprit('RELAXATION_SHAPE', at, issue.message, 'Send a relaxation as a reason proposed it.')
    })
  }
  return singlesOf(read.data).flatMap((single) => unknownIn(single, path, problem))
}

function unknownIn(relaxation: SingleRelaxation, path: string, problem: Problem): Culprit[] {
  const remedy = 'Leave the relaxation out: it has nothing to ease.'
  const unknown = (code: string, what: string) => [culprit(code, path, `The week has no such ${what}.`, remedy)]
  if ('shift' in relaxation && !problem.shifts.some(({ id }) => id === relaxation.shift)) return unknown('UNKNOWN_SHIFT', 'shift')
  if ('visit' in relaxation && !problem.visits.some(({ id }) => id === relaxation.visit)) return unknown('UNKNOWN_VISIT', 'visit')
  if ('technician' in relaxation && !problem.technicians.some(({ id }) => id === relaxation.technician))
    return unknown('UNKNOWN_TECHNICIAN', 'technician')
  return []
}

/** Of edits what can still hold: shifts that are worked, visits that are planned (locks: on a route), relaxations of these. */
export function keepHolding(
  edits: PlanEdits,
  problem: Problem,
  shifts: readonly WeekShift[],
  orders: readonly { readonly visits: readonly string[] }[],
): PlanEdits {
  const placed = new Set(orders.flatMap(({ visits }) => visits))
  const unlocked = new Set(edits.relaxations.flatMap((relaxation) => unlocksOf(relaxation)))
  return {
    locks: edits.locks.filter(({ visitId }) => placed.has(visitId) && !unlocked.has(visitId)),
    shifts: edits.shifts.filter((edit, at) => shiftCulprits(edits.shifts, edit, at, shifts).length === 0),
    // an unlock has taken its lock away: nothing is left of it
    relaxations: edits.relaxations.filter(
      ({ kind, ...more }) => kind !== 'unlock' && relaxationCulprits({ kind, ...more }, '', problem).length === 0,
    ),
  }
}

function unlocksOf(relaxation: AcceptedRelaxation): string[] {
  const read = RelaxationShape.safeParse(relaxation)
  return read.success ? singlesOf(read.data).flatMap((single) => (single.kind === 'unlock' ? [single.visit] : [])) : []
}
