import type { Plan } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import type { Violation } from '../model/violation.ts'
import { checkBreaks } from './breaks.ts'
import { checkCost } from './cost.ts'
import { checkCoverage, checkReadable } from './coverage.ts'
import { checkDelays } from './delays.ts'
import { checkLimits } from './limits.ts'
import { checkLoads } from './loads.ts'
import { checkLocks } from './locks.ts'
import { createLookup, type Lookup } from './lookup.ts'
import { checkPeople } from './people.ts'
import { checkPrecedence } from './precedence.ts'
import { checkTogether } from './together.ts'
import { checkTools } from './tools.ts'
import { walkRoute } from './walk-route.ts'
import type { WalkedRoute } from './walked-route.ts'
import { checkWindows } from './windows.ts'

/** The rules of one route. A rule added to the engine adds its checker here (docs/add-a-constraint.md). */
const ROUTE_RULES: readonly ((walked: WalkedRoute, lookup: Lookup) => readonly Violation[])[] = [
  (walked) => walked.violations,
  checkWindows,
  checkPeople,
  checkLocks,
  checkBreaks,
  checkLimits,
  (walked, { problem }) => checkLoads(walked, problem.shipments ?? []),
]

/** The rules that look at several routes. */
const PLAN_RULES: readonly ((problem: Problem, routes: readonly WalkedRoute[]) => readonly Violation[])[] = [
  checkPrecedence,
  checkTogether,
  checkDelays,
  checkTools,
]

/**
 * Everything a plan breaks, `[]` when it is sound: feasibility of every route re-derived from the problem by a plain
 * forward pass, and every stated figure recomputed. Shares no code with the solver. The problem must be a valid one
 * (as `createProblem` returns it); the plan may be anything of the right shape. Soft facts: `listWarnings`.
 */
export function checkPlan(problem: Problem, plan: Plan): readonly Violation[] {
  const lookup = createLookup(problem)
  const { walked, violations } = walkPlan(lookup, plan)
  const whole = violations.length === 0
  violations.unshift(...checkCoverage(lookup, plan).filter(({ cause }) => cause !== 'unknown_visit' || whole))
  for (const route of walked) for (const rule of ROUTE_RULES) violations.push(...rule(route, lookup))
  for (const rule of PLAN_RULES) violations.push(...rule(problem, walked))
  if (whole && walked.length === plan.routes.length) violations.push(...checkCost(lookup, plan, walked))
  return violations
}

/** The routes that can be walked, and why the others cannot. */
export function walkPlan(lookup: Lookup, plan: Pick<Plan, 'routes'>): { walked: WalkedRoute[]; violations: Violation[] } {
  const walked: WalkedRoute[] = []
  const violations: Violation[] = []
  for (const route of plan.routes) {
    const unreadable = checkReadable(lookup, route)
    violations.push(...unreadable)
    const shift = lookup.shifts.get(route.shift)
    const technician = shift && lookup.technicians.get(shift.technician)
    if (unreadable.length === 0 && shift && technician) walked.push(walkRoute(lookup, route, shift, technician))
  }
  return { walked, violations }
}
