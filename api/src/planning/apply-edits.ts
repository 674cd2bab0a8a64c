import { type Company, type PlanEdits, pauseId, type ShiftEdit } from '@tournee/contract'
import { applyRelaxation, type Break, type Problem, type Relaxation, type Shift } from '@tournee/engine'
import { toEpoch } from '@tournee/engine/recurrence'
import { breaksOf } from './week-problem.ts'
import { shiftId, type WeekShift } from './week-shifts.ts'

/** What edits of shifts are read with. */
export interface EditContext {
  readonly company: Company
  readonly shifts: readonly WeekShift[]
}

/** The hours of a shift as edited. */
export const editedHours = (shift: WeekShift, edit: Pick<ShiftEdit, 'start' | 'end'>): WeekShift => ({
  ...shift,
  start: edit.start ?? shift.start,
  end: edit.end ?? shift.end,
})

/**
 * A week's problem with what a human decided beyond the order of visits: hours and pauses of shifts, then the relaxations accepted.
 * The one place where edits become a problem, for the browser, an edit and a run alike. Locks are not applied here: they stop the
 * optimiser only (`withHumanLocks`). What a shift may work beyond its ordinary end counts as overtime.
 */
export function applyEdits(problem: Problem, edits: Pick<PlanEdits, 'shifts' | 'relaxations'>, context: EditContext): Problem {
  const edited = edits.shifts.reduce((before, edit) => editShift(before, edit, context), problem)
  const relaxed = edits.relaxations.reduce((before, relaxation) => applyRelaxation(before, relaxation as unknown as Relaxation), edited)
  return countOvertime(problem, relaxed)
}

function editShift(problem: Problem, edit: ShiftEdit, { company, shifts }: EditContext): Problem {
  const id = shiftId(edit.technicianId, edit.date)
  const ordinary = shifts.find((shift) => shift.id === id)
  if (!ordinary) return problem
  const hours = editedHours(ordinary, edit)
  const at = (time: string) => toEpoch(edit.date, time, company.timeZone)
  const pauses = edit.pauses.map(({ from, minutes }, index): Break => {
    return { id: pauseId(index), duration: minutes * 60, timeWindows: [[at(from), at(from)]] }
  })
  const change = (shift: Shift): Shift => ({
    ...shift,
    earliestStart: at(hours.start),
    latestEnd: at(hours.end),
    breaks: [...breaksOf(company, hours), ...pauses],
  })
  return { ...problem, shifts: problem.shifts.map((shift) => (shift.id === id ? change(shift) : shift)) }
}

/** What shifts may work beyond their ordinary end counts as overtime. */
export function countOvertime(ordinary: Problem, edited: Problem): Problem {
  const endOf = new Map(ordinary.shifts.map((shift) => [shift.id, shift.softEnd ?? shift.latestEnd]))
  return {
    ...edited,
    shifts: edited.shifts.map((shift) => {
      const softEnd = endOf.get(shift.id)
      return softEnd !== undefined && shift.latestEnd > softEnd ? { ...shift, softEnd } : shift
    }),
  }
}
