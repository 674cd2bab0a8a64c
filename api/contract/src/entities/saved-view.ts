import { z } from 'zod'
import { Id, Instant, Position } from '../primitives.ts'

/** What the visits of a week are filtered by: several values of one facet widen, several facets narrow. */
export const ViewFacet = z.enum(['technician', 'zone', 'status', 'promise', 'lateness', 'overtime', 'kind', 'tier'])

/** A named way to look at any week, each user's own. */
export const SavedView = z.object({
  id: Id,
  name: z.string().trim().min(1).max(40),
  filter: z.object({ chosen: z.partialRecord(ViewFacet, z.array(z.string().max(80)).max(100)), text: z.string().max(200) }),
  colourBy: z.enum(['technician', 'zone', 'status', 'lateness']),
  /** where the map stands; null = where it is */
  camera: z.object({ lng: Position.shape.lng, lat: Position.shape.lat, zoom: z.number().min(0).max(24) }).nullable(),
  /** opened with the week; one of a user's at most */
  isDefault: z.boolean(),
  createdAt: Instant,
})

export type SavedView = z.infer<typeof SavedView>
