import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Appointment, FillCandidate, Hold, OutboxMessage, SlotOffer, WaitingEntry } from '../entities/booking.ts'
import { ClientFile } from '../entities/client.ts'
import { VisitCard, VisitKind } from '../entities/visit.ts'
import { CivilDate, Id, Instant } from '../primitives.ts'

const staff = ['planner', 'manager', 'admin'] as const
const office = ['planner', 'admin'] as const
const booking = ['planner', 'admin', 'client'] as const
const ById = z.object({ id: Id })
const Period = z.object({ from: CivilDate, to: CivilDate })

/** What is offered, or why nothing is. */
const Offers = z.object({
  offers: z.array(SlotOffer),
  /** when `offers` is empty: the next days of the client's zone, then a call back */
  nextZoneDays: z.array(CivilDate),
  zoneName: z.string().nullable(),
  refusals: z.array(z.object({ code: z.string(), count: z.int() })),
})

export const bookingEndpoints = {
  listSlots: endpoint({
    method: 'GET',
    path: '/v1/slots',
    summary: "Slots that fit the technician's zone day, best first; for a client's due visit, a visit, or a place",
    access: booking,
    query: z.object({
      visitId: Id.optional(),
      clientId: Id.optional(),
      lng: z.coerce.number().optional(),
      lat: z.coerce.number().optional(),
      visitType: VisitKind.optional(),
      durationMinutes: z.coerce.number().int().min(5).max(600).optional(),
      technicianId: Id.optional(),
      from: CivilDate.optional(),
      to: CivilDate.optional(),
      count: z.coerce.number().int().min(1).max(50).default(6),
    }),
    answer: Offers,
  }),
  findSoonest: endpoint({
    method: 'GET',
    path: '/v1/slots/soonest',
    summary: 'Who can be there soonest without breaking a promise; a hold takes `token`',
    access: office,
    query: z.object({
      /** a stored visit, whose place, duration and skills then count */
      visitId: Id.optional(),
      lng: z.coerce.number().optional(),
      lat: z.coerce.number().optional(),
      durationMinutes: z.coerce.number().int().min(5).max(600).default(60),
      skills: z.string().optional(),
    }),
    answer: z.object({
      items: z.array(
        z.object({
          technicianId: Id,
          technicianName: z.string(),
          arrival: Instant,
          extraSeconds: z.int(),
          extraMetres: z.int(),
          /** the hour that can be promised from then on; null: a rule of the visit (its due dates, the reserve) refuses that day */
          promise: z.object({ token: z.string(), date: CivilDate, earliest: Instant, latest: Instant }).nullable(),
        }),
      ),
    }),
  }),
  createHold: endpoint({
    method: 'POST',
    path: '/v1/holds',
    summary: 'Keep a slot for some minutes (Idempotency-Key); 409 with fresh offers when it is gone',
    access: booking,
    status: 201,
    body: z.object({ visitId: Id, token: z.string().max(500), anyTechnician: z.boolean().default(true) }),
    answer: Hold,
  }),
  releaseHold: endpoint({
    method: 'DELETE',
    path: '/v1/holds/:id',
    summary: 'Give a held slot back',
    access: booking,
    params: ById,
    status: 204,
    answer: z.null(),
  }),
  confirmAppointment: endpoint({
    method: 'POST',
    path: '/v1/appointments',
    summary: 'Confirm a hold: from then on a promise (Idempotency-Key); 409 with fresh offers when it no longer fits',
    access: booking,
    status: 201,
    body: z.object({ holdId: Id, notify: z.boolean().default(true) }),
    answer: Appointment,
  }),
  listAppointments: endpoint({
    method: 'GET',
    path: '/v1/appointments',
    summary: 'Appointments of a period',
    access: staff,
    query: Period.extend({ technicianId: Id.optional() }),
    answer: z.object({ items: z.array(Appointment) }),
  }),
  rescheduleAppointment: endpoint({
    method: 'POST',
    path: '/v1/appointments/:id/reschedule',
    summary: 'Confirm the new hold, then free the old hour, in one transaction (If-Match: version)',
    access: booking,
    params: ById,
    body: z.object({ holdId: Id }),
    answer: Appointment,
  }),
  previewAppointment: endpoint({
    method: 'POST',
    path: '/v1/appointments/:id/preview',
    summary: 'What moving it there would cost, and whether it fits; nothing is stored',
    access: staff,
    params: ById,
    body: z.object({ technicianId: Id, start: Instant }),
    answer: z.object({
      fits: z.boolean(),
      refusal: z.object({ code: z.string(), detail: z.string() }).nullable(),
      extraSeconds: z.int(),
      extraMetres: z.int(),
      earliest: Instant,
      latest: Instant,
      token: z.string().nullable(),
    }),
  }),
  previewAppointmentDays: endpoint({
    method: 'POST',
    path: '/v1/appointments/:id/preview-days',
    summary: 'What moving it to any hour of some days would cost, asked once when a drag begins; nothing is stored',
    access: staff,
    params: ById,
    body: Period.extend({ technicianIds: z.array(Id).max(200).optional() }),
    answer: z.object({
      /** one for every stretch of starts, by technician and time; days off are one stretch each */
      items: z.array(
        z.object({
          technicianId: Id,
          /** starts in [from, until) are answered by this */
          from: Instant,
          until: Instant,
          refusal: z.string().nullable(),
          extraSeconds: z.int(),
          extraMetres: z.int(),
        }),
      ),
    }),
  }),
  cancelAppointment: endpoint({
    method: 'POST',
    path: '/v1/appointments/:id/cancel',
    summary: 'Cancel; the hour is free again (If-Match: version)',
    access: booking,
    params: ById,
    body: z.object({ reason: z.string().max(500).default('') }),
    answer: Appointment,
  }),
  listWaiting: endpoint({
    method: 'GET',
    path: '/v1/waiting-list',
    summary: 'Who waits for a slot',
    access: staff,
    answer: z.object({ items: z.array(WaitingEntry) }),
  }),
  joinWaiting: endpoint({
    method: 'POST',
    path: '/v1/waiting-list',
    summary: 'Wait for a slot',
    access: booking,
    status: 201,
    body: z.object({ visitId: Id, from: CivilDate, to: CivilDate }),
    answer: WaitingEntry,
  }),
  leaveWaiting: endpoint({
    method: 'DELETE',
    path: '/v1/waiting-list/:id',
    summary: 'Wait no more',
    access: booking,
    params: ById,
    status: 204,
    answer: z.null(),
  }),
  listFillCandidates: endpoint({
    method: 'GET',
    path: '/v1/zone-days/:technicianId/:date/candidates',
    summary: 'Due clients nearest to a freed or under-filled day, nearest first',
    access: staff,
    params: z.object({ technicianId: Id, date: CivilDate }),
    query: z.object({ limit: z.coerce.number().int().min(1).max(50).default(12) }),
    answer: z.object({ items: z.array(FillCandidate) }),
  }),
  inviteToDay: endpoint({
    method: 'POST',
    path: '/v1/zone-days/:technicianId/:date/invite',
    summary: 'Invite due clients to a day, each by a personal link to its slots',
    access: office,
    params: z.object({ technicianId: Id, date: CivilDate }),
    body: z.object({ visitIds: z.array(Id).min(1).max(50) }),
    answer: z.object({ invited: z.int() }),
  }),
  lookUpCaller: endpoint({
    method: 'GET',
    path: '/v1/call/:id',
    summary: 'Call mode: a client, what is due, last visits, and the three best slots, in one answer',
    access: office,
    params: ById,
    answer: z.object({
      client: ClientFile,
      due: z.array(VisitCard),
      lastVisits: z.array(VisitCard),
      appointments: z.array(Appointment),
      visitId: Id.nullable(),
      slots: Offers,
    }),
  }),
  listOutbox: endpoint({
    method: 'GET',
    path: '/v1/outbox',
    summary: 'Messages waiting or sent, newest first',
    access: office,
    answer: z.object({ items: z.array(OutboxMessage) }),
  }),
}
