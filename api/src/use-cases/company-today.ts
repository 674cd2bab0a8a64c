import type { CivilDate } from '@tournee/contract'
import { type Connection, findCompany } from '@tournee/data'
import { fromEpoch } from '@tournee/engine/recurrence'

/** Where a database without a company is taken to be. */
const DEFAULT_TIME_ZONE = 'Europe/Paris'

/** Today where the company is; `now` is epoch milliseconds. */
export async function companyToday(connection: Connection, now: number): Promise<CivilDate> {
  const company = await findCompany(connection)
  return fromEpoch(Math.floor(now / 1_000), company?.timeZone ?? DEFAULT_TIME_ZONE).date
}
