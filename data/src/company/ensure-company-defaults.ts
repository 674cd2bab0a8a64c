import type { By } from '../audit/by.ts'
import type { Connection } from '../database/connection.ts'
import { findCompany, saveCompany } from '../repositories/company.ts'
import { listContracts } from '../repositories/contracts.ts'
import { createTechnician, listTechnicians } from '../repositories/technicians.ts'
import { DEFAULT_COMPANY } from './default-company.ts'
import { DEFAULT_TECHNICIANS } from './default-technicians.ts'

/** Gives a database without company or technicians the documented defaults, so that a week can be planned at once; else nothing. `technicians: false`: the company only. */
export async function ensureCompanyDefaults(
  db: Connection,
  by: By,
  options: { readonly technicians?: boolean } = {},
): Promise<{ company: boolean; technicians: number }> {
  const company = (await findCompany(db)) === null
  if (company) await saveCompany(db, DEFAULT_COMPANY, by)
  const wanted = options.technicians ?? true
  const technicians = wanted && (await listTechnicians(db)).length === 0 ? DEFAULT_TECHNICIANS : []
  // a file may ask for skills of its own: without them its visits could not be planned
  const asked = (await listContracts(db)).flatMap((contract) => contract.skills)
  for (const technician of technicians)
    await createTechnician(db, { ...technician, skills: [...new Set([...technician.skills, ...asked])] }, by)
  return { company, technicians: technicians.length }
}
