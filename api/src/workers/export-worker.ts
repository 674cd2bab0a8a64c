import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '@tournee/data'
import { exportClients } from '../use-cases/export-clients.ts'
import type { ExportWorkerData } from './exporter.ts'

const { databaseUrl, at, wanted } = workerData as ExportWorkerData

const db = await openDatabase(databaseUrl)
try {
  const { bytes, ...file } = await exportClients({ db, now: () => at }, wanted)
  // a copy of its own, so that the memory itself goes over
  const own = new Uint8Array(bytes)
  parentPort!.postMessage({ ...file, bytes: own }, [own.buffer])
} finally {
  await db.close()
}
