import type { ImportField, ImportJob } from '@tournee/contract'
import { type By, StateError } from '@tournee/data'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { companyToday } from './company-today.ts'

/** Says what each column means and does the dry run again. Throws `NotFoundError`. */
export async function remapImport(
  { db, importer, now }: Services,
  id: string,
  mapping: { readonly fields: readonly (ImportField | null)[]; readonly ignoreCoordinates: boolean },
  by: By,
): Promise<ImportJob | Refusal> {
  const today = await companyToday(db.connection, now())
  try {
    return await importer.work({ kind: 'map', id, ...mapping }, { by, today })
  } catch (error) {
    if (error instanceof StateError) return refuse('IMPORT_CLOSED', error.message)
    throw error
  }
}
