import { z } from 'zod'
import { CivilDate, ClockTime, Id } from '../primitives.ts'

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

/** Nothing edited. */
export const NO_EDITS: z.infer<typeof PlanEdits> = { locks: [], shifts: [], relaxations: [] }

/** The engine's name of a pause that the planner added, by its rank in the day's edits (from 0). */
export const pauseId = (rank: number): string => `pause-${rank + 1}`

export type LockLevel = z.infer<typeof LockLevel>
export type ShiftEdit = z.infer<typeof ShiftEdit>
export type AcceptedRelaxation = z.infer<typeof AcceptedRelaxation>
export type PlanEdits = z.infer<typeof PlanEdits>
