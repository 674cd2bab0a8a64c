import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { ContractTier } from '../entities/client.ts'
import {
  BulkAction,
  BulkOutcome,
  ClientColumn,
  ClientFacets,
  ClientLack,
  ClientListRow,
  ClientSort,
  ClientTarget,
  Segment,
  UndoOutcome,
} from '../entities/client-list.ts'
import { FileAnswer } from '../file-answer.ts'
import { Id, PageQuery, Precision, pageOf } from '../primitives.ts'

const staff = ['planner', 'manager', 'admin'] as const
const office = ['planner', 'admin'] as const
const ById = z.object({ id: Id })

const commaList = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .string()
    .max(4_000)
    .describe('several, separated by commas')
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(item).max(100))
    .optional()
const flag = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .optional()

/** A `ClientFilter` as a query string writes it. */
const FilterQuery = z.object({
  search: z.string().max(100).optional(),
  tiers: commaList(ContractTier),
  towns: commaList(z.string().max(100)),
  zoneIds: commaList(z.string().max(100)),
  precisions: commaList(Precision),
  overdue: flag,
  dueWithinDays: z.coerce.number().int().min(0).max(400).optional(),
  lacks: commaList(ClientLack),
  technicianId: Id.optional(),
  tags: commaList(z.string().max(30)),
  archived: flag,
})

const Order = z.object({ sort: ClientSort.default('name'), descending: z.boolean().default(false) })

const SegmentBody = Segment.omit({ id: true, createdAt: true })

export const clientListEndpoints = {
  listClients: endpoint({
    method: 'GET',
    path: '/v1/clients',
    summary: 'Clients, filtered, in order, by page (cursor) or from any row on (offset)',
    access: staff,
    query: PageQuery.extend(FilterQuery.shape).extend({
      sort: ClientSort.default('name'),
      descending: flag,
      offset: z.coerce.number().int().min(0).max(1_000_000).optional(),
    }),
    answer: pageOf(ClientListRow),
  }),
  getClientFacets: endpoint({
    method: 'GET',
    path: '/v1/clients/facets',
    summary: 'How many clients each filter would find',
    access: staff,
    query: z.object({ search: z.string().max(100).optional() }),
    answer: ClientFacets,
  }),
  exportClients: endpoint({
    method: 'POST',
    path: '/v1/clients/export',
    summary: 'Clients as a file that the import takes for unchanged',
    access: staff,
    form: 'binary',
    body: Order.extend({
      target: ClientTarget,
      format: z.enum(['csv', 'xlsx']).default('xlsx'),
      columns: z.array(ClientColumn).max(30),
      language: z.enum(['fr', 'en']).default('fr'),
    }),
    answer: FileAnswer,
  }),
  previewBulk: endpoint({
    method: 'POST',
    path: '/v1/clients/bulk/preview',
    summary: 'What a bulk action would do; nothing is stored or sent',
    access: office,
    body: z.object({ target: ClientTarget, action: BulkAction }),
    answer: BulkOutcome,
  }),
  runBulk: endpoint({
    method: 'POST',
    path: '/v1/clients/bulk',
    summary: 'Do something to many clients, in one transaction (Idempotency-Key)',
    access: office,
    body: z.object({ target: ClientTarget, action: BulkAction }),
    answer: BulkOutcome,
  }),
  undo: endpoint({
    method: 'POST',
    path: '/v1/undo/:id',
    summary: 'Take a bulk action or a merge back; what was changed since is kept',
    access: office,
    params: ById,
    body: z.object({}),
    answer: UndoOutcome,
  }),
  listSegments: endpoint({
    method: 'GET',
    path: '/v1/segments',
    summary: "The caller's saved filters, by name",
    access: staff,
    answer: z.object({ items: z.array(Segment) }),
  }),
  createSegment: endpoint({
    method: 'POST',
    path: '/v1/segments',
    summary: 'Save a filter under a name',
    access: staff,
    status: 201,
    body: SegmentBody,
    answer: Segment,
  }),
  updateSegment: endpoint({
    method: 'PATCH',
    path: '/v1/segments/:id',
    summary: 'Rename a saved filter, or give it another content',
    access: staff,
    params: ById,
    body: SegmentBody.partial(),
    answer: Segment,
  }),
  deleteSegment: endpoint({
    method: 'DELETE',
    path: '/v1/segments/:id',
    summary: 'Forget a saved filter',
    access: staff,
    params: ById,
    status: 204,
    answer: z.null(),
  }),
}
