import type { CompiledProblem, CompiledShift } from '../model/compiled.ts'
import type { CostBreakdown, Route } from '../model/plan.ts'
import type { Cost, Seconds } from '../units.ts'
import { fairnessCost, type RouteCost, routeCost, unservedCost } from './terms.ts'

/** A plan's costs kept apart by route, so that a change of one route is costed without the others. */
export interface Standing {
  readonly compiled: CompiledProblem
  /** by shift index; null where the shift is not used */
  readonly routes: readonly (Route | null)[]
  readonly costs: readonly (RouteCost | null)[]
  readonly work: ReadonlyMap<string, Seconds>
  readonly fairness: Cost
}

/** One shift's route after a change; null = no longer used. */
export interface RouteChange {
  readonly shift: CompiledShift
  readonly route: Route | null
}

/** Costs a plan route by route. */
export function createStanding(compiled: CompiledProblem, routes: readonly (Route | null)[]): Standing {
  const work = new Map<string, Seconds>()
  for (const [index, route] of routes.entries()) addWork(work, compiled.shifts[index]!, route, 1)
  return {
    compiled,
    routes,
    costs: routes.map((route, index) => (route ? routeCost(compiled, compiled.shifts[index]!, route) : null)),
    work,
    fairness: fairnessCost(compiled, work),
  }
}

/** What changing some routes does to every term; `served` and `dropped` are the visits (indexes) that enter or leave the plan. */
export function costChange(
  { compiled, costs, routes, work, fairness }: Standing,
  changes: readonly RouteChange[],
  served: readonly number[],
  dropped: readonly number[],
): CostBreakdown {
  const pairs = changes.map(({ shift, route }) => ({
    before: costs[shift.index] ?? null,
    after: route && routeCost(compiled, shift, route),
  }))
  const term = (name: keyof RouteCost): Cost =>
    pairs.reduce((sum, { before, after }) => sum + (after?.[name] ?? 0) - (before?.[name] ?? 0), 0)
  const unserved = (visits: readonly number[]) => visits.reduce((sum, index) => sum + unservedCost(compiled, compiled.visits[index]!), 0)
  const change = {
    drive: term('drive'),
    distance: term('distance'),
    work: term('work'),
    shifts: term('shifts'),
    overtime: term('overtime'),
    idealDate: term('idealDate'),
    zone: term('zone'),
    preference: term('preference'),
    continuity: term('continuity'),
    disturbance: term('disturbance'),
    fairness: compiled.weights.perUnfairSecond === 0 ? 0 : fairnessAfter() - fairness,
    unserved: unserved(dropped) - unserved(served),
  }
  return { ...change, total: term('total') + change.fairness + change.unserved }

  function fairnessAfter(): Cost {
    const after = new Map(work)
    for (const { shift, route } of changes) {
      addWork(after, shift, routes[shift.index] ?? null, -1)
      addWork(after, shift, route, 1)
    }
    return fairnessCost(compiled, after)
  }
}

function addWork(work: Map<string, Seconds>, { technician }: CompiledShift, route: Route | null, sign: 1 | -1): void {
  if (route) work.set(technician.id, (work.get(technician.id) ?? 0) + sign * (route.drive + route.service))
}
