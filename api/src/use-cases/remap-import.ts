import type { ImportField, ImportJob } from '@tournee/contract'
import { StateError } from '@tournee/data'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import type { ImportContext } from '../workers/importer.ts'
import { companyToday } from './company-today.ts'

/** Says what each column means and does the dry run again, its report in the caller's language. Throws `NotFoundError`. */
export async function remapImport(
  { db, importer, now }: Services,
  id: string,
  mapping: { readonly fields: readonly (ImportField | null)[]; readonly ignoreCoordinates: boolean },
  caller: Omit<ImportContext, 'today'>,
): Promise<ImportJob | Refusal> {
  const today = await companyToday(db.connection, now())
  try {
    return await importer.work({ kind: 'map', id, ...mapping }, { ...caller, today })
  } catch (error) {
    if (error instanceof StateError) return refuse('IMPORT_CLOSED', error.message)
    throw error
  }
}
