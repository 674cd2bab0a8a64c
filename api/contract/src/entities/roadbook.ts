import { z } from 'zod'
import { CivilDate, Id } from '../primitives.ts'
import { Part } from './client.ts'

/** What a roadbook can be saved as. */
export const RoadbookFormat = z.enum(['pdf', 'ics', 'gpx', 'geojson', 'csv', 'xlsx'])
/** Languages of what is printed. */
export const PrintLanguage = z.enum(['fr', 'en'])

/** Links that open a place in a navigation: Waze and Apple Maps take one place, Google Maps too. */
export const PlaceLinks = z.object({ waze: z.url(), google: z.url(), apple: z.url() })

/**
 * A technician's day as links. Google Maps alone takes a whole route, and only so many places between the first and the last: nine in
 * an application or on a desk, three in a phone's browser; a longer day is several links, each beginning where the one before ends.
 */
export const RouteLinks = z.object({
  technicianId: Id,
  date: CivilDate,
  google: z.object({ desk: z.array(z.url()), phone: z.array(z.url()) }),
  stops: z.array(PlaceLinks.extend({ visitId: Id, order: z.int(), clientName: z.string() })),
})

/** A part with all that is needed of it, however much that is. */
export const SummedPart = Part.extend({ quantity: z.int().min(1) })

/** What a day needs of one part, and for which stops (their numbers). */
export const LoadedPart = SummedPart.extend({ stops: z.array(z.int()) })

/** What one should know before ringing at a visit: how to get in, and what to bring. */
export const StopSheet = z.object({
  visitId: Id,
  accessNotes: z.string(),
  parts: z.array(SummedPart),
})

export type LoadedPart = z.infer<typeof LoadedPart>
export type StopSheet = z.infer<typeof StopSheet>
export type RoadbookFormat = z.infer<typeof RoadbookFormat>
export type PrintLanguage = z.infer<typeof PrintLanguage>
export type PlaceLinks = z.infer<typeof PlaceLinks>
export type RouteLinks = z.infer<typeof RouteLinks>
