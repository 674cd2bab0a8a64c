import { z } from 'zod'
import { CivilDate, ClockTime, Id, Instant, IsoWeek, Metres, Seconds } from '../primitives.ts'
import { Reason } from './route-plan.ts'

/**
 * How firmly the planner holds a visit where it stands in a plan: its technician; its day; its place in the order of its shift
 * (technician and day with it); its hour (all of that). A lock stops the optimiser, never the human.
 */
export const LockLevel = z.enum(['technician', 'day', 'sequence', 'time'])

/** What the planner changed of one technician's day: hours, and pauses beside lunch. Absent hours = as in the working hours. */
export const ShiftEdit = z.object({
  technicianId: Id,
  date: CivilDate,
  start: ClockTime.optional(),
  end: ClockTime.optional(),
  pauses: z
    .array(z.object({ from: ClockTime, minutes: z.int().min(5).max(480), label: z.string().max(80) }))
    .max(6)
    .default([]),
})

/** A rule loosened knowingly: the engine's relaxation, as a reason proposed it. */
export const AcceptedRelaxation = z.object({ kind: z.string().max(40) }).catchall(z.unknown())

/** What a human decided about a plan beyond the order of its visits. Kept with the plan; later runs that start from it keep it. */
export const PlanEdits = z.object({
  locks: z.array(z.object({ visitId: Id, level: LockLevel })).max(2_000),
  shifts: z.array(ShiftEdit).max(500),
  relaxations: z.array(AcceptedRelaxation).max(200),
})

/** A route as edited: who, when, which visits in which order. */
export const EditedRoute = z.object({ technicianId: Id, date: CivilDate, visits: z.array(Id).max(200) })

/** A plan ready to be edited in the browser: the engine's problem of today with the plan's edits in it (docs/problem-format.md). */
export const EditableWeek = z.object({
  planId: Id,
  version: z.int(),
  week: IsoWeek,
  /** JSON form of the engine's problem */
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

export type LockLevel = z.infer<typeof LockLevel>
export type ShiftEdit = z.infer<typeof ShiftEdit>
export type AcceptedRelaxation = z.infer<typeof AcceptedRelaxation>
export type PlanEdits = z.infer<typeof PlanEdits>
export type EditedRoute = z.infer<typeof EditedRoute>
export type EditableWeek = z.infer<typeof EditableWeek>
export type Alternative = z.infer<typeof Alternative>
export type WeekNews = z.infer<typeof WeekNews>
