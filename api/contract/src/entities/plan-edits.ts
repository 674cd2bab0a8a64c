import { z } from 'zod'
import { CivilDate, Id, Instant, IsoWeek, Metres, Seconds } from '../primitives.ts'
import { PlanEdits } from './edits.ts'
import { Reason } from './route-plan.ts'

/** A route as edited: who, when, which visits in which order. */
export const EditedRoute = z.object({ technicianId: Id, date: CivilDate, visits: z.array(Id).max(200) })

/** A plan ready to be edited in the browser: the engine's problem of today with the plan's edits in it (docs/problem-format.md). */
export const EditableWeek = z.object({
  planId: Id,
  version: z.int(),
  week: IsoWeek,
  /** the service's clock: what of today has gone by is no place for a visit */
  now: Instant,
  /**
   * JSON form of the engine's problem. No lock is in it, for locks stop the optimiser and not the human, except that a visit locked at
   * its hour (`time`) carries the engine's time lock, so that its hour is held while others move; take it off to move that visit.
   */
  problem: z.unknown(),
  /** shift id -> the day and the technician, in the problem's order of shifts */
  shifts: z.array(z.object({ id: z.string(), technicianId: Id, date: CivilDate })),
  routes: z.array(EditedRoute),
  edits: PlanEdits,
  /** visits whose site has no position: they cannot be planned */
  notPlaced: z.array(Id),
})

/** One place where a visit could go, with what it changes; or why not there. */
export const Alternative = z.object({
  technicianId: Id,
  date: CivilDate,
  /** index among the route's visits with it, 0 = first */
  position: z.int().nullable(),
  start: Instant.nullable(),
  metres: Metres,
  driveSeconds: Seconds,
  overtimeSeconds: Seconds,
  /** the objective's change in all; its unit is 1/100 000 EUR */
  cost: z.number(),
  /** null = it fits */
  refusal: Reason.nullable(),
})

/** Somebody changed something of a week: what another planner's screen needs to know to read again. */
export const WeekNews = z.object({
  week: IsoWeek,
  planId: Id.nullable(),
  version: z.int().nullable(),
  what: z.enum(['edited', 'drafted', 'run', 'published', 'unpublished', 'absence', 'visit']),
  /** name of who did it */
  by: z.string().nullable(),
  /** the id that the doer's screen gave itself, so that it can ignore its own echo */
  screenId: z.string().nullable(),
  at: Instant,
})

export type EditedRoute = z.infer<typeof EditedRoute>
export type EditableWeek = z.infer<typeof EditableWeek>
export type Alternative = z.infer<typeof Alternative>
export type WeekNews = z.infer<typeof WeekNews>
