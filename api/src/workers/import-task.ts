import type { ImportJob } from '@tournee/contract'
import { createImport, type Database, mapImport, runImport } from '@tournee/data'
import { type GeocoderConfig, openGeocoder } from '../open-geocoder.ts'
import type { ImportContext, ImportTask } from './importer.ts'

/** Does one step of an import on a database; throws what data throws. */
export async function doImportTask(
  db: Database,
  geocoder: GeocoderConfig,
  task: ImportTask,
  context: ImportContext,
  options: { readonly signal?: AbortSignal; readonly onProgress?: (progress: ImportJob['progress']) => void },
): Promise<ImportJob> {
  if (task.kind === 'create') return createImport(db, { fileName: task.fileName, content: Buffer.from(task.content) }, context)
  if (task.kind === 'map') return mapImport(db, task.id, task, context)
  const { job } = await runImport(db, task.id, { ...context, ...options, geocoder: openGeocoder(geocoder, db, () => context.by.at) })
  return job
}
