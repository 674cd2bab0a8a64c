import type { Problem, Shift, Technician } from '../model/problem.ts'

/** Shifts grouped by what the rules can tell apart: `classOf[shift]`, and one representative for each class. */
export interface ShiftClasses {
  readonly classOf: Int32Array
  readonly representatives: readonly { readonly shift: Shift; readonly technician: Technician }[]
}

/** What visits and weights say about technicians, shifts and days by name: only that makes two otherwise equal shifts different. */
function mentioned(problem: Problem) {
  const saidOf = new Map<string, string[]>()
  const shifts = new Set<string>()
  let days = (problem.objective?.changedDay ?? 1) > 0 && (problem.reference?.length ?? 0) > 0
  const say = (what: string, ids: readonly string[] | undefined) => {
    for (const id of new Set(ids)) {
      const said = saidOf.get(id)
      if (said) said.push(what)
      else saidOf.set(id, [what])
    }
  }
  problem.visits.forEach((visit, v) => {
    say(`allowed ${v}`, visit.allowedTechnicians)
    say(`forbidden ${v}`, visit.forbiddenTechnicians)
    say(`preferred ${v}`, visit.preferredTechnicians)
    if (visit.lastTechnician !== undefined) say(`last ${v}`, [visit.lastTechnician])
    const lock = visit.lock
    if (lock?.kind === 'technician') say(`locked ${v}`, [lock.technician])
    else if (lock?.kind === 'day') days = true
    else if (lock !== undefined) shifts.add(lock.shift)
  })
  const byShift = new Map(problem.shifts.map((shift) => [shift.id, shift]))
  for (const order of problem.reference ?? []) {
    const shift = byShift.get(order.shift)
    if (shift) say(`published ${order.shift}`, [shift.technician])
  }
  const everyTechnician = (problem.objective?.perUnfairSecond ?? 0) > 0
  return { saidOf, shifts, days, everyTechnician }
}

/** Groups identical shifts: one empty shift of each class stands for all of them in the search. */
export function classifyShifts(problem: Problem): ShiftClasses {
  const names = mentioned(problem)
  const technicianOf = new Map(problem.technicians.map((technician) => [technician.id, technician]))
  const keys = new Map<string, number>()
  const classOf = new Int32Array(problem.shifts.length)
  const representatives: { shift: Shift; technician: Technician }[] = []
  problem.shifts.forEach((shift, index) => {
    const technician = technicianOf.get(shift.technician) ?? { id: shift.technician }
    const { id, technician: name, day, ...rest } = shift
    const own = names.everyTechnician ? name : (names.saidOf.get(name)?.join() ?? null)
    const key = JSON.stringify([
      Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)),
      own,
      names.shifts.has(id) ? id : null,
      names.days ? (day ?? null) : null,
      [...(technician.skills ?? [])].sort(),
      technician.type ?? null,
    ])
    let klass = keys.get(key)
    if (klass === undefined) {
      klass = representatives.length
      keys.set(key, klass)
      representatives.push({ shift, technician })
    }
    classOf[index] = klass
  })
  return { classOf, representatives }
}
