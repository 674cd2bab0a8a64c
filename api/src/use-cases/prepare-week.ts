import type { IsoWeek, Notice, RoutePlan, VisitCard } from '@tournee/contract'
import { type Connection, getPlan, listPlanHeads } from '@tournee/data'
import type { Problem, RouteOrder } from '@tournee/engine'
import { dayOfPasses } from '../planning/day-of-passes.ts'
import { keepKnown, type ModeRequest, modeLocks } from '../planning/mode-locks.ts'
import { ordersOfPlan } from '../planning/plan-orders.ts'
import { summariseTravel } from '../planning/travel-summary.ts'
import { buildWeekProblem, isPlaced, weekPlaces } from '../planning/week-problem.ts'
import type { Services } from '../services.ts'
import { type LoadedWeek, loadWeek, openVisits } from './load-week.ts'

/** A week ready to be solved, with what the engine does not know. */
export interface PreparedWeek {
  readonly loaded: LoadedWeek
  readonly problem: Problem
  /** routes of the base plan that still hold; [] without one */
  readonly base: readonly RouteOrder[]
  /** visits whose site has no position: they stay out of the problem */
  readonly notPlaced: readonly VisitCard[]
  readonly travel: { readonly source: RoutePlan['travelSource']; readonly dataVersion: string }
  readonly notices: readonly Notice[]
}

const isSolved = (plan: { readonly status: string }) => plan.status === 'COMPLETED' || plan.status === 'TERMINATED'

/** The week's current plan: the newest solved one, published or not; null when there is none. */
export async function findCurrentPlanId(connection: Connection, week: IsoWeek): Promise<string | null> {
  return (await listPlanHeads(connection, { week })).find((plan) => isSolved(plan) && plan.state !== 'superseded')?.id ?? null
}

async function findBase(connection: Connection, week: IsoWeek, basePlanId: string | undefined): Promise<readonly RouteOrder[]> {
  const id = basePlanId ?? (await findCurrentPlanId(connection, week))
  return id ? ordersOfPlan(await getPlan(connection, id)) : []
}

const placedAt = (notPlaced: readonly VisitCard[], visits: readonly VisitCard[]): Notice[] => {
  const rough = visits.filter((visit) => visit.precision === 'commune').length
  return [
    ...(notPlaced.length > 0 ? [{ code: 'NO_POSITION' as const, params: { visits: notPlaced.length } }] : []),
    ...(rough > 0 ? [{ code: 'COMMUNE_ONLY' as const, params: { visits: rough } }] : []),
  ]
}

/** Reads a week, asks the roads for its travel times and builds its problem in the given mode. */
export async function prepareWeek(
  services: Services,
  week: IsoWeek,
  request: ModeRequest & { readonly basePlanId?: string | undefined },
): Promise<PreparedWeek> {
  const { connection } = services.db
  const loaded = await loadWeek(connection, week, services.now())
  const visits = openVisits(loaded.visits)
  const shiftIds = new Set(loaded.shifts.map((shift) => shift.id))
  const visitIds = new Set(visits.filter(isPlaced).map((visit) => visit.id))
  const base = keepKnown(await findBase(connection, week, request.basePlanId), shiftIds, visitIds)
  const places = weekPlaces({ shifts: loaded.shifts, visits })
  const on = dayOfPasses(loaded.days)
  const table = await services.roads.table(places.points, { on })
  const travel = summariseTravel(table)
  const reference = loaded.published ? keepKnown(ordersOfPlan(loaded.published), shiftIds, visitIds) : []
  const problem = buildWeekProblem(
    {
      week,
      company: loaded.company,
      shifts: loaded.shifts,
      visits,
      ...modeLocks(request, base, loaded.shifts, [...visitIds]),
      ...(reference.length > 0 ? { reference } : {}),
    },
    places,
    { size: table.size, durations: table.durations, distances: table.distances },
  )
  const notPlaced = visits.filter((visit) => !isPlaced(visit))
  const dataVersion = await services.roads.dataVersion({ on })
  const notices = [...travel.notices, ...placedAt(notPlaced, visits)]
  return { loaded, problem, base, notPlaced, travel: { source: travel.source, dataVersion }, notices }
}
