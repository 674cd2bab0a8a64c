import type { Company, CompanyFile } from '@tournee/contract'
import { type By, getCompanyFile, updateCompany } from '@tournee/data'
import { defined } from '../defined.ts'
import { companyCulprits } from '../planning/input-rules.ts'
import { type Refusal, refuse, refuseIfAny } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'

type CompanyPatch = { readonly [K in keyof Company]?: Company[K] | undefined }

/** Changes the company's rules of the day from the version the caller read; another version is refused (412), no version too (428). */
export async function changeCompany({ db }: Services, patch: CompanyPatch, version: number | null, by: By): Promise<CompanyFile | Refusal> {
  if (version === null) return refuse('VERSION_REQUIRED')
  const refused = refuseIfAny(companyCulprits(patch))
  if (refused) return refused
  return transact(db, async (connection) => {
    await updateCompany(connection, defined(patch) as Partial<Company>, by, version)
    return getCompanyFile(connection)
  })
}
