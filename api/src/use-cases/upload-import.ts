import type { ImportJob } from '@tournee/contract'
import { ImportFileError } from '@tournee/data'
import type { UploadedFile } from '../http/handler.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import type { ImportContext } from '../workers/importer.ts'
import { companyToday } from './company-today.ts'

/** Takes a spreadsheet in and does the dry run, its report in the caller's language; nothing of it is written to clients. */
export async function uploadImport(
  { db, importer, now }: Services,
  file: UploadedFile,
  caller: Omit<ImportContext, 'today'>,
): Promise<ImportJob | Refusal> {
  const today = await companyToday(db.connection, now())
  try {
    return await importer.work({ kind: 'create', fileName: file.name, content: file.bytes }, { ...caller, today })
  } catch (error) {
    if (!(error instanceof ImportFileError)) throw error
    return refuse('UNREADABLE_FILE', error.message, [{ code: error.code, path: 'file', cause: error.message, remedy: error.remedy }])
  }
}
