import { type AcceptedRelaxation, type PlanEdits, pauseId, type ShiftEdit } from '@tournee/contract'
import type { Problem, Relaxation, Shift } from '@tournee/engine'
import { type ShiftOf, shiftKey } from './plan-state.ts'

/** What is needed to put edits into a problem; hours are clock times of the company. */
export interface EditContext {
  readonly applyRelaxation: (problem: Problem, relaxation: Relaxation) => Problem
  /** working hours of a shift without edits */
  readonly hoursOf: (shift: ShiftOf) => { readonly start: string; readonly end: string } | null
  /** epoch seconds of a clock time */
  readonly at: (date: string, time: string) => number
}

/** Pauses that a planner added, among a shift's breaks. */
const isPause = ({ id }: { readonly id: string }) => id.startsWith('pause')

/**
 * The problem of `after`, made of the problem of `before`: hours and pauses replaced, relaxations added. Null where it cannot be
 * made so, because a relaxation was taken away: the service knows that problem, or an earlier state of this screen does.
 */
export function editProblem(problem: Problem, before: PlanEdits, after: PlanEdits, context: EditContext): Problem | null {
  const kept = before.relaxations.every((one, index) => JSON.stringify(one) === JSON.stringify(after.relaxations[index]))
  if (!kept) return null
  const written = (edits: PlanEdits) => new Map(edits.shifts.map((edit) => [shiftKey(edit), edit]))
  const [was, is] = [written(before), written(after)]
  let edited = problem
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    const edit = is.get(key) ?? { ...was.get(key)!, start: undefined, end: undefined, pauses: [] }
    if (JSON.stringify(was.get(key)) === JSON.stringify(is.get(key))) continue
    const changed = changeShift(edited, edit as ShiftEdit, before.relaxations, context)
    if (!changed) return null
    edited = changed
  }
  const added = after.relaxations.slice(before.relaxations.length)
  const eased = added.reduce((now: Problem, relaxation) => context.applyRelaxation(now, relaxation as Relaxation), edited)
  return countOvertime(eased, context)
}

/** What a shift may work beyond its ordinary end counts as overtime. */
function countOvertime(problem: Problem, { hoursOf, at }: EditContext): Problem {
  const shifts = problem.shifts.map((shift) => {
    const [date, technicianId] = [shift.day ?? '', shift.technician]
    const hours = hoursOf({ technicianId, date })
    const ordinary = hours ? at(date, hours.end) : shift.latestEnd
    return shift.latestEnd > ordinary ? { ...shift, softEnd: ordinary } : shift
  })
  return { ...problem, shifts }
}

function changeShift(problem: Problem, edit: ShiftEdit, relaxations: readonly AcceptedRelaxation[], context: EditContext): Problem | null {
  const id = shiftKey(edit)
  const hours = context.hoursOf(edit)
  if (!hours) return null
  const time = (clock: string) => context.at(edit.date, clock)
  const change = (shift: Shift): Shift => ({
    ...shift,
    earliestStart: time(edit.start ?? hours.start),
    latestEnd: time(edit.end ?? hours.end) + extendedBy(relaxations, id),
    breaks: [
      ...(shift.breaks ?? []).filter((rule) => !isPause(rule)),
      ...edit.pauses.map(({ from, minutes }, index) => {
        const start = time(from)
        return { id: pauseId(index), duration: minutes * 60, timeWindows: [[start, start] as const] }
      }),
    ],
  })
  return { ...problem, shifts: problem.shifts.map((shift) => (shift.id === id ? change(shift) : shift)) }
}

/** Seconds by which relaxations let a shift end later. */
function extendedBy(relaxations: readonly AcceptedRelaxation[], shift: string): number {
  return relaxations.reduce((sum, one) => {
    if (one.kind === 'several') return sum + extendedBy(one['relaxations'] as readonly AcceptedRelaxation[], shift)
    return one.kind === 'extend-shift' && one['shift'] === shift ? sum + Number(one['by']) : sum
  }, 0)
}

/** The problem with visits held at their hour on the shift they stand on. */
export function holdHours(problem: Problem, shiftOfVisit: ReadonlyMap<string, string>, hours: Readonly<Record<string, number>>): Problem {
  return {
    ...problem,
    visits: problem.visits.map(({ lock: _, ...visit }) => {
      const [shift, start] = [shiftOfVisit.get(visit.id), hours[visit.id]]
      return shift === undefined || start === undefined ? visit : { ...visit, lock: { kind: 'time', shift, start } }
    }),
  }
}
