import type { IsoWeek, Notice, RoutePlan, VisitCard } from '@tournee/contract'
import type { Problem, RouteOrder } from '@tournee/engine'
import { dayOfPasses } from '../planning/day-of-passes.ts'
import { keepKnown } from '../planning/mode-locks.ts'
import { ordersOfPlan } from '../planning/plan-orders.ts'
import { summariseTravel } from '../planning/travel-summary.ts'
import { buildWeekProblem, isPlaced, weekPlaces } from '../planning/week-problem.ts'
import type { Services } from '../services.ts'
import { type LoadedWeek, loadWeek, openVisits } from './load-week.ts'

/** A week's inputs of today, nobody's decisions in them. */
export interface ReadWeek {
  readonly loaded: LoadedWeek
  /** ordinary hours, no edits, no locks */
  readonly plain: Problem
  /** visits whose site has no position: they stay out of the problem */
  readonly notPlaced: readonly VisitCard[]
  readonly travel: { readonly source: RoutePlan['travelSource']; readonly dataVersion: string }
  readonly notices: readonly Notice[]
}

const placedAt = (notPlaced: readonly VisitCard[], visits: readonly VisitCard[]): Notice[] => {
  const rough = visits.filter((visit) => visit.precision === 'commune').length
  return [
    ...(notPlaced.length > 0 ? [{ code: 'NO_POSITION' as const, params: { visits: notPlaced.length } }] : []),
    ...(rough > 0 ? [{ code: 'COMMUNE_ONLY' as const, params: { visits: rough } }] : []),
  ]
}

/** The routes of a plan that still hold: shifts that are worked, visits that are still to be done. */
export const ordersThatHold = (plan: Pick<RoutePlan, 'routes'> | null, problem: Problem): readonly RouteOrder[] => {
  if (!plan) return []
  return keepKnown(ordersOfPlan(plan), new Set(problem.shifts.map(({ id }) => id)), new Set(problem.visits.map(({ id }) => id)))
}

/** Reads a week, asks the roads for its travel times and builds its problem. */
export async function readWeek(services: Services, week: IsoWeek): Promise<ReadWeek> {
  return readLoaded(services, await loadWeek(services.db.connection, week, services.now()))
}

/** The same of a week that is loaded already. */
export async function readLoaded(services: Pick<Services, 'roads'>, loaded: LoadedWeek): Promise<ReadWeek> {
  const { week } = loaded
  const visits = openVisits(loaded.visits)
  const places = weekPlaces({ shifts: loaded.shifts, visits })
  const call = { on: dayOfPasses(loaded.days) }
  const table = await services.roads.table(places.points, call)
  const travel = summariseTravel(table)
  const { company, shifts, goneBy } = loaded
  const matrix = { size: table.size, durations: table.durations, distances: table.distances }
  const built = buildWeekProblem({ week, company, shifts, visits, goneBy }, places, matrix)
  const reference = ordersThatHold(loaded.published, built)
  const notPlaced = visits.filter((visit) => !isPlaced(visit))
  const dataVersion = await services.roads.dataVersion(call)
  return {
    loaded,
    plain: reference.length > 0 ? { ...built, reference } : built,
    notPlaced,
    travel: { source: travel.source, dataVersion },
    notices: [...travel.notices, ...placedAt(notPlaced, visits)],
  }
}
