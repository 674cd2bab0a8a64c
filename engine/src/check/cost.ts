import { DEFAULT_WEIGHTS } from '../model/default-weights.ts'
import type { CostBreakdown, Plan } from '../model/plan.ts'
import type { ObjectiveWeights, Problem } from '../model/problem.ts'
import type { Violation } from '../model/violation.ts'
import type { Cost } from '../units.ts'
import type { Lookup } from './lookup.ts'
import type { WalkedRoute, WalkedVisit } from './walked-route.ts'

const DAY = 86_400

/** The objective recomputed term by term from the walked routes, as `ObjectiveWeights` documents it. */
export function deriveCost(lookup: Lookup, plan: Pick<Plan, 'unassigned'>, routes: readonly WalkedRoute[]): CostBreakdown {
  const weights = { ...DEFAULT_WEIGHTS, ...lookup.problem.objective }
  const perRoute = (cost: (route: WalkedRoute) => Cost) => routes.reduce((sum, route) => sum + cost(route), 0)
  const perVisit = (cost: (served: WalkedVisit, route: WalkedRoute) => Cost) =>
    perRoute((route) => route.visits.reduce((sum, served) => sum + cost(served, route), 0))
  const terms = {
    drive: perRoute(({ shift, drive }) => drive * (shift.costs?.perDriveSecond ?? weights.perDriveSecond)),
    distance: perRoute(({ shift, distance }) => distance * (shift.costs?.perMetre ?? weights.perMetre)),
    work: perRoute(({ shift, drive, service }) => (drive + service) * (shift.costs?.perWorkSecond ?? weights.perWorkSecond)),
    shifts: perRoute(({ shift }) => shift.costs?.fixed ?? weights.perShift),
    overtime: perRoute(
      ({ shift, route }) =>
        Math.max(0, route.end - (shift.softEnd ?? route.end)) * (shift.costs?.perOvertimeSecond ?? weights.perOvertimeSecond),
    ),
    idealDate: perVisit(({ visit, stop }) =>
      visit.due?.ideal === undefined ? 0 : Math.ceil(Math.abs(stop.start - visit.due.ideal) / DAY) * weights.perDayFromIdeal,
    ),
    zone: perVisit((served, route) => (isOutOfZone(served, route) ? weights.outOfZone : 0)),
    preference: perVisit(({ visit }, { technician }) =>
      !visit.preferredTechnicians?.length || visit.preferredTechnicians.includes(technician.id) ? 0 : weights.notPreferredTechnician,
    ),
    continuity: perVisit(({ visit }, { technician }) =>
      visit.lastTechnician === undefined || visit.lastTechnician === technician.id ? 0 : weights.otherTechnicianThanLast,
    ),
    disturbance: disturbance(lookup, routes, weights),
    fairness: fairness(lookup.problem, routes) * weights.perUnfairSecond,
    unserved: unserved(lookup, plan, weights),
  }
  return { ...terms, total: Object.values(terms).reduce((sum, term) => sum + term, 0) }
}

/** Whether a visit's zone is not among the zones given to the shift; neither side naming a zone is no fault. */
export function isOutOfZone({ visit }: WalkedVisit, { shift }: WalkedRoute): boolean {
  return visit.zone !== undefined && shift.zones !== undefined && !shift.zones.includes(visit.zone)
}

/** The stated breakdown against the derived one. */
export function checkCost(lookup: Lookup, plan: Plan, routes: readonly WalkedRoute[]): Violation[] {
  const derived = deriveCost(lookup, plan, routes)
  return (Object.keys(derived) as (keyof CostBreakdown)[])
    .filter((term) => plan.cost[term] !== derived[term])
    .map((term) => ({ cause: 'figures', where: { figure: `cost.${term}` }, by: Math.abs(plan.cost[term] - derived[term]) }))
}

function disturbance({ problem, shifts }: Lookup, routes: readonly WalkedRoute[], weights: ObjectiveWeights): Cost {
  const before = new Map(
    (problem.reference ?? []).flatMap(({ shift, visits }) => visits.map((visit) => [visit, shifts.get(shift)] as const)),
  )
  let cost = 0
  for (const { shift, visits } of routes) {
    for (const { visit } of visits) {
      const reference = before.get(visit.id)
      if (!reference) continue
      if (reference.technician !== shift.technician) cost += weights.changedTechnician
      if (reference.day !== shift.day) cost += weights.changedDay
    }
  }
  return cost
}

function fairness({ shifts }: Problem, routes: readonly WalkedRoute[]): number {
  const work = new Map(shifts.map(({ technician }) => [technician, 0]))
  for (const { technician, drive, service } of routes) work.set(technician.id, work.get(technician.id)! + drive + service)
  const seconds = [...work.values()]
  const mean = Math.floor(seconds.reduce((sum, one) => sum + one, 0) / Math.max(1, work.size))
  return seconds.reduce((sum, one) => sum + Math.max(0, one - mean), 0)
}

function unserved({ visits }: Lookup, plan: Pick<Plan, 'unassigned'>, weights: ObjectiveWeights): Cost {
  let cost = 0
  for (const unassigned of plan.unassigned) {
    const visit = visits.get(unassigned.visit)
    if (visit) cost += Math.round(((visit.prize ?? weights.unservedMandatory) * (10 + (visit.priority ?? 0))) / 10)
  }
  return cost
}
