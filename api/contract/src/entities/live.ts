import { z } from 'zod'
import { CivilDate, Id, Instant, IsoWeek, Position, Seconds } from '../primitives.ts'
import { PlannedBreak } from './route-plan.ts'
import { VisitCard, VisitStatus } from './visit.ts'

/** What a technician tells of a stop; `undo` takes a stamp of today back. */
export const StampKind = z.enum(['on-the-way', 'arrived', 'done', 'not-done', 'undo'])
/** Why a visit was not done. */
export const NotDoneReason = z.enum(['absent', 'no-access', 'refused', 'parts', 'other'])

/** A stamp as a phone tells it. The phone makes the id: the same one sent twice is one stamp. */
export const NewStamp = z.object({
  id: Id,
  visitId: Id,
  kind: StampKind,
  /** with `not-done` */
  reason: NotDoneReason.optional(),
  note: z.string().max(500).optional(),
  /** with `undo`: the stamp taken back */
  undoes: Id.optional(),
  /** when it happened, by the device's clock */
  at: Instant,
  /** when it is sent, by the same clock: how old it is, and how wrong that clock */
  sentAt: Instant,
  position: z.object({ lng: Position.shape.lng, lat: Position.shape.lat, accuracyMetres: z.number().min(0).max(1e7) }).optional(),
})

/** A stamp as it is kept. `at` is by the service's clock: its arrival less its age by the device's. */
export const Stamp = z.object({
  id: Id,
  visitId: Id,
  technicianId: Id,
  date: CivilDate,
  kind: StampKind,
  reason: NotDoneReason.nullable(),
  note: z.string(),
  undoes: Id.nullable(),
  at: Instant,
  deviceAt: Instant,
  receivedAt: Instant,
  /** milliseconds by which the device's clock was behind (positive) or ahead of ours */
  skewMs: z.int(),
  position: Position.nullable(),
  /** `applied`: it changed the visit; `recorded`: told late, something further on is known; `merged`: another device had told it */
  effect: z.enum(['applied', 'recorded', 'merged']),
  undone: z.boolean(),
})

/** What a stamp led to. */
export const StampReceipt = z.object({ stamp: Stamp, visitStatus: VisitStatus })

/** What the client of a stop was told on the day. */
export const VisitNotice = z.object({
  id: Id,
  kind: z.enum(['visit.on-the-way', 'visit.expected']),
  channel: z.enum(['mail', 'sms', 'webhook']),
  /** the hour that the message names */
  expectedAt: Instant,
  createdAt: Instant,
  sentAt: Instant.nullable(),
})

/** A promise that will be missed, one with less of its window left than the company asks for, or neither. */
export const Danger = z.enum(['late', 'tight', 'well'])

export const LiveState = z.enum(['to-come', 'on-the-way', 'on-site', 'done', 'not-done'])

/** A stop of today: what was planned, what was told, what is expected now. */
export const LiveStop = z.object({
  visit: VisitCard.pick({
    id: true,
    clientId: true,
    clientName: true,
    phone: true,
    address: true,
    postcode: true,
    city: true,
    position: true,
    kind: true,
    durationMinutes: true,
    promise: true,
  }),
  /** 1 = first of the route */
  order: z.int(),
  planned: z.object({ arrival: Instant, start: Instant, end: Instant }),
  state: LiveState,
  reason: NotDoneReason.nullable(),
  onTheWayAt: Instant.nullable(),
  arrivedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** null once it is over */
  expected: z.object({ arrival: Instant, start: Instant, end: Instant }).nullable(),
  /** the expected (or actual) start after the last promised instant; negative = margin; null = nothing is promised or told */
  lateBySeconds: Seconds.nullable(),
  danger: Danger,
  /** newest first */
  notices: z.array(VisitNotice),
  /** somebody can be written to */
  reachable: z.boolean(),
})

/** A technician's day as it goes. */
export const LiveLane = z.object({
  technicianId: Id,
  name: z.string(),
  letter: z.string(),
  colour: z.int(),
  phone: z.string().nullable(),
  start: Position,
  departure: Instant,
  plannedEnd: Instant,
  expectedEnd: Instant.nullable(),
  breaks: z.array(PlannedBreak.omit({ kind: true })),
  stops: z.array(LiveStop),
  /** where the last stamp was given; technicians are located at their stamps only */
  lastSeen: z.object({ at: Instant, kind: StampKind, visitId: Id, position: Position.nullable() }).nullable(),
})

/** A visit that is awaited, or whose promise is in danger. */
export const LiveArrival = z.object({
  visitId: Id,
  technicianId: Id,
  expected: Instant,
  lateBySeconds: Seconds.nullable(),
  danger: Danger,
})

/** The published day as it goes: promises in danger first, then the next arrivals. */
export const LiveDay = z.object({
  date: CivilDate,
  week: IsoWeek,
  /** the service's clock */
  now: Instant,
  isToday: z.boolean(),
  planId: Id.nullable(),
  /** null when nothing is published that day; the nearest days that are */
  publishedDates: z.array(CivilDate),
  lanes: z.array(LiveLane),
  arrivals: z.array(LiveArrival),
})

export type StampKind = z.infer<typeof StampKind>
export type NotDoneReason = z.infer<typeof NotDoneReason>
export type NewStamp = z.infer<typeof NewStamp>
export type Stamp = z.infer<typeof Stamp>
export type StampReceipt = z.infer<typeof StampReceipt>
export type VisitNotice = z.infer<typeof VisitNotice>
export type LiveState = z.infer<typeof LiveState>
export type LiveStop = z.infer<typeof LiveStop>
export type LiveLane = z.infer<typeof LiveLane>
export type LiveArrival = z.infer<typeof LiveArrival>
export type LiveDay = z.infer<typeof LiveDay>
