import type { Lock, ObjectiveWeights, Problem, Shift, Technician, TimeWindow, Visit } from '../model/problem.ts'

const DAY = 86_400

/** Where the published plan has a visit: who and which day. */
export type Reference = ReadonlyMap<string, { readonly technician: string; readonly day: string | undefined }>

/** Technician and day of every visit in `problem.reference`. */
export function referenceOf(problem: Problem): Reference {
  const shifts = new Map(problem.shifts.map((shift) => [shift.id, shift]))
  const found = new Map<string, { technician: string; day: string | undefined }>()
  for (const order of problem.reference ?? []) {
    const shift = shifts.get(order.shift)
    if (!shift) continue
    for (const visit of order.visits) found.set(visit, { technician: shift.technician, day: shift.day })
  }
  return found
}

function locked(lock: Lock, shift: Shift): boolean {
  if (lock.kind === 'technician') return lock.technician !== shift.technician
  if (lock.kind === 'day') return lock.day !== shift.day
  return lock.shift !== shift.id
}

function allows(visit: Visit, shift: Shift, technician: Technician): boolean {
  if (visit.lock && locked(visit.lock, shift)) return false
  if (visit.allowedTechnicians && !visit.allowedTechnicians.includes(technician.id)) return false
  if (visit.forbiddenTechnicians?.includes(technician.id)) return false
  return (visit.skills ?? []).every((skill) => technician.skills?.includes(skill))
}

/** Days from the ideal date; taken in the middle of what the shift allows when the shift does not settle it. */
function idealCost(visit: Visit, shift: Shift, windows: readonly TimeWindow[], origin: number, perDay: number): number {
  const ideal = visit.due?.ideal
  if (ideal === undefined || perDay === 0) return 0
  const from = Math.max(windows[0]![0] + origin, shift.earliestStart)
  const to = Math.min(windows.at(-1)![1] + origin, shift.latestEnd)
  const days = (start: number): number => Math.ceil(Math.abs(start - ideal) / DAY)
  const [first, last] = [days(from), days(to)]
  return perDay * (first === last ? first : days(Math.floor((from + to) / 2)))
}

/** What it costs to give a visit to a shift before any driving: `Infinity` where a rule forbids it. */
export function assignmentCost(
  visit: Visit,
  windows: readonly TimeWindow[],
  shift: Shift,
  technician: Technician,
  reference: Reference,
  weights: ObjectiveWeights,
  origin: number,
): number {
  if (!allows(visit, shift, technician)) return Number.POSITIVE_INFINITY
  const [from, to] = [shift.earliestStart - origin, shift.latestEnd - origin]
  if (!windows.some(([start, end]) => start <= to && end >= from)) return Number.POSITIVE_INFINITY
  let cost = idealCost(visit, shift, windows, origin, weights.perDayFromIdeal)
  if (visit.zone !== undefined && shift.zones && !shift.zones.includes(visit.zone)) cost += weights.outOfZone
  if (visit.preferredTechnicians?.length && !visit.preferredTechnicians.includes(technician.id)) cost += weights.notPreferredTechnician
  if (visit.lastTechnician !== undefined && visit.lastTechnician !== technician.id) cost += weights.otherTechnicianThanLast
  const published = reference.get(visit.id)
  if (published && published.technician !== technician.id) cost += weights.changedTechnician
  if (published && published.day !== shift.day) cost += weights.changedDay
  const perWork = shift.costs?.perWorkSecond ?? weights.perWorkSecond
  return cost + perWork * (visit.serviceByType?.[technician.type ?? ''] ?? visit.service)
}
