import { z } from 'zod'
import { Id, Instant, Position } from '../primitives.ts'
import { Client } from './client.ts'

/** What a person needs to see of a client to tell whether two are one. */
export const ClientSketch = Client.pick({
  id: true,
  reference: true,
  name: true,
  phone: true,
  email: true,
  createdAt: true,
  version: true,
}).extend({
  address: z.string(),
  postcode: z.string(),
  city: z.string(),
  position: Position.nullable(),
  contracts: z.int(),
  visits: z.int(),
})

/** Why two clients may be one. */
export const DuplicateReason = z.enum(['phone', 'email', 'name-place'])

export const DuplicatePair = z.object({ clients: z.tuple([ClientSketch, ClientSketch]), reasons: z.array(DuplicateReason).min(1) })

/** What a merge would keep, fill in and move. */
export const MergePreview = z.object({
  /** the client as it will be */
  kept: Client.pick({ id: true, reference: true, name: true, phone: true, email: true, notes: true }),
  /** fields that the other one fills in or adds to */
  filled: z.array(z.enum(['reference', 'phone', 'email', 'notes'])),
  /** what goes over to the one kept */
  moved: z.object({
    sites: z.int(),
    contracts: z.int(),
    visits: z.int(),
    /** of these visits, promised or planned: they stay exactly as they are */
    promised: z.int(),
    appointments: z.int(),
    documents: z.int(),
    accounts: z.int(),
  }),
  /** running contracts it will have: with more than one, visits may be due twice */
  runningContracts: z.int(),
})

export const MergeOutcome = z.object({ keptId: Id, undoId: Id, at: Instant })

export type ClientSketch = z.infer<typeof ClientSketch>
export type DuplicateReason = z.infer<typeof DuplicateReason>
export type DuplicatePair = z.infer<typeof DuplicatePair>
export type MergePreview = z.infer<typeof MergePreview>
export type MergeOutcome = z.infer<typeof MergeOutcome>
