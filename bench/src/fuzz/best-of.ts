import { DEFAULT_OBJECTIVE, evaluate, type Problem, type Shift, type Visit } from '@tournee/engine'
import { checkPlan } from '@tournee/engine/check'

/** No more visits than this: the orders of eight on one shift are 109 601. */
const MOST_VISITS = 8

/** Whether everything can be tried in a second or so. */
export const isSmallCase = ({ visits, shifts }: Problem): boolean => visits.length <= (shifts.length <= 2 ? MOST_VISITS : 4)

/**
 * The least cost of any sound plan, by trying every order of every set of visits on every shift, and every way to share the visits
 * out. Orders are only passed over when a plain walk without breaks is too late already, or their road alone costs more than the
 * best order of the same visits. Throws above `MOST_VISITS` and where fairness makes routes depend on one another.
 */
export function bestOf(problem: Problem): number {
  if (problem.visits.length > MOST_VISITS || (problem.objective?.perUnfairSecond ?? 0) > 0) throw new Error('not a small case')
  const unserved = problem.visits.map((visit) => unservedCost(problem, visit))
  // by set of visits (bits) already decided on the shifts so far: what they cost
  let least = new Map<number, number>([[0, 0]])
  for (const shift of problem.shifts) least = shareOut(least, bestRoutes(problem, shift))
  let best = Infinity
  for (const [set, cost] of least) {
    const left = unserved.reduce((sum, price, v) => sum + (set & (1 << v) ? 0 : price), 0)
    best = Math.min(best, cost + left)
  }
  return best
}

function shareOut(least: ReadonlyMap<number, number>, routes: ReadonlyMap<number, number>): Map<number, number> {
  const next = new Map(least)
  for (const [before, cost] of least) {
    for (const [set, price] of routes) {
      if ((before & set) !== 0) continue
      const together = cost + price
      if (together < (next.get(before | set) ?? Infinity)) next.set(before | set, together)
    }
  }
  return next
}

/** By set of visits: the cheapest sound route of the shift that serves just these. */
function bestRoutes(problem: Problem, shift: Shift): ReadonlyMap<number, number> {
  const best = new Map<number, number>()
  const walk = createWalk(problem, shift)
  const order: number[] = []
  const extend = (set: number, place: number | undefined, clock: number, road: number): void => {
    for (const [v, visit] of problem.visits.entries()) {
      if (set & (1 << v)) continue
      const step = walk(place, visit, clock)
      if (!step) continue
      order.push(v)
      const wider = set | (1 << v)
      if (road + step.road < (best.get(wider) ?? Infinity)) judge(wider)
      extend(wider, visit.location, step.clock, road + step.road)
      order.pop()
    }
  }
  const judge = (set: number): void => {
    const plan = evaluate(problem, [{ shift: shift.id, visits: order.map((v) => problem.visits[v]!.id) }])
    const cost = plan.cost.total - plan.cost.unserved
    if (cost < (best.get(set) ?? Infinity) && checkPlan(problem, plan).length === 0) best.set(set, cost)
  }
  extend(0, shift.start, shift.earliestStart, 0)
  return best
}

interface Step {
  /** when the stay is over at the earliest */
  readonly clock: number
  /** what the way there costs at least */
  readonly road: number
}

/** A step of the plain walk: null when the visit cannot be reached in time however the breaks are placed. */
function createWalk(problem: Problem, shift: Shift): (from: number | undefined, visit: Visit, clock: number) => Step | null {
  const { size, durations, distances } = problem.matrices[shift.profile ?? 'car']!
  const weights = { ...DEFAULT_OBJECTIVE, ...problem.objective, ...shift.costs }
  const type = problem.technicians.find(({ id }) => id === shift.technician)?.type
  // by way of a break the road may be shorter than the direct one: then nothing is known of it
  const detours = (shift.breaks ?? []).some(({ location }) => location !== undefined)
  return (from, visit, clock) => {
    const at = from === undefined || detours ? -1 : from * size + visit.location
    const seconds = at < 0 ? 0 : durations[at]!
    const metres = at < 0 ? 0 : distances[at]!
    if (seconds < 0) return null
    const drive = Math.round(seconds / (shift.speedFactor ?? 1))
    const [opens, closes] = hoursOf(visit)
    const start = Math.max(clock + drive, opens)
    if (start > Math.min(closes, shift.latestEnd)) return null
    const service = (type === undefined ? undefined : visit.serviceByType?.[type]) ?? visit.service
    return { clock: start + service, road: drive * weights.perDriveSecond + metres * weights.perMetre }
  }
}

/** From the first to the last second at which a visit might start. */
function hoursOf({ timeWindows = [], promise, due }: Visit): readonly [number, number] {
  const opens = [timeWindows[0]?.[0], promise?.[0], due?.earliest].filter((second) => second !== undefined)
  const closes = [timeWindows.at(-1)?.[1], promise?.[1], due?.latest].filter((second) => second !== undefined)
  return [Math.max(-Infinity, ...opens), Math.min(Infinity, ...closes)]
}

const unservedCost = ({ objective }: Problem, { prize, priority = 0 }: Visit): number =>
  Math.round(((prize ?? objective?.unservedMandatory ?? DEFAULT_OBJECTIVE.unservedMandatory) * (10 + priority)) / 10)
