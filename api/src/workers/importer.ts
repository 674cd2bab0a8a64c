import { Worker } from 'node:worker_threads'
import type { CivilDate, ImportField, ImportJob } from '@tournee/contract'
import { type By, type Database, ImportFileError, type Language, NotFoundError, StateError } from '@tournee/data'
import type { GeocoderConfig } from '../open-geocoder.ts'
import { doImportTask } from './import-task.ts'

/** Who imports, on which day of the company, and the language of causes and remedies. */
export interface ImportContext {
  readonly by: By
  readonly today: CivilDate
  readonly language: Language
  /** the process that works at it */
  readonly owner?: string
}

/** One step of an import. */
export type ImportTask =
  | { readonly kind: 'create'; readonly fileName: string; readonly content: Uint8Array }
  | { readonly kind: 'map'; readonly id: string; readonly fields: readonly (ImportField | null)[]; readonly ignoreCoordinates: boolean }
  | { readonly kind: 'run'; readonly id: string }

type ImportProgress = ImportJob['progress']

/** Reads and writes spreadsheets away from the event loop. */
export interface Importer {
  /** Throws `ImportFileError`, `NotFoundError`, `StateError`; a `run` that is aborted leaves nothing. */
  work(
    task: ImportTask,
    context: ImportContext,
    options?: { readonly signal?: AbortSignal; readonly onProgress?: (progress: ImportProgress) => void },
  ): Promise<ImportJob>
}

/** What the worker is given. */
export interface ImportWorkerData {
  readonly databaseUrl: string
  readonly geocoder: GeocoderConfig
  readonly task: ImportTask
  readonly context: ImportContext
}

/** What the worker says. */
export type ImportWorkerMessage =
  | { readonly kind: 'progress'; readonly progress: ImportProgress }
  | { readonly kind: 'done'; readonly job: ImportJob }
  | { readonly kind: 'failed'; readonly name: string; readonly code: string; readonly message: string; readonly remedy: string }

/** The error of the worker as its own class again: errors lose their class between threads. */
function errorOf({ name, code, message, remedy }: Extract<ImportWorkerMessage, { kind: 'failed' }>): Error {
  if (name === 'ImportFileError') return new ImportFileError(code, message, remedy)
  if (name === 'NotFoundError') return new NotFoundError('import', message)
  if (name === 'StateError') return new StateError(message)
  return new Error(message)
}

/** An importer whose every step has a thread and a database connection of its own: a crash there rolls back and fails that step only. */
export function createWorkerImporter(databaseUrl: string, geocoder: GeocoderConfig): Importer {
  return {
    work: (task, context, { signal, onProgress } = {}) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted()
        const workerData: ImportWorkerData = { databaseUrl, geocoder, task, context }
        const script = new URL('./import-worker.ts', import.meta.url)
        const worker = new Worker(script, { workerData, execArgv: ['--disable-warning=ExperimentalWarning'] })
        const abort = () => void worker.terminate()
        signal?.addEventListener('abort', abort, { once: true })
        worker.on('message', (message: ImportWorkerMessage) => {
          if (message.kind === 'progress') onProgress?.(message.progress)
          else if (message.kind === 'done') resolve(message.job)
          else reject(errorOf(message))
        })
        worker.on('error', reject)
        worker.on('exit', (code) => {
          signal?.removeEventListener('abort', abort)
          reject(new Error(`the import ended with code ${code} before it was done`))
        })
      }),
  }
}

/** An importer on the caller's thread and connection: for databases in memory, which no other connection can open. */
export const createInlineImporter = (db: Database, geocoder: GeocoderConfig): Importer => ({
  work: (task, context, options = {}) => doImportTask(db, geocoder, task, context, options),
})
