import { z } from 'zod'
import { Id, Instant, Position, Precision } from '../primitives.ts'
import { RowProblemCode } from '../row-problems.ts'

/** What a column of the file can mean, in the order to offer. */
export const ImportField = z.enum([
  'reference',
  'name',
  'firstName',
  'phone',
  'email',
  'address',
  'addressMore',
  'postcode',
  'city',
  'lat',
  'lng',
  'tier',
  'contractStart',
  'contractEnd',
  'visitsPerYear',
  'lastVisit',
  'duration',
  'equipment',
  'parts',
  'tags',
  'skills',
  'notes',
  'price',
])

/** A row that stays out or comes in with a remark, in the language it was asked in; `code` and `value` say it in any (absent in old reports). */
export const RefusedRow = z.object({
  row: z.int(),
  column: z.string().nullable(),
  code: RowProblemCode.optional(),
  value: z.string().optional(),
  cause: z.string(),
  remedy: z.string(),
})
export const PrecisionCounts = z.object({ given: z.int(), house: z.int(), street: z.int(), commune: z.int(), none: z.int() })

/** A change that the import makes to an existing client. */
export const ImportChange = z.object({
  row: z.int(),
  clientId: Id.nullable(),
  name: z.string(),
  action: z.enum(['create', 'update', 'unchanged']),
  changes: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
})

export const ImportReport = z.object({
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  refused: z.array(RefusedRow),
  /** rows that come in, less something that could not be read */
  warnings: z.array(RefusedRow).optional(),
  precision: PrecisionCounts,
})

/** A file on its way in: uploaded -> dry run -> committed. Nothing is written before `committed`. */
export const ImportJob = z.object({
  id: Id,
  fileName: z.string(),
  format: z.enum(['csv', 'xlsx']),
  encoding: z.string().nullable(),
  separator: z.string().nullable(),
  status: z.enum(['dry-run', 'running', 'committed', 'failed', 'cancelled']),
  /** columns of the file in order, with sample values and what each is taken for */
  columns: z.array(z.object({ header: z.string(), samples: z.array(z.string()), field: ImportField.nullable() })),
  report: ImportReport,
  /** first 200 */
  changes: z.array(ImportChange),
  progress: z.object({ done: z.int(), total: z.int() }),
  error: z.string().nullable(),
  createdAt: Instant,
})

export const GeocodeCandidate = z.object({
  label: z.string(),
  position: Position,
  precision: Precision,
  insee: z.string().nullable(),
  score: z.number(),
  source: z.string(),
})

export type ImportField = z.infer<typeof ImportField>
export type RefusedRow = z.infer<typeof RefusedRow>
export type ImportChange = z.infer<typeof ImportChange>
export type ImportReport = z.infer<typeof ImportReport>
export type ImportJob = z.infer<typeof ImportJob>
export type GeocodeCandidate = z.infer<typeof GeocodeCandidate>
