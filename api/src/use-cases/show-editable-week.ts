import type { EditableWeek, RoutePlan } from '@tournee/contract'
import { getPlan } from '@tournee/data'
import { type Problem, problemToJson, type RouteOrder } from '@tournee/engine'
import { applyEdits } from '../planning/apply-edits.ts'
import { keepHolding } from '../planning/edit-rules.ts'
import { heldHours, holdHours } from '../planning/hold-visits.ts'
import { isSolved } from '../planning/is-solved.ts'
import { placesOf } from '../planning/plan-places.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { ordersThatHold, type ReadWeek, readWeek } from './read-week.ts'

/** A plan on today's inputs: what of it still holds, and the problem with its edits. */
export interface EditablePlan {
  readonly plan: RoutePlan
  readonly week: ReadWeek
  readonly problem: Problem
  readonly orders: readonly RouteOrder[]
  readonly edits: RoutePlan['edits']
}

/** Puts a stored plan on today's inputs. Throws `NotFoundError`. */
export async function readEditablePlan(services: Services, id: string): Promise<EditablePlan | Refusal> {
  const plan = await getPlan(services.db.connection, id)
  if (!isSolved(plan)) return refuse('PLAN_NOT_READY', `The run is ${plan.status}.`)
  const week = await readWeek(services, plan.week)
  const { plain, loaded } = week
  const orders = ordersThatHold(plan, plain)
  const edits = keepHolding(plan.edits, plain, loaded.shifts, orders)
  const problem = holdHours(applyEdits(plain, edits, loaded), heldHours(edits.locks, placesOf(plan), orders))
  return { plan, week, problem, orders, edits }
}

/** What the browser needs to price edits of a plan by itself: today's problem with the plan's edits in it. */
export async function showEditableWeek(services: Services, id: string): Promise<EditableWeek | Refusal> {
  // who reads this is about to edit
  services.desk.warm()
  const read = await readEditablePlan(services, id)
  if (isRefusal(read)) return read
  const { plan, week, problem, orders, edits } = read
  const shifts = week.loaded.shifts.map((shift) => ({ id: shift.id, technicianId: shift.technician.id, date: shift.date }))
  const byId = new Map(shifts.map((shift) => [shift.id, shift]))
  return {
    planId: plan.id,
    version: plan.version,
    week: plan.week,
    now: new Date(services.now()).toISOString(),
    problem: problemToJson(problem),
    shifts,
    routes: orders.map(({ shift, visits }) => {
      const { technicianId, date } = byId.get(shift)!
      return { technicianId, date, visits: [...visits] }
    }),
    edits,
    notPlaced: week.notPlaced.map((visit) => visit.id),
  }
}
