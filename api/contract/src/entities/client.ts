import { z } from 'zod'
import { CivilDate, Id, Instant, Position, PositionSource, Precision } from '../primitives.ts'

/** A place where work is done. */
export const Site = z.object({
  id: Id,
  clientId: Id,
  label: z.string().nullable(),
  address: z.string(),
  postcode: z.string(),
  city: z.string(),
  /** INSEE code of the commune, when found */
  insee: z.string().nullable(),
  position: Position.nullable(),
  precision: Precision,
  positionSource: PositionSource.nullable(),
  accessNotes: z.string(),
})

/** A part that a visit needs, for its machine, its contract or itself: loaded in the morning. One line of a cell: no `;`, `|` or line break in its words. */
export const Part = z.object({
  label: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .regex(/^[^;|\n\r]+$/),
  /** the supplier's or the company's own number */
  reference: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .regex(/^[^;|[\]\n\r]+$/)
    .nullable(),
  quantity: z.int().min(1).max(999),
})

/** What something needs, in the order to show. */
export const PartList = z.array(Part).max(30)

/** A machine at a site; `rhythmMonths` is its own legal rhythm, if any. */
export const Equipment = z.object({
  id: Id,
  siteId: Id,
  kind: z.string(),
  brand: z.string().nullable(),
  model: z.string().nullable(),
  serial: z.string().nullable(),
  installedOn: CivilDate.nullable(),
  rhythmMonths: z.int().positive().nullable(),
  /** what its maintenance visits need */
  parts: PartList,
})

export const ContractTier = z.enum(['bronze', 'argent', 'or'])
export const ContractStatus = z.enum(['active', 'suspended', 'ended'])

/** A maintenance contract: its visits follow by themselves. */
export const Contract = z.object({
  id: Id,
  clientId: Id,
  siteId: Id,
  tier: ContractTier,
  status: ContractStatus,
  startsOn: CivilDate,
  /** last day of the contract, included; null = renewed until told otherwise */
  endsOn: CivilDate.nullable(),
  visitsPerYear: z.int().min(1).max(52),
  /** days after each anniversary on which a visit is ideally done; null = spread evenly */
  spacingDays: z.array(z.int().min(0).max(365)).nullable(),
  /** a visit may be done this many days before or after its ideal date */
  toleranceDays: z.int().min(0).max(180),
  durationMinutes: z.int().min(5).max(600),
  skills: z.array(z.string()),
  priceCents: z.int().min(0).nullable(),
  lastVisitOn: CivilDate.nullable(),
  suspensions: z.array(z.object({ from: CivilDate, to: CivilDate })),
  /** what each of its visits needs, beyond its machines */
  parts: PartList,
})

/** A word a company puts on its clients; no mark in it that separates words in a file. */
export const ClientTag = z
  .string()
  .trim()
  .min(1)
  .max(30)
  .regex(/^[^,;/+|\n]*[\p{L}\p{N}][^,;/+|\n]*$/u)
export const ClientTags = z.array(ClientTag).max(20)

export const Client = z.object({
  id: Id,
  /** the company's own number for the client, unique when given */
  reference: z.string().nullable(),
  name: z.string(),
  kind: z.enum(['person', 'company']),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  notes: z.string(),
  tags: ClientTags,
  createdAt: Instant,
  updatedAt: Instant,
  /** raised at every change: send it back as If-Match */
  version: z.int(),
})

/** A client with everything a file shows. */
export const ClientFile = Client.extend({
  sites: z.array(Site),
  equipment: z.array(Equipment),
  contracts: z.array(Contract),
  /** out of lists and planning since then */
  archivedAt: Instant.nullable(),
  /** the client it was merged into */
  mergedInto: Id.nullable(),
})

/** A row of the client list. */
export const ClientRow = z.object({
  id: Id,
  reference: z.string().nullable(),
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  city: z.string(),
  postcode: z.string(),
  address: z.string(),
  siteId: Id.nullable(),
  position: Position.nullable(),
  precision: Precision,
  tier: ContractTier.nullable(),
  contractEndsOn: CivilDate.nullable(),
  lastVisitOn: CivilDate.nullable(),
  /** the last day of the next window that a visit is due in; past only when a visit is overdue */
  nextDueOn: CivilDate.nullable(),
  tags: z.array(z.string()),
})

export type Site = z.infer<typeof Site>
export type Part = z.infer<typeof Part>
export type Equipment = z.infer<typeof Equipment>
export type ContractTier = z.infer<typeof ContractTier>
export type ContractStatus = z.infer<typeof ContractStatus>
export type Contract = z.infer<typeof Contract>
export type Client = z.infer<typeof Client>
export type ClientFile = z.infer<typeof ClientFile>
export type ClientRow = z.infer<typeof ClientRow>
