import type { Lock, Problem, RouteOrder, Visit } from '../model/problem.ts'
import type { Seconds } from '../units.ts'

/** The problem as if no visit depended on another. */
export function unlink(problem: Problem): Problem {
  const { together: _together, delays: _delays, tools: _tools, ...rest } = problem
  return rest
}

/**
 * The problem without links in which linked visits stay where the plan has them: at their second where the hour matters, else on
 * their shift. Any sound plan of it that serves them keeps every link. Linked visits that the plan leaves out are not in it, unless `whole`.
 */
export function hold(
  problem: Problem,
  orders: readonly RouteOrder[],
  starts: ReadonlyMap<string, Seconds>,
  linked: ReadonlySet<string>,
  whole = false,
): Problem {
  const shiftOf = new Map(orders.flatMap(({ shift, visits }) => visits.map((id) => [id, shift] as const)))
  const visits = problem.visits.flatMap((visit): readonly Visit[] => {
    if (!linked.has(visit.id)) return [visit]
    const shift = shiftOf.get(visit.id)
    if (shift === undefined) return whole ? [visit] : []
    const start = starts.get(visit.id)
    return [{ ...visit, lock: heldBy(visit.lock, shift), ...(start === undefined ? {} : { timeWindows: [[start, start]] }) }]
  })
  const ids = new Set(visits.map(({ id }) => id))
  const reference = problem.reference?.map((order) => ({ ...order, visits: order.visits.filter((id) => ids.has(id)) }))
  return { ...unlink(problem), visits, initial: orders, ...(reference ? { reference } : {}) }
}

/** A lock that holds the shift; those that hold more are kept. */
const heldBy = (lock: Lock | undefined, shift: string): Lock =>
  lock && lock.kind !== 'technician' && lock.kind !== 'day' ? lock : { kind: 'shift', shift }
