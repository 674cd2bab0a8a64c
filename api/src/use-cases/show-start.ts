import { findZoningInForce, getZoning, readFirstSteps } from '@tournee/data'
import type { Services } from '../services.ts'
import { companyToday } from './company-today.ts'

/** How far the company has come with its first steps, told from what is stored. */
export async function showStart({ db, now }: Pick<Services, 'db' | 'now'>) {
  const { connection } = db
  const zoning = await findZoningInForce(connection, await companyToday(connection, now()))
  const zones = zoning ? (await getZoning(connection, zoning.id)).zones.length : 0
  return { ...(await readFirstSteps(connection)), zoningInForce: zoning !== null, zones }
}
