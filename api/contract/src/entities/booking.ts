import { z } from 'zod'
import { CivilDate, Id, Instant, Metres, Seconds } from '../primitives.ts'
import { VisitKind } from './visit.ts'

/** An arrival window that can be promised. Never a price: `grade` 0-100, `green` = a technician is already in the area that day. */
export const SlotOffer = z.object({
  /** opaque; what a hold asks for */
  token: z.string(),
  date: CivilDate,
  /** start of the visit, both included */
  earliest: Instant,
  latest: Instant,
  technicianId: Id,
  technicianName: z.string(),
  grade: z.int().min(0).max(100),
  green: z.boolean(),
  best: z.boolean(),
  extraSeconds: Seconds,
  extraMetres: Metres,
})

/** A slot kept for somebody for a few minutes; it occupies the technician. */
export const Hold = z.object({
  id: Id,
  visitId: Id,
  technicianId: Id,
  earliest: Instant,
  latest: Instant,
  expiresAt: Instant,
  /** seconds it still lasted when answered: screens count down from these, their clocks may be wrong */
  expiresInSeconds: z.int().nonnegative(),
})

/** A promise made to a client. `version` rises when it moves: reminders belong to a version. */
export const Appointment = z.object({
  id: Id,
  visitId: Id,
  clientId: Id,
  clientName: z.string(),
  city: z.string(),
  kind: VisitKind,
  technicianId: Id,
  earliest: Instant,
  latest: Instant,
  /** planned start inside the promise, as the optimiser has it now */
  plannedStart: Instant.nullable(),
  durationMinutes: z.int(),
  status: z.enum(['confirmed', 'cancelled', 'done', 'no-show']),
  version: z.int(),
})

/** Somebody who wants an earlier or any slot where there is none. */
export const WaitingEntry = z.object({
  id: Id,
  visitId: Id,
  clientId: Id,
  clientName: z.string(),
  city: z.string(),
  from: CivilDate,
  to: CivilDate,
  createdAt: Instant,
})

/** A due client near a freed or under-filled day. */
export const FillCandidate = z.object({
  visitId: Id,
  clientId: Id,
  clientName: z.string(),
  city: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  dueTo: CivilDate,
  extraSeconds: Seconds,
  extraMetres: Metres,
})

/** A message that will be, or was, sent; delivered at least once under a stable id. */
export const OutboxMessage = z.object({
  id: Id,
  channel: z.enum(['mail', 'sms', 'webhook']),
  kind: z.string(),
  to: z.string(),
  appointmentId: Id.nullable(),
  dueAt: Instant,
  sentAt: Instant.nullable(),
  attempts: z.int(),
  error: z.string().nullable(),
})

export type SlotOffer = z.infer<typeof SlotOffer>
export type Hold = z.infer<typeof Hold>
export type Appointment = z.infer<typeof Appointment>
export type WaitingEntry = z.infer<typeof WaitingEntry>
export type FillCandidate = z.infer<typeof FillCandidate>
export type OutboxMessage = z.infer<typeof OutboxMessage>
