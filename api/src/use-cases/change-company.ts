import type { Company } from '@tournee/contract'
import { type By, updateCompany } from '@tournee/data'
import { defined } from '../defined.ts'
import { companyCulprits } from '../planning/input-rules.ts'
import { type Refusal, refuseIfAny } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'

type CompanyPatch = { readonly [K in keyof Company]?: Company[K] | undefined }

/** Changes the company's rules of the day. */
export async function changeCompany({ db }: Services, patch: CompanyPatch, by: By): Promise<Company | Refusal> {
  return (
    refuseIfAny(companyCulprits(patch)) ?? transact(db, (connection) => updateCompany(connection, defined(patch) as Partial<Company>, by))
  )
}
