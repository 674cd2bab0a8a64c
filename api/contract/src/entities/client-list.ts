import { z } from 'zod'
import { CivilDate, Id, Instant, Precision } from '../primitives.ts'
import { ClientRow, ClientTag, ContractTier } from './client.ts'

/** What a client may lack. */
export const ClientLack = z.enum(['contract', 'email', 'phone'])

/** Which clients are meant; every field given must hold, of a list any one. Archived clients are only those asked for by `archived`. */
export const ClientFilter = z.object({
  /** name, phone, e-mail, town, postcode or reference; every word must be found */
  search: z.string().max(100).optional(),
  tiers: z.array(ContractTier).max(3).optional(),
  /** whatever the accents and capitals */
  towns: z.array(z.string().min(1).max(100)).max(100).optional(),
  /** zones of the zoning in force */
  zoneIds: z.array(z.string().min(1).max(100)).max(100).optional(),
  precisions: z.array(Precision).max(5).optional(),
  /** a visit that nobody planned is past its due window */
  overdue: z.boolean().optional(),
  /** a visit that nobody planned is ideally done within so many days from today, and not overdue */
  dueWithinDays: z.int().min(0).max(400).optional(),
  lacks: z.array(ClientLack).max(3).optional(),
  /** who did the last visit */
  technicianId: Id.optional(),
  /** whatever the accents and capitals */
  tags: z.array(z.string().min(1).max(30)).max(50).optional(),
  archived: z.boolean().optional(),
})

/** What a list of clients can be in order of. */
export const ClientSort = z.enum(['name', 'city', 'nextDueOn', 'lastVisitOn', 'contractEndsOn'])

/** Columns of the list and of its export; `name` is always there. */
export const ClientColumn = z.enum([
  'reference',
  'address',
  'postcode',
  'city',
  'phone',
  'email',
  'tier',
  'contractStartsOn',
  'contractEndsOn',
  'visitsPerYear',
  'durationMinutes',
  'priceCents',
  'skills',
  'equipment',
  'parts',
  'lastVisitOn',
  'lastTechnician',
  'nextDueOn',
  'zone',
  'precision',
  'position',
  'tags',
  'notes',
])

/** A row of the list with what its columns may show. */
export const ClientListRow = ClientRow.extend({
  contractStartsOn: CivilDate.nullable(),
  visitsPerYear: z.int().nullable(),
  durationMinutes: z.int().nullable(),
  priceCents: z.int().nullable(),
  /** who did the last visit */
  lastTechnicianId: Id.nullable(),
  /** of the zoning in force */
  zoneId: z.string().nullable(),
  /** free visits past their due window */
  overdue: z.int(),
})

const Counted = <T extends z.ZodType>(value: T) => z.array(z.object({ value, count: z.int() }))

/** How many clients each filter would find; of all that the search finds and that are not archived. */
export const ClientFacets = z.object({
  total: z.int(),
  archived: z.int(),
  overdue: z.int(),
  dueWithin30Days: z.int(),
  lacks: z.object({ contract: z.int(), email: z.int(), phone: z.int() }),
  tiers: Counted(ContractTier),
  precisions: Counted(Precision),
  /** most clients first, at most 300 */
  towns: Counted(z.string()),
  /** most clients first, at most 100 */
  tags: Counted(z.string()),
  zones: z.array(z.object({ id: z.string(), name: z.string(), count: z.int() })),
})

/** A named filter of one user, with the columns and the order it is looked at in. */
export const Segment = z.object({
  id: Id,
  name: z.string().trim().min(1).max(60),
  filter: ClientFilter,
  columns: z.array(ClientColumn).max(30).nullable(),
  sort: ClientSort,
  descending: z.boolean(),
  createdAt: Instant,
})

/** Clients that a bulk action is for: named, or all that a filter finds but for some. */
export const ClientTarget = z.union([
  z.object({ ids: z.array(Id).min(1).max(10_000) }),
  z.object({ filter: ClientFilter, except: z.array(Id).max(10_000).default([]) }),
])

/** What can be done to many clients at once. */
export const BulkAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('archive') }),
  z.object({ kind: z.literal('unarchive') }),
  z.object({
    kind: z.literal('contract-terms'),
    toleranceDays: z.int().min(0).max(180).optional(),
    durationMinutes: z.int().min(5).max(600).optional(),
  }),
  z.object({ kind: z.literal('generate-visits') }),
  z.object({ kind: z.literal('tags'), add: z.array(ClientTag).max(10).default([]), remove: z.array(ClientTag).max(10).default([]) }),
  /** a line at the end of their notes */
  z.object({ kind: z.literal('notes'), text: z.string().trim().min(1).max(500) }),
  /** to choose a slot of that technician's day */
  z.object({ kind: z.literal('invite'), technicianId: Id, date: CivilDate }),
])

/** Why a client is left out of a bulk action. */
export const BulkSkip = z.enum(['promised', 'already', 'no-contract', 'no-due-visit', 'no-address', 'nothing-to-do', 'too-many-tags'])

/** What a bulk action would do, or did. */
export const BulkOutcome = z.object({
  clients: z.int(),
  /** clients it changes, or writes to */
  affected: z.int(),
  skipped: z.array(z.object({ reason: BulkSkip, count: z.int() })),
  /** visits made, moved in their due window, or taken out */
  visits: z.object({ created: z.int(), changed: z.int(), removed: z.int() }),
  /** takes it back; null = it cannot be taken back, or nothing was done */
  undoId: Id.nullable(),
})

/** What taking something back did. */
export const UndoOutcome = z.object({ kind: z.string(), restored: z.int(), kept: z.int() })

export type ClientLack = z.infer<typeof ClientLack>
export type ClientFilter = z.infer<typeof ClientFilter>
export type ClientSort = z.infer<typeof ClientSort>
export type ClientColumn = z.infer<typeof ClientColumn>
export type ClientListRow = z.infer<typeof ClientListRow>
export type ClientFacets = z.infer<typeof ClientFacets>
export type Segment = z.infer<typeof Segment>
export type ClientTarget = z.infer<typeof ClientTarget>
export type BulkAction = z.infer<typeof BulkAction>
export type BulkSkip = z.infer<typeof BulkSkip>
export type BulkOutcome = z.infer<typeof BulkOutcome>
export type UndoOutcome = z.infer<typeof UndoOutcome>
