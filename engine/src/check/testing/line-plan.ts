import type { Plan, Route, VisitStop } from '../../model/plan.ts'
import type { Problem, Shift, Visit } from '../../model/problem.ts'
import type { Violation } from '../../model/violation.ts'
import { checkPlan, walkPlan } from '../check-plan.ts'
import { deriveCost } from '../cost.ts'
import { createLookup } from '../lookup.ts'

/** Seconds of an hour. */
export const H = 3600
/** Four places on a straight road, 10 minutes and 10 km apart; 0 is the depot. */
const LINE = [0, 1, 2, 3]
const line = (unit: number) => Int32Array.from(LINE.flatMap((from) => LINE.map((to) => Math.abs(from - to) * unit)))
/** Durations and distances on the line. */
export const MATRIX = { size: 4, durations: line(600), distances: line(10_000) }

/** What a test changes of the problem on the line. */
export interface Change {
  readonly a?: Partial<Visit>
  readonly b?: Partial<Visit>
  readonly shift?: Partial<Shift>
  readonly problem?: Partial<Problem>
}

/** Two visits on the line, one shift of 8:00-18:00 from and to the depot, a second shift and technician. */
export function aProblem({ a, b, shift, problem }: Change = {}): Problem {
  const s: Shift = { id: 's', technician: 't', day: 'mon', start: 0, end: 0, earliestStart: 8 * H, latestEnd: 18 * H, ...shift }
  return {
    locations: LINE.map(() => ({})),
    matrices: { car: MATRIX },
    visits: [
      { id: 'a', location: 1, service: H, setup: 300, ...a },
      { id: 'b', location: 2, service: H / 2, ...b },
    ],
    technicians: [{ id: 't', skills: ['pac'] }, { id: 'u' }],
    shifts: [s, { ...s, id: 's2', technician: 'u', day: 'tue', breaks: [] }],
    ...problem,
  }
}

/** 8:00 depot, 8:10-9:15 a (5 min setup, 1 h), 9:25-9:55 b, 10:15 depot. */
export const A: VisitStop = {
  kind: 'visit',
  visit: 'a',
  arrival: 29_400,
  start: 29_400,
  end: 33_300,
  drive: 600,
  distance: 10_000,
  wait: 0,
  setup: 300,
}
/** The second stop of the plan. */
export const B: VisitStop = {
  kind: 'visit',
  visit: 'b',
  arrival: 33_900,
  start: 33_900,
  end: 35_700,
  drive: 600,
  distance: 10_000,
  wait: 0,
  setup: 0,
}
/** The one route of the plan. */
export const ROUTE: Route = {
  shift: 's',
  departure: 8 * H,
  stops: [A, B],
  end: 36_900,
  lastLeg: { drive: 1200, distance: 20_000 },
  drive: 2400,
  distance: 40_000,
  service: 5700,
  wait: 0,
  overtime: 0,
  proof: 'none',
}

/** The sound plan of a problem with its cost derived, its one route changed. */
export function aPlan(problem: Problem, route: Partial<Route> = {}, rest: Partial<Plan> = {}): Plan {
  return priced(problem, { routes: [{ ...ROUTE, ...route }], unassigned: [], ...rest })
}

/** A plan with its cost derived. */
export function priced(problem: Problem, plan: Omit<Plan, 'cost'>): Plan {
  const lookup = createLookup(problem)
  return { ...plan, cost: deriveCost(lookup, plan, walkPlan(lookup, plan).walked) }
}

/** What is broken, where, by how much. */
export const causes = (violations: readonly Violation[]) =>
  violations.map(({ cause, where, by }) => [cause, where.visit ?? where.break ?? where.figure ?? where.shift, by])
/** What the plan on the line breaks once problem and route are changed. */
export const check = (change: Change, route: Partial<Route> = {}, rest: Partial<Plan> = {}) => {
  const problem = aProblem(change)
  return causes(checkPlan(problem, aPlan(problem, route, rest)))
}
