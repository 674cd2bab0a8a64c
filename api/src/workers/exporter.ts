import { Worker } from 'node:worker_threads'
import type { FileAnswer } from '@tournee/contract'
import type { Services } from '../services.ts'
import { type ClientExport, exportClients } from '../use-cases/export-clients.ts'

/** Writes spreadsheets of clients away from the event loop. */
export interface Exporter {
  work(wanted: ClientExport): Promise<FileAnswer>
}

/** What the worker is given; `at`: epoch milliseconds. */
export interface ExportWorkerData {
  readonly databaseUrl: string
  readonly at: number
  readonly wanted: ClientExport
}

/** An exporter whose every file has a thread and a database connection of its own: ten thousand clients keep nobody else waiting. */
export function createWorkerExporter(databaseUrl: string, now: () => number): Exporter {
  return {
    work: (wanted) =>
      new Promise((resolve, reject) => {
        const workerData: ExportWorkerData = { databaseUrl, at: now(), wanted }
        const script = new URL('./export-worker.ts', import.meta.url)
        const worker = new Worker(script, { workerData, execArgv: ['--disable-warning=ExperimentalWarning'] })
        worker.on('message', (file: FileAnswer) => resolve(file))
        worker.on('error', reject)
        worker.on('exit', (code) => reject(new Error(`the export ended with code ${code} before it was done`)))
      }),
  }
}

/** An exporter on the caller's thread and connection: for databases in memory, which no other connection can open. */
export const createInlineExporter = (services: Pick<Services, 'db' | 'now'>): Exporter => ({
  work: (wanted) => exportClients(services, wanted),
})
