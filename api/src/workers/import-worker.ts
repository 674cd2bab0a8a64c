import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '@tournee/data'
import { doImportTask } from './import-task.ts'
import type { ImportWorkerData, ImportWorkerMessage } from './importer.ts'

const PROGRESS_EVERY = 50

const { databaseUrl, geocoder, task, context } = workerData as ImportWorkerData
const tell = (message: ImportWorkerMessage) => parentPort!.postMessage(message)
let told = 0

const db = await openDatabase(databaseUrl)
try {
  const job = await doImportTask(db, geocoder, task, context, {
    onProgress: (progress) => {
      if (progress.done - told < PROGRESS_EVERY && progress.done < progress.total) return
      told = progress.done
      tell({ kind: 'progress', progress })
    },
  })
  tell({ kind: 'done', job })
} catch (error) {
  const { name, message, code, remedy } = error as Error & { code?: string; remedy?: string }
  tell({ kind: 'failed', name, message, code: code ?? '', remedy: remedy ?? '' })
} finally {
  await db.close()
}
