import type { ImportField, ImportJob } from '@tournee/contract'

/** The mapping after one column was given a meaning: a meaning belongs to one column, its former column is not imported any more. */
export function remap(fields: readonly (ImportField | null)[], column: number, meaning: ImportField | null): (ImportField | null)[] {
  return fields.map((field, i) => (i === column ? meaning : field !== null && field === meaning ? null : field))
}

/** Where an import stands for the screen. */
export type ImportStage = 'review' | 'running' | 'done' | 'failed'

export function stageOf(job: Pick<ImportJob, 'status'>): ImportStage {
  if (job.status === 'running') return 'running'
  if (job.status === 'committed') return 'done'
  return job.status === 'dry-run' ? 'review' : 'failed'
}

/** Rows that the import will write. */
export const rowsToWrite = (job: Pick<ImportJob, 'report'>): number => job.report.created + job.report.updated

/** Addresses that will have to be placed by hand. */
export const imprecise = (job: Pick<ImportJob, 'report'>): number => job.report.precision.commune + job.report.precision.none

/** Whether the file brings coordinates, so that ignoring them means something. */
export const hasCoordinates = (fields: readonly (ImportField | null)[]): boolean => fields.includes('lat') && fields.includes('lng')

/** The changes worth reading first: changed clients, then new ones; unchanged rows are left out. */
export function changesToShow(job: Pick<ImportJob, 'changes'>): ImportJob['changes'] {
  return [...job.changes.filter((c) => c.action === 'update'), ...job.changes.filter((c) => c.action === 'create')]
}
