import { z } from 'zod'
import { CivilDate, Id, Instant, Position, Precision } from '../primitives.ts'

export const VisitKind = z.enum(['maintenance', 'repair', 'commissioning', 'other'])

/** due -> (held -> booked) -> published -> under_way -> done; or cancelled. */
export const VisitStatus = z.enum(['due', 'held', 'booked', 'published', 'under_way', 'done', 'cancelled'])

/** One piece of work at one site, to be done within its due window. */
export const Visit = z.object({
  id: Id,
  clientId: Id,
  siteId: Id,
  contractId: Id.nullable(),
  /** stable name of the occurrence within its contract: makes generation idempotent */
  occurrenceKey: z.string().nullable(),
  kind: VisitKind,
  status: VisitStatus,
  dueFrom: CivilDate,
  dueIdeal: CivilDate,
  dueTo: CivilDate,
  durationMinutes: z.int(),
  skills: z.array(z.string()),
  /** window promised to the client, start of the visit */
  promise: z.object({ earliest: Instant, latest: Instant }).nullable(),
  technicianId: Id.nullable(),
  scheduledStart: Instant.nullable(),
  doneAt: Instant.nullable(),
  notes: z.string(),
})

/** A visit with what a screen shows of its client and place. */
export const VisitCard = Visit.extend({
  clientName: z.string(),
  phone: z.string().nullable(),
  address: z.string(),
  postcode: z.string(),
  city: z.string(),
  position: Position.nullable(),
  precision: Precision,
  tier: z.string().nullable(),
})

export type VisitKind = z.infer<typeof VisitKind>
export type VisitStatus = z.infer<typeof VisitStatus>
export type Visit = z.infer<typeof Visit>
export type VisitCard = z.infer<typeof VisitCard>
