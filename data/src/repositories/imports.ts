import type { ImportChange, ImportJob, ImportReport } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import type { Connection } from '../database/connection.ts'
import { NotFoundError } from '../database/errors.ts'
import { newId } from '../database/identity.ts'
import { fromJson, toInstant, toJson } from '../database/stored-values.ts'
import { isNobodys } from './processes.ts'

type Status = ImportJob['status']

interface ImportRow {
  id: string
  file_name: string
  content: Buffer
  format: ImportJob['format']
  encoding: string | null
  separator: string | null
  status: Status
  columns: string
  ignore_coordinates: boolean | number
  report: string
  changes: string
  done: number
  total: number
  error: string | null
  created_at: number
  created_by: string
}

/** What a dry run found, to be stored with the file. */
export interface DryRun extends Pick<ImportJob, 'format' | 'encoding' | 'separator' | 'columns'> {
  readonly ignoreCoordinates: boolean
  readonly report: ImportReport
  readonly changes: readonly ImportChange[]
}

/** How many changes a job shows. */
const SHOWN_CHANGES = 200

const HEAD = [
  'id',
  'file_name',
  'format',
  'encoding',
  'separator',
  'status',
  'columns',
  'report',
  'changes',
  'done',
  'total',
  'error',
  'created_at',
] as const

const toJob = (row: ImportRow): ImportJob => ({
  id: row.id,
  fileName: row.file_name,
  format: row.format,
  encoding: row.encoding,
  separator: row.separator,
  status: row.status,
  columns: fromJson(row.columns),
  report: fromJson(row.report),
  changes: fromJson(row.changes),
  progress: { done: row.done, total: row.total },
  error: row.error,
  createdAt: toInstant(row.created_at),
})

const toRow = (dryRun: DryRun) => ({
  format: dryRun.format,
  encoding: dryRun.encoding,
  separator: dryRun.separator,
  columns: toJson(dryRun.columns),
  ignore_coordinates: dryRun.ignoreCoordinates,
  report: toJson(dryRun.report),
  changes: toJson(dryRun.changes.slice(0, SHOWN_CHANGES)),
  done: 0,
  total: dryRun.report.rows,
})

/** Keeps a file with its dry run; nothing of it is in the clients yet. */
export async function insertImport(db: Connection, fileName: string, content: Buffer, dryRun: DryRun, by: By): Promise<ImportJob> {
  const id = newId(by.at)
  const origin = { file_name: fileName, content, created_at: by.at, created_by: by.actor }
  await db('imports').insert({ id, ...origin, status: 'dry-run', ...toRow(dryRun) })
  return getImport(db, id)
}

/** Puts another dry run in the place of the last. */
export async function saveDryRun(db: Connection, id: string, dryRun: DryRun): Promise<ImportJob> {
  await db('imports').where({ id, status: 'dry-run' }).update(toRow(dryRun))
  return getImport(db, id)
}

export async function getImport(db: Connection, id: string): Promise<ImportJob> {
  const row = await db('imports')
    .where({ id })
    .first<ImportRow | undefined>(...HEAD)
  if (!row) throw new NotFoundError('import', id)
  return toJob(row)
}

/** The file of an import, and whether its coordinates count. */
export async function getImportFile(db: Connection, id: string): Promise<{ content: Buffer; ignoreCoordinates: boolean }> {
  const row = await db('imports')
    .where({ id })
    .first<Pick<ImportRow, 'content' | 'ignore_coordinates'> | undefined>('content', 'ignore_coordinates')
  if (!row) throw new NotFoundError('import', id)
  return { content: row.content, ignoreCoordinates: Boolean(row.ignore_coordinates) }
}

/** Moves an import from one status to another; false when it is not in the first (any more). */
export async function moveImport(
  db: Connection,
  id: string,
  from: Status,
  to: Status,
  more: { readonly done?: number; readonly error?: string; readonly report?: ImportReport; readonly owner?: string } = {},
): Promise<boolean> {
  const { report, owner, ...others } = more
  const changes = { status: to, ...others, ...(report ? { report: toJson(report) } : {}), ...(owner ? { owner_id: owner } : {}) }
  return (await db('imports').where({ id, status: from }).update(changes)) > 0
}

/** Forgets imports that are not committed and older than `before` (epoch milliseconds), with their files. */
export async function deleteOldImports(db: Connection, before: number): Promise<number> {
  return db('imports').where('created_at', '<', before).whereIn('status', ['dry-run', 'failed', 'cancelled']).delete()
}

/** Fails the imports that a process left running when it died: their transaction is rolled back, nothing of them is written. */
export async function failAbandonedImports(db: Connection, error: string): Promise<number> {
  return db('imports').where({ status: 'running' }).andWhere(isNobodys(db)).update({ status: 'failed', error })
}
