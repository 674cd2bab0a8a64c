import { z } from 'zod'
import { CivilDate, Id, Instant } from '../primitives.ts'

/** Figures of a zoning, as PLANNING.md names them. `cv` = standard deviation / mean of the zones' minutes of work a year. */
export const ZoningFigures = z.object({
  cv: z.number(),
  maxOverMean: z.number(),
  cutEdgeRatio: z.number(),
  meanDriveMinutes: z.number(),
  /** share of clients in another zone than in the zoning in force, 0-1; null without one */
  movedShare: z.number().nullable(),
  zones: z.array(
    z.object({
      zoneId: z.string(),
      minutes: z.number(),
      clients: z.int(),
      /** pieces by road: 1 is whole */
      components: z.int(),
      meanDriveMinutes: z.number(),
    }),
  ),
})

export const Zone = z.object({
  id: z.string(),
  name: z.string(),
  colour: z.int().min(0).max(15),
  /** H3 cells */
  cells: z.array(z.string()),
  lockedCells: z.array(z.string()),
  /** GeoJSON Polygon or MultiPolygon of the merged cells */
  outline: z.unknown(),
})

/** A division of the territory; one is in force from a date. */
export const Zoning = z.object({
  id: Id,
  name: z.string(),
  state: z.enum(['draft', 'in-force', 'past']),
  inForceFrom: CivilDate.nullable(),
  resolution: z.int(),
  zones: z.array(Zone),
  figures: ZoningFigures,
  createdAt: Instant,
  version: z.int(),
})
export const ZoningHead = Zoning.omit({ zones: true })

/** A technician's day given to zones. `fill` = minutes planned / minutes open. */
export const ZoneDay = z.object({
  technicianId: Id,
  date: CivilDate,
  zoneIds: z.array(z.string()),
  locked: z.boolean(),
  minutesPlanned: z.number(),
  minutesOpen: z.number(),
  fill: z.number(),
})

export type Zone = z.infer<typeof Zone>
export type ZoningFigures = z.infer<typeof ZoningFigures>
export type Zoning = z.infer<typeof Zoning>
export type ZoningHead = z.infer<typeof ZoningHead>
export type ZoneDay = z.infer<typeof ZoneDay>
