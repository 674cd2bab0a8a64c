import { z } from 'zod'

/** UUID of any stored thing. */
export const Id = z.uuid().describe('UUID')
/** Civil date in the company's time zone. */
export const CivilDate = z.iso.date().describe('YYYY-MM-DD, in the time zone of the company')
/** Instant with offset. */
export const Instant = z.iso.datetime({ offset: true }).describe('ISO 8601 with offset')
/** ISO week. */
export const IsoWeek = z
  .string()
  .regex(/^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/)
  .describe('ISO week, e.g. 2026-W49')
/** Wall-clock time. */
export const ClockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe('HH:MM, wall clock of the company')
/** WGS84 decimal degrees. */
export const Position = z.object({ lng: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) })
export const Seconds = z.int().describe('seconds')
export const Metres = z.int().describe('metres')

/** How precisely a place is known: given by hand or file, house number, street, only the commune, not at all. */
export const Precision = z.enum(['given', 'house', 'street', 'commune', 'none'])
/** Where a position comes from. */
export const PositionSource = z.enum(['file', 'gazetteer', 'geoplateforme', 'hand', 'demo'])
/** Where a travel figure comes from; an estimate is always marked as one. */
export const TravelSource = z.enum(['osrm', 'embedded', 'estimate'])

export const Role = z.enum(['planner', 'technician', 'manager', 'client', 'admin'])

/** RFC 9457 problem with our additions: a stable code, the path of the culprit, and what to do. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  remedy: z.string().optional(),
  requestId: z.string().optional(),
  errors: z.array(z.object({ code: z.string(), path: z.string(), cause: z.string(), remedy: z.string() })).optional(),
  /** with SLOT_TAKEN and HOLD_OVER: SlotOffer[], what is free now */
  offers: z.array(z.unknown()).optional(),
})

/** A page of a list: `next` is an opaque cursor, null at the end. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), total: z.int(), next: z.string().nullable() })
export const PageQuery = z.object({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(500).default(100) })

export type Id = z.infer<typeof Id>
export type CivilDate = z.infer<typeof CivilDate>
export type Instant = z.infer<typeof Instant>
export type IsoWeek = z.infer<typeof IsoWeek>
export type ClockTime = z.infer<typeof ClockTime>
export type Position = z.infer<typeof Position>
export type Precision = z.infer<typeof Precision>
export type PositionSource = z.infer<typeof PositionSource>
export type TravelSource = z.infer<typeof TravelSource>
export type Role = z.infer<typeof Role>
export type Problem = z.infer<typeof Problem>
