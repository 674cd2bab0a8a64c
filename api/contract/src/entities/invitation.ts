import { z } from 'zod'
import { CivilDate, Instant } from '../primitives.ts'
import { VisitKind } from './visit.ts'

/** A slot as a client sees it: when, never at what cost. */
export const InvitedSlot = z.object({
  /** opaque; what a booking asks for */
  token: z.string(),
  date: CivilDate,
  earliest: Instant,
  latest: Instant,
  /** a technician is already in the area that day */
  green: z.boolean(),
  best: z.boolean(),
})

/**
 * What the holder of a personal link may see: his own visit and nothing else. `open`: choose among `slots`; `full`: the day invited to has no room any more, `slots`
 * are what anybody is offered; `booked`: `appointment` stands; `expired`: the day is over; `closed`: the visit is done or cancelled. `moved`, `cancelled`: the
 * appointment that the link was written for was changed since; a newer message has the link of the new hour.
 */
export const InvitationView = z.object({
  state: z.enum(['open', 'full', 'booked', 'expired', 'closed', 'moved', 'cancelled']),
  company: z.string(),
  kind: VisitKind,
  city: z.string(),
  durationMinutes: z.int(),
  /** the day invited to; null: the link is an appointment's */
  date: CivilDate.nullable(),
  slots: z.array(InvitedSlot),
  appointment: z
    .object({
      earliest: Instant,
      latest: Instant,
      technicianName: z.string(),
      version: z.int(),
      canMove: z.boolean(),
      canCancel: z.boolean(),
      /** hours before the window until which the client may */
      movingNoticeHours: z.number(),
      cancellingNoticeHours: z.number(),
      /** iCalendar text (RFC 5545) */
      calendar: z.string(),
    })
    .nullable(),
})

export type InvitedSlot = z.infer<typeof InvitedSlot>
export type InvitationView = z.infer<typeof InvitationView>
