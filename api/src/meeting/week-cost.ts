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
  /** hours that clients have been told by the published plan; empty = none is published */
  readonly published: ReadonlyMap<string, Placement>
  /** visits whose due date passes in this week, or has passed */
  readonly pressing: ReadonlySet<string>
  /** seconds of drive and work that shifts have ordinarily at most: what is allowed beyond is overtime; absent shifts have no limit */
  readonly ordinaryWork: ReadonlyMap<string, number>
}

/** An appointment by phone took the planner 19 minutes when it was measured (audit of the first customer). */
const CALL_HOURS = 19 / 60
/** The first eight hours of overtime in a week are paid a quarter more (Code du travail, L3121-36). */
const OVERTIME_FACTOR = 1.25
/** A client who was told an hour is called when it moves by more than this; seconds. */
const TOLD_WITHIN = 30 * 60
/** A promise with less than this left of its window is at risk; seconds. */
const AT_RISK = 10 * 60
/** A day with less than this share of its work is weak. */
const WEAK_SHARE = 0.5

const HOUR = 3_600

/** One thing that costs: what, about whom, and how much. */
export interface CostPart {
  readonly name: 'trip' | 'drive' | 'call' | 'late-work' | 'idle' | 'overtime' | 'risk'
  readonly eur: number
}

/** What of a week is not as it should be: each costs, and may be decided about. */
export interface Trouble {
  readonly kind: 'unassigned' | 'overdue' | 'weak-day' | 'overtime' | 'call' | 'promise'
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

const callEur = ({ technicianEurPerHour }: MeetingRates) => CALL_HOURS * technicianEurPerHour

/** A visit left out: it will need a trip of its own, there and back, and a call; when it presses, the work is done outside of hours. */
function leftOut(problem: Problem, { rates, pressing }: WeekStandard, id: string): Trouble {
  const visit = problem.visits.find((one) => one.id === id)!
  const { size, durations, distances } = problem.matrices['car']!
  const ways = [...new Set(problem.shifts.flatMap(({ start }) => start ?? []))].map((home) => {
    const [there, back] = [home * size + visit.location, visit.location * size + home]
    return { seconds: durations[there]! + durations[back]!, metres: distances[there]! + distances[back]! }
  })
  const way = ways.reduce((best, one) => (one.seconds < best.seconds ? one : best), ways[0] ?? { seconds: 0, metres: 0 })
  const presses = pressing.has(id)
  const hour = rates.technicianEurPerHour * (presses ? OVERTIME_FACTOR : 1)
  return {
    kind: presses ? 'overdue' : 'unassigned',
    visit: id,
    shift: null,
    seconds: null,
    parts: [
      { name: 'trip', eur: (way.metres / 1_000) * rates.fullEurPerKm },
      { name: 'drive', eur: (way.seconds / HOUR) * hour },
      { name: 'call', eur: callEur(rates) },
      ...(presses ? [{ name: 'late-work' as const, eur: (visit.service / HOUR) * hour }] : []),
    ],
  }
}

/** Overtime of a day: past its ordinary end, or more work than is ordinary, whichever is more; seconds. */
const overtimeOf = (route: Plan['routes'][number], { ordinaryWork }: WeekStandard): number =>
  Math.max(route.overtime, route.drive + route.service - (ordinaryWork.get(route.shift) ?? Infinity), 0)

function dayTroubles(plan: Plan, standard: WeekStandard): Trouble[] {
  const { rates, ordinaryWork } = standard
  return plan.routes.flatMap((route): Trouble[] => {
    const full = ordinaryWork.get(route.shift) ?? 0
    const work = route.drive + route.service
    const overtime = overtimeOf(route, standard)
    const idle = WEAK_SHARE * full - work
    const about = { visit: null, shift: route.shift }
    const weak = (idle / HOUR) * rates.technicianEurPerHour
    const over = (overtime / HOUR) * rates.technicianEurPerHour * OVERTIME_FACTOR
    return [
      ...(idle > 0 ? [{ ...about, kind: 'weak-day' as const, seconds: work, parts: [{ name: 'idle' as const, eur: weak }] }] : []),
      ...(overtime > 0
        ? [{ ...about, kind: 'overtime' as const, seconds: overtime, parts: [{ name: 'overtime' as const, eur: over }] }]
        : []),
    ]
  })
}

/** Clients to be called: told an hour, promised none, and now elsewhere. */
function callTroubles(problem: Problem, placed: ReadonlyMap<string, Placement>, { published, rates }: WeekStandard): Trouble[] {
  const day = new Map(problem.shifts.map((shift) => [shift.id, shift.day ?? shift.id]))
  return problem.visits.flatMap((visit): Trouble[] => {
    const [was, is] = [published.get(visit.id), placed.get(visit.id)]
    if (!was || !is || visit.promise) return []
    const moved = Math.abs(is.start - was.start)
    if (day.get(was.shift) === day.get(is.shift) && moved <= TOLD_WITHIN) return []
    return [{ kind: 'call', visit: visit.id, shift: is.shift, seconds: moved, parts: [{ name: 'call', eur: callEur(rates) }] }]
  })
}

function promiseTroubles(problem: Problem, placed: ReadonlyMap<string, Placement>, rates: MeetingRates): Trouble[] {
  return problem.visits.flatMap((visit): Trouble[] => {
    const is = placed.get(visit.id)
    if (!visit.promise || !is) return []
    const left = visit.promise[1] - is.start
    if (left >= AT_RISK) return []
    return [{ kind: 'promise', visit: visit.id, shift: is.shift, seconds: left, parts: [{ name: 'risk', eur: callEur(rates) }] }]
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
    ...promiseTroubles(problem, placed, rates),
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
    unserved: plan.unassigned.length,
    calls: calls.length,
    eur: km * rates.fullEurPerKm + driveHours * rates.technicianEurPerHour + eurOf(troubles.flatMap(({ parts }) => parts)),
  }
}
