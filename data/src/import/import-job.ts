import type { CivilDate, ImportField, ImportJob } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import type { Connection } from '../database/connection.ts'
import { StateError } from '../database/errors.ts'
import type { Database } from '../database/open-database.ts'
import type { Geocoder } from '../geocode/geocoder.ts'
import { type DryRun, getImport, getImportFile, insertImport, moveImport, saveDryRun } from '../repositories/imports.ts'
import { commitImport } from './commit-import.ts'
import { type ImportPlan, planImport } from './plan-import.ts'
import { readTable } from './read-table.ts'
import { recogniseHeaders } from './recognise-headers.ts'
import type { Language } from './row-problems.ts'
import type { Table } from './table.ts'

export interface ImportOptions {
  readonly by: By
  /** the day of the import */
  readonly today: CivilDate
  /** of causes and remedies; default French */
  readonly language?: Language
}

/** Reads a file, guesses its columns, and keeps both with the dry run. Throws `ImportFileError`. */
export async function createImport(
  database: Database,
  file: { readonly fileName: string; readonly content: Buffer; readonly ignoreCoordinates?: boolean },
  options: ImportOptions,
): Promise<ImportJob> {
  const table = await readTable(file.content)
  const dryRun = await runDry(database, table, recogniseHeaders(table.headers), file.ignoreCoordinates ?? false, options)
  return insertImport(database.connection, file.fileName, file.content, dryRun, options.by)
}

/** Says what each column means, and does the dry run again. Throws `StateError` when the import has been committed or cancelled. */
export async function mapImport(
  database: Database,
  id: string,
  mapping: { readonly fields: readonly (ImportField | null)[]; readonly ignoreCoordinates: boolean },
  options: ImportOptions,
): Promise<ImportJob> {
  await mustBeDry(database, id)
  const { content } = await getImportFile(database.connection, id)
  const table = await readTable(content)
  const fields = table.headers.map((_, i) => mapping.fields[i] ?? null)
  return saveDryRun(database.connection, id, await runDry(database, table, fields, mapping.ignoreCoordinates, options))
}

/** Forgets an import that is not committed. */
export async function cancelImport(database: Database, id: string): Promise<void> {
  if (!(await moveImport(database.connection, id, 'dry-run', 'cancelled'))) await mustBeDry(database, id)
}

export interface RunImportOptions extends ImportOptions {
  /** default: the offline gazetteer; a dry run never asks anything else */
  readonly geocoder?: Geocoder
  /** rows done of all; called as the work goes on */
  readonly onProgress?: (progress: ImportJob['progress']) => void
  readonly signal?: AbortSignal
  /** the process that works at it */
  readonly owner?: string
}

/** Writes an import in one transaction, planned again on the clients as they are now. A failure leaves nothing but its message. */
export async function runImport(database: Database, id: string, options: RunImportOptions): Promise<{ job: ImportJob; plan: ImportPlan }> {
  const owner = options.owner ? { owner: options.owner } : {}
  if (!(await moveImport(database.connection, id, 'dry-run', 'running', owner))) await mustBeDry(database, id)
  try {
    const job = await getImport(database.connection, id)
    const { content, ignoreCoordinates } = await getImportFile(database.connection, id)
    const table = await readTable(content)
    const mapping = { headers: table.headers, fields: job.columns.map((column) => column.field), ignoreCoordinates }
    // the job ends in the transaction that writes its rows: never one without the other
    const plan = await writeTable(database, table, mapping, options, async (db, { report }) => {
      await moveImport(db, id, 'running', 'committed', { done: report.rows, report })
    })
    return { job: await getImport(database.connection, id), plan }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    await moveImport(database.connection, id, 'running', options.signal?.aborted ? 'cancelled' : 'failed', { error: message })
    throw error
  }
}

/** Plans a table and writes it in one transaction, without keeping the file (the command line); `alsoWrite` joins the transaction. */
export async function writeTable(
  database: Database,
  table: Table,
  mapping: Parameters<typeof planImport>[2],
  options: RunImportOptions,
  alsoWrite: (db: Connection, plan: ImportPlan) => Promise<void> = async () => undefined,
): Promise<ImportPlan> {
  const { geocoder, signal, language, today, by } = options
  const report = (done: number, total: number) => options.onProgress?.({ done, total })
  const asked = { today, ...(language ? { language } : {}), ...(geocoder ? { geocoder } : {}), ...(signal ? { signal } : {}) }
  // places are asked for before the transaction: no lock is held while a network answers
  const planned = await planImport(database.connection, table, mapping, {
    ...asked,
    onProgress: (done, total) => report(Math.floor(done / 2), total),
  })
  await database.transaction(async (db) => {
    await commitImport(db, planned, by, { onProgress: report, ...(signal ? { signal } : {}) })
    await alsoWrite(db, planned)
  })
  return planned
}

async function runDry(
  database: Database,
  table: Table,
  fields: readonly (ImportField | null)[],
  ignoreCoordinates: boolean,
  { today, language }: ImportOptions,
): Promise<DryRun> {
  const mapping = { headers: table.headers, fields, ignoreCoordinates }
  const plan = await planImport(database.connection, table, mapping, { today, ...(language ? { language } : {}) })
  return {
    format: table.format,
    encoding: table.encoding,
    separator: table.separator,
    columns: table.headers.map((header, i) => ({ header, samples: samplesOf(table, i), field: fields[i] ?? null })),
    ignoreCoordinates,
    report: plan.report,
    changes: plan.changes,
  }
}

/** The first few different values of a column. */
function samplesOf(table: Table, column: number): string[] {
  const values = table.rows.slice(0, 50).map((row) => row.cells[column] ?? '')
  return [...new Set(values.filter(Boolean))].slice(0, 3)
}

async function mustBeDry(database: Database, id: string): Promise<void> {
  const { status } = await getImport(database.connection, id)
  if (status !== 'dry-run') throw new StateError(`import ${id} is ${status}`)
}
