import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { ZoneDay, Zoning, ZoningFigures, ZoningHead } from '../entities/zoning.ts'
import { CivilDate, Id } from '../primitives.ts'

const staff = ['planner', 'manager', 'admin'] as const
const office = ['planner', 'admin'] as const
const ById = z.object({ id: Id })
const Period = z.object({ from: CivilDate, to: CivilDate })

export const zoneEndpoints = {
  listZonings: endpoint({
    method: 'GET',
    path: '/v1/zonings',
    summary: 'Zonings, newest first',
    access: staff,
    answer: z.object({ items: z.array(ZoningHead) }),
  }),
  // before `:id`, which it would otherwise be read as
  suggestZoneCount: endpoint({
    method: 'GET',
    path: '/v1/zonings/curve',
    summary: 'What each number of zones costs, up to as many as clients allow: the last one when it is below `to`',
    access: staff,
    query: z.object({ from: z.coerce.number().int().min(2).default(3), to: z.coerce.number().int().max(60).default(12) }),
    answer: z.object({
      items: z.array(z.object({ count: z.int(), cv: z.number(), meanDriveMinutes: z.number(), components: z.int() })),
      suggested: z.int(),
    }),
  }),
  getZoning: endpoint({
    method: 'GET',
    path: '/v1/zonings/:id',
    summary: 'A zoning with cells, outlines and figures',
    access: staff,
    params: ById,
    answer: Zoning,
  }),
  designZoning: endpoint({
    method: 'POST',
    path: '/v1/zonings',
    summary: 'Design a zoning from the clients; a draft',
    access: office,
    status: 201,
    body: z.object({
      name: z.string().min(1).max(80),
      count: z.int().min(2).max(100),
      seed: z.int().min(0).default(1),
      basedOn: Id.optional(),
    }),
    answer: Zoning,
  }),
  paintCells: endpoint({
    method: 'PUT',
    path: '/v1/zonings/:id/cells',
    summary: 'Give cells to a zone, lock or unlock them (If-Match: version)',
    access: office,
    params: ById,
    body: z.object({
      changes: z.array(z.object({ cell: z.string(), zoneId: z.string().optional(), locked: z.boolean().optional() })).max(5_000),
    }),
    answer: Zoning,
  }),
  previewCells: endpoint({
    method: 'POST',
    path: '/v1/zonings/:id/preview',
    summary: 'Figures if these cells changed zone; nothing is stored',
    access: staff,
    params: ById,
    body: z.object({ changes: z.array(z.object({ cell: z.string(), zoneId: z.string() })).max(5_000) }),
    answer: ZoningFigures,
  }),
  renameZone: endpoint({
    method: 'PATCH',
    path: '/v1/zonings/:id/zones/:zoneId',
    summary: 'Name and colour of a zone (If-Match: version)',
    access: office,
    params: ById.extend({ zoneId: z.string() }),
    body: z.object({ name: z.string().min(1).max(60).optional(), colour: z.int().min(0).max(15).optional() }),
    answer: Zoning,
  }),
  rebalanceZoning: endpoint({
    method: 'POST',
    path: '/v1/zonings/:id/rebalance',
    summary: 'Rebalance around what is locked (If-Match: version)',
    access: office,
    params: ById,
    answer: Zoning,
  }),
  enforceZoning: endpoint({
    method: 'POST',
    path: '/v1/zonings/:id/enforce',
    summary: 'Put a zoning in force from a date',
    access: office,
    params: ById,
    body: z.object({ from: CivilDate }),
    answer: Zoning,
  }),
  deleteZoning: endpoint({
    method: 'DELETE',
    path: '/v1/zonings/:id',
    summary: 'Delete a draft',
    access: office,
    params: ById,
    status: 204,
    answer: z.null(),
  }),

  listZoneDays: endpoint({
    method: 'GET',
    path: '/v1/zone-days',
    summary: 'Zone days of a period',
    access: staff,
    query: Period,
    answer: z.object({ items: z.array(ZoneDay) }),
  }),
  planZoneDays: endpoint({
    method: 'POST',
    path: '/v1/zone-days/plan',
    summary: 'Choose the zone days of the next weeks; locks and promises stay',
    access: office,
    body: z.object({ from: CivilDate, weeks: z.int().min(1).max(16).default(12) }),
    answer: z.object({
      items: z.array(ZoneDay),
      status: z.enum(['optimal', 'within-gap', 'heuristic']),
      gap: z.number().nullable(),
      changed: z.int(),
      unserved: z.array(
        z.object({ kind: z.enum(['promise', 'due', 'forecast']), zoneId: z.string(), from: CivilDate, to: CivilDate, minutes: z.number() }),
      ),
    }),
  }),
  setZoneDay: endpoint({
    method: 'PUT',
    path: '/v1/zone-days',
    summary: 'Give a technician’s day to zones (none = free), by hand; it is locked from then on',
    access: office,
    body: z.object({ technicianId: Id, date: CivilDate, zoneIds: z.array(z.string()).max(6), locked: z.boolean().default(true) }),
    answer: ZoneDay,
  }),
  previewZoneDay: endpoint({
    method: 'POST',
    path: '/v1/zone-days/preview',
    summary: 'What moving zone days would cost, by named terms (EUR) ; nothing is stored',
    access: staff,
    body: z.object({ changes: z.array(z.object({ technicianId: Id, date: CivilDate, zoneIds: z.array(z.string()).max(6) })).max(20) }),
    answer: z.object({ eur: z.number(), terms: z.record(z.string(), z.number()), items: z.array(ZoneDay) }),
  }),
  previewZoneMoves: endpoint({
    method: 'POST',
    path: '/v1/zone-days/preview-moves',
    summary: 'What each of several changes would cost (EUR), each for itself, asked once when a drag begins; nothing is stored',
    access: staff,
    body: z.object({
      moves: z
        .array(z.array(z.object({ technicianId: Id, date: CivilDate, zoneIds: z.array(z.string()).max(6) })).max(20))
        .min(1)
        .max(500),
    }),
    /** in the order asked; `refusal`: nobody works there, nothing would be given */
    answer: z.object({ items: z.array(z.object({ eur: z.number(), refusal: z.enum(['NO_SHIFTS']).nullable() })) }),
  }),
}
