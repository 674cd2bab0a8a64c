import { ensureCompanyDefaults, findCompany } from '@tournee/data'
import type { Services } from '../services.ts'

/** Gives an empty database a company by the documented defaults, without technicians: they come with the first clients, or by hand. */
export async function openCompany({ db, now }: Pick<Services, 'db' | 'now'>): Promise<void> {
  await db.transaction(async (connection) => {
    if (!(await findCompany(connection))) await ensureCompanyDefaults(connection, { actor: 'system', at: now() }, { technicians: false })
  })
}
