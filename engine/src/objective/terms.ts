import type { CompiledProblem, CompiledShift, CompiledVisit } from '../model/compiled.ts'
import type { CostBreakdown, Route, VisitStop } from '../model/plan.ts'
import type { Cost, Seconds } from '../units.ts'

/** Seconds of a day, the unit of `perDayFromIdeal`. */
const DAY = 86_400

/** What one visit on one shift costs; the terms that do not depend on other visits. */
export interface VisitTerm {
  readonly name: 'idealDate' | 'zone' | 'preference' | 'continuity' | 'disturbance'
  readonly costOf: (compiled: CompiledProblem, shift: CompiledShift, visit: CompiledVisit, start: Seconds) => Cost
}

/** What one route costs as a whole. */
export interface RouteTerm {
  readonly name: 'drive' | 'distance' | 'work' | 'shifts' | 'overtime'
  readonly costOf: (compiled: CompiledProblem, shift: CompiledShift, route: RouteTotals) => Cost
}

/** The totals of a route that its cost depends on. */
export type RouteTotals = Pick<Route, 'drive' | 'distance' | 'service' | 'overtime'>

/** Route terms, in the order they are reported. */
export const ROUTE_TERMS: readonly RouteTerm[] = [
  { name: 'drive', costOf: ({ weights }, { shift }, route) => route.drive * (shift.costs?.perDriveSecond ?? weights.perDriveSecond) },
  { name: 'distance', costOf: ({ weights }, { shift }, route) => route.distance * (shift.costs?.perMetre ?? weights.perMetre) },
  {
    name: 'work',
    costOf: ({ weights }, { shift }, route) => (route.drive + route.service) * (shift.costs?.perWorkSecond ?? weights.perWorkSecond),
  },
  { name: 'shifts', costOf: ({ weights }, { shift }) => shift.costs?.fixed ?? weights.perShift },
  {
    name: 'overtime',
    costOf: ({ weights }, { shift }, route) => route.overtime * (shift.costs?.perOvertimeSecond ?? weights.perOvertimeSecond),
  },
]

/** Visit terms, in the order they are reported. */
export const VISIT_TERMS: readonly VisitTerm[] = [
  {
    name: 'idealDate',
    costOf: ({ weights }, _shift, { visit }, start) =>
      visit.due?.ideal === undefined ? 0 : Math.ceil(Math.abs(start - visit.due.ideal) / DAY) * weights.perDayFromIdeal,
  },
  {
    name: 'zone',
    costOf: ({ weights }, { shift }, { visit }) =>
      visit.zone === undefined || shift.zones === undefined || shift.zones.includes(visit.zone) ? 0 : weights.outOfZone,
  },
  {
    name: 'preference',
    costOf: ({ weights }, { technician }, { visit }) =>
      !visit.preferredTechnicians?.length || visit.preferredTechnicians.includes(technician.id) ? 0 : weights.notPreferredTechnician,
  },
  {
    name: 'continuity',
    costOf: ({ weights }, { technician }, { visit }) =>
      visit.lastTechnician === undefined || visit.lastTechnician === technician.id ? 0 : weights.otherTechnicianThanLast,
  },
  {
    name: 'disturbance',
    costOf: ({ weights, reference }, { shift }, { index }) => {
      const before = reference.get(index)
      if (!before) return 0
      return (before.technician === shift.technician ? 0 : weights.changedTechnician) + (before.day === shift.day ? 0 : weights.changedDay)
    },
  },
]

/** What leaving a visit out costs: its prize (or the weight of a mandatory one) scaled by its priority. */
export function unservedCost(compiled: CompiledProblem, visit: CompiledVisit): Cost {
  const { prize, priority = 0 } = visit.visit
  return Math.round(((prize ?? compiled.weights.unservedMandatory) * (10 + priority)) / 10)
}

/** Cost of the technicians' work beyond the mean of those who own a shift; `workOf` is drive + setup + service by technician. */
export function fairnessCost(compiled: CompiledProblem, workOf: ReadonlyMap<string, Seconds>): Cost {
  if (compiled.weights.perUnfairSecond === 0) return 0
  const technicians = new Set(compiled.problem.shifts.map((shift) => shift.technician))
  let total = 0
  for (const technician of technicians) total += workOf.get(technician) ?? 0
  const mean = Math.floor(total / technicians.size)
  let excess = 0
  for (const technician of technicians) excess += Math.max(0, (workOf.get(technician) ?? 0) - mean)
  return excess * compiled.weights.perUnfairSecond
}

/** The terms of one route by name, fairness and unserved visits apart. */
export type RouteCost = Record<RouteTerm['name'] | VisitTerm['name'] | 'total', Cost>

/** What one timed route costs, term by term. */
export function routeCost(compiled: CompiledProblem, shift: CompiledShift, route: Route): RouteCost {
  const cost: RouteCost = {
    drive: 0,
    distance: 0,
    work: 0,
    shifts: 0,
    overtime: 0,
    idealDate: 0,
    zone: 0,
    preference: 0,
    continuity: 0,
    disturbance: 0,
    total: 0,
  }
  for (const term of ROUTE_TERMS) cost[term.name] = term.costOf(compiled, shift, route)
  for (const stop of route.stops) if (stop.kind === 'visit') addVisit(compiled, shift, stop, cost)
  for (const term of [...ROUTE_TERMS, ...VISIT_TERMS]) cost.total += cost[term.name]
  return cost
}

function addVisit(compiled: CompiledProblem, shift: CompiledShift, stop: VisitStop, cost: RouteCost): void {
  const visit = compiled.visits[compiled.visitIndex.get(stop.visit)!]!
  for (const term of VISIT_TERMS) cost[term.name] += term.costOf(compiled, shift, visit, stop.start)
}

/** Adds up a plan's terms; `unassigned` are indexes of visits. */
export function sumCosts(
  compiled: CompiledProblem,
  routes: readonly { readonly shift: CompiledShift; readonly route: Route }[],
  unassigned: readonly number[],
): CostBreakdown {
  const costs = routes.map(({ shift, route }) => routeCost(compiled, shift, route))
  const work = new Map<string, Seconds>()
  for (const { shift, route } of routes) work.set(shift.technician.id, (work.get(shift.technician.id) ?? 0) + route.drive + route.service)
  const sum = (name: keyof RouteCost): Cost => costs.reduce((total, cost) => total + cost[name], 0)
  const fairness = fairnessCost(compiled, work)
  const unserved = unassigned.reduce((total, index) => total + unservedCost(compiled, compiled.visits[index]!), 0)
  return {
    drive: sum('drive'),
    distance: sum('distance'),
    work: sum('work'),
    shifts: sum('shifts'),
    overtime: sum('overtime'),
    idealDate: sum('idealDate'),
    zone: sum('zone'),
    preference: sum('preference'),
    continuity: sum('continuity'),
    disturbance: sum('disturbance'),
    fairness,
    unserved,
    total: sum('total') + fairness + unserved,
  }
}
