import type { ImportJob } from '@tournee/contract'
import { ensureCompanyDefaults, getImport } from '@tournee/data'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import type { ImportContext } from '../workers/importer.ts'
import { companyToday } from './company-today.ts'
import { generateVisits } from './generate-visits.ts'

type Caller = Omit<ImportContext, 'today'>

/** An import that will not change any more. */
export const isImportOver = ({ status }: Pick<ImportJob, 'status'>): boolean => status !== 'running' && status !== 'dry-run'

/** Puts an import in the queue; it is written in one transaction, then the visits its contracts make due. Throws `NotFoundError`. */
export async function commitImport(services: Services, id: string, caller: Caller): Promise<ImportJob | Refusal> {
  const { db, jobs, importFeed } = services
  const job = await getImport(db.connection, id)
  if (job.status !== 'dry-run' || importFeed.latest(id)) return refuse('IMPORT_CLOSED', `The import is ${job.status}.`)
  const hasName = job.columns.some(({ field }) => field === 'name')
  if (!hasName) return refuse('IMPORT_MAPPING', 'No column is the client’s name.')
  const running: ImportJob = { ...job, status: 'running', progress: { done: 0, total: job.report.rows } }
  importFeed.tell(id, running)
  jobs.add(id, (signal) => runImportJob(services, running, caller, signal))
  return running
}

/** Another process has begun it in the meantime: this one has nothing to say of it. */
const isElsewhere = (error: unknown) => (error as Error).name === 'StateError'

async function runImportJob(services: Services, job: ImportJob, caller: Caller, signal: AbortSignal): Promise<void> {
  const { db, importer, importFeed, now, log, processId } = services
  try {
    await db.transaction((connection) => ensureCompanyDefaults(connection, caller.by))
    const today = await companyToday(db.connection, now())
    const onProgress = (progress: ImportJob['progress']) => importFeed.tell(job.id, { ...job, progress })
    const done = await importer.work({ kind: 'run', id: job.id }, { ...caller, today, owner: processId }, { signal, onProgress })
    await generateVisits(services)
    importFeed.end(job.id, done)
  } catch (error) {
    log.error({ err: error, import: job.id }, 'an import failed')
    const stored = await getImport(db.connection, job.id)
    const message = error instanceof Error ? error.message : String(error)
    importFeed.end(job.id, isImportOver(stored) || isElsewhere(error) ? stored : { ...stored, status: 'failed', error: message })
  }
}
