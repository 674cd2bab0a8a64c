import type { CostPart as ContractCostPart, DecisionKind, MeetingRules } from '@tournee/contract'
import { evaluate, type Plan, type Problem, type RouteOrder } from '@tournee/engine'

/** The company's rates that a meeting counts with. */
export interface MeetingRates {
  readonly fullEurPerKm: number
  readonly technicianEurPerHour: number
}

/** Where a visit is. Seconds since the epoch. */
export interface Placement {
  readonly shift: string
  readonly start: number
}

/** What a week is judged with. */
export interface WeekStandard {
  readonly rates: MeetingRates
  readonly rules: MeetingRules
  /** hours that clients have been told by the published plan; empty = none is published */
  readonly published: ReadonlyMap<string, Placement>
  /** visits whose due date passes in this week, or has passed */
  readonly pressing: ReadonlySet<string>
  /** seconds of drive and work that shifts have ordinarily at most: what is allowed beyond is overtime; absent shifts have no limit */
  readonly ordinaryWork: ReadonlyMap<string, number>
  /** visits whose place is not known: no plan can have them */
  readonly unplaced: readonly { readonly visit: string; readonly service: number }[]
}

const HOUR = 3_600

/** One thing that costs: so many kilometres, hours or times at a rate. */
export interface CostPart {
  readonly name: ContractCostPart['name']
  readonly eur: number
  readonly amount: number
  readonly unit: NonNullable<ContractCostPart['unit']>
  readonly rate: number
}

const part = (name: CostPart['name'], amount: number, unit: CostPart['unit'], rate: number): CostPart => ({
  name,
  eur: amount * rate,
  amount,
  unit,
  rate,
})

/** What of a week is not as it should be: each costs, and may be decided about. */
export interface Trouble {
  readonly kind: DecisionKind
  readonly visit: string | null
  readonly shift: string | null
  /** worked (weak day), over (overtime), moved (call), left of the window (promise) */
  readonly seconds: number | null
  readonly parts: readonly CostPart[]
}

/** A week timed and counted; `eur` is its driving and all its troubles. */
export interface WeekCost {
  readonly plan: Plan
  readonly troubles: readonly Trouble[]
  readonly km: number
  readonly driveHours: number
  readonly overtimeMinutes: number
  readonly served: number
  readonly unserved: number
  readonly calls: number
  readonly eur: number
}

const callPart = ({ rates, rules }: WeekStandard, name: 'call' | 'risk' = 'call') =>
  part(name, rules.callMinutes / 60, 'hour', rates.technicianEurPerHour)

/** From the nearest start place and back. */
function roundTrip(problem: Problem, location: number): { readonly seconds: number; readonly metres: number } {
  const { size, durations, distances } = problem.matrices['car']!
  const ways = [...new Set(problem.shifts.flatMap(({ start }) => start ?? []))].map((home) => {
    const [there, back] = [home * size + location, location * size + home]
    return { seconds: durations[there]! + durations[back]!, metres: distances[there]! + distances[back]! }
  })
  return ways.reduce((best, one) => (one.seconds < best.seconds ? one : best), ways[0] ?? { seconds: 0, metres: 0 })
}

/** What a visit without a place costs beside its trip: a call, its work outside of hours when it presses, and what the company adds. */
function leftOutParts({ rates, rules, pressing }: WeekStandard, id: string, service: number): CostPart[] {
  const presses = pressing.has(id)
  const extra = [part('left-out', 1, 'once', rules.unassignedEur), part('breach', presses ? 1 : 0, 'once', rules.overdueEur)]
  return [
    ...(presses ? [part('late-work', service / HOUR, 'hour', rates.technicianEurPerHour * rules.overtimeFactor)] : []),
    ...extra.filter(({ eur }) => eur > 0),
  ]
}

/** A visit left out: it will need a trip of its own, there and back, and a call; when it presses, outside of hours. */
function leftOut(problem: Problem, standard: WeekStandard, id: string): Trouble {
  const { rates, rules, pressing } = standard
  const visit = problem.visits.find((one) => one.id === id)!
  const way = roundTrip(problem, visit.location)
  const hour = rates.technicianEurPerHour * (pressing.has(id) ? rules.overtimeFactor : 1)
  return {
    kind: pressing.has(id) ? 'overdue' : 'unassigned',
    visit: id,
    shift: null,
    seconds: null,
    parts: [
      part('trip', way.metres / 1_000, 'km', rates.fullEurPerKm),
      part('drive', way.seconds / HOUR, 'hour', hour),
      callPart(standard),
      ...leftOutParts(standard, id, visit.service),
    ],
  }
}

/** Visits whose place nobody knows: nobody can plan them, and their trip is taken for the mean of the others'. */
function unplacedTroubles(problem: Problem, standard: WeekStandard): Trouble[] {
  if (standard.unplaced.length === 0) return []
  const { rates } = standard
  const eurOfTrip = ({ metres, seconds }: { readonly metres: number; readonly seconds: number }) =>
    (metres / 1_000) * rates.fullEurPerKm + (seconds / HOUR) * rates.technicianEurPerHour
  const trips = problem.visits.map(({ location }) => eurOfTrip(roundTrip(problem, location)))
  const mean = trips.reduce((sum, eur) => sum + eur, 0) / Math.max(1, trips.length)
  return standard.unplaced.map(({ visit, service }) => ({
    kind: 'unplaced',
    visit,
    shift: null,
    seconds: null,
    parts: [part('mean-trip', 1, 'once', mean), callPart(standard), ...leftOutParts(standard, visit, service)],
  }))
}

/** Overtime of a day: past its ordinary end, or more work than is ordinary, whichever is more; seconds. */
const overtimeOf = (route: Plan['routes'][number], { ordinaryWork }: WeekStandard): number =>
  Math.max(route.overtime, route.drive + route.service - (ordinaryWork.get(route.shift) ?? Infinity), 0)

function dayTroubles(plan: Plan, standard: WeekStandard): Trouble[] {
  const { rates, rules, ordinaryWork } = standard
  return plan.routes.flatMap((route): Trouble[] => {
    const full = ordinaryWork.get(route.shift) ?? 0
    const work = route.drive + route.service
    const overtime = overtimeOf(route, standard)
    const idle = rules.weakDayShare * full - work
    const about = { visit: null, shift: route.shift }
    const weak = part('idle', idle / HOUR, 'hour', rates.technicianEurPerHour)
    const over = part('overtime', overtime / HOUR, 'hour', rates.technicianEurPerHour * rules.overtimeFactor)
    return [
      ...(idle > 0 ? [{ ...about, kind: 'weak-day' as const, seconds: work, parts: [weak] }] : []),
      ...(overtime > 0 ? [{ ...about, kind: 'overtime' as const, seconds: overtime, parts: [over] }] : []),
    ]
  })
}

/** Clients to be called: told an hour, promised none, and now elsewhere. */
function callTroubles(problem: Problem, placed: ReadonlyMap<string, Placement>, standard: WeekStandard): Trouble[] {
  const { published, rules } = standard
  const day = new Map(problem.shifts.map((shift) => [shift.id, shift.day ?? shift.id]))
  return problem.visits.flatMap((visit): Trouble[] => {
    const [was, is] = [published.get(visit.id), placed.get(visit.id)]
    if (!was || !is || visit.promise) return []
    const moved = Math.abs(is.start - was.start)
    if (day.get(was.shift) === day.get(is.shift) && moved <= rules.toldWithinMinutes * 60) return []
    return [{ kind: 'call', visit: visit.id, shift: is.shift, seconds: moved, parts: [callPart(standard)] }]
  })
}

function promiseTroubles(problem: Problem, placed: ReadonlyMap<string, Placement>, standard: WeekStandard): Trouble[] {
  return problem.visits.flatMap((visit): Trouble[] => {
    const is = placed.get(visit.id)
    if (!visit.promise || !is) return []
    const left = visit.promise[1] - is.start
    if (left >= standard.rules.promiseMarginMinutes * 60) return []
    return [{ kind: 'promise', visit: visit.id, shift: is.shift, seconds: left, parts: [callPart(standard, 'risk')] }]
  })
}

/** Where a plan has its visits. */
export const placedBy = (plan: Pick<Plan, 'routes'>): ReadonlyMap<string, Placement> =>
  new Map(
    plan.routes.flatMap(({ shift, stops }) =>
      stops.flatMap((stop) => (stop.kind === 'visit' ? [[stop.visit, { shift, start: stop.start }] as const] : [])),
    ),
  )

export const eurOf = (parts: readonly CostPart[]): number => parts.reduce((sum, { eur }) => sum + eur, 0)

/** Times imposed orders and counts what the week costs at the company's rates: kilometres, driving hours, and everything amiss. */
export function weekCost(problem: Problem, orders: readonly RouteOrder[], standard: WeekStandard): WeekCost {
  const plan = evaluate(problem, orders)
  const placed = placedBy(plan)
  const sum = (of: (route: Plan['routes'][number]) => number) => plan.routes.reduce((total, route) => total + of(route), 0)
  const { rates } = standard
  const calls = callTroubles(problem, placed, standard)
  const troubles = [
    ...plan.unassigned.map(({ visit }) => leftOut(problem, standard, visit)),
    ...dayTroubles(plan, standard),
    ...calls,
    ...promiseTroubles(problem, placed, standard),
    ...unplacedTroubles(problem, standard),
  ]
  const km = sum(({ distance }) => distance) / 1_000
  const driveHours = sum(({ drive }) => drive) / HOUR
  return {
    plan,
    troubles,
    km,
    driveHours,
    overtimeMinutes: sum((route) => overtimeOf(route, standard)) / 60,
    served: placed.size,
    unserved: plan.unassigned.length + standard.unplaced.length,
    calls: calls.length,
    eur: km * rates.fullEurPerKm + driveHours * rates.technicianEurPerHour + eurOf(troubles.flatMap(({ parts }) => parts)),
  }
}
