import type { By } from '../audit/by.ts'
import type { Connection } from '../database/connection.ts'
import { findCompany, saveCompany } from '../repositories/company.ts'
import { createTechnician, listTechnicians } from '../repositories/technicians.ts'
import { DEFAULT_COMPANY } from './default-company.ts'
import { DEFAULT_TECHNICIANS } from './default-technicians.ts'

/** Gives a database without company or technicians the documented defaults, so that a week can be planned at once; else nothing. */
export async function ensureCompanyDefaults(db: Connection, by: By): Promise<{ company: boolean; technicians: number }> {
  const company = (await findCompany(db)) === null
  if (company) await saveCompany(db, DEFAULT_COMPANY, by)
  const technicians = (await listTechnicians(db)).length === 0 ? DEFAULT_TECHNICIANS : []
  for (const technician of technicians) await createTechnician(db, technician, by)
  return { company, technicians: technicians.length }
}
