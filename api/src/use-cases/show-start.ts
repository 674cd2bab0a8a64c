import { findZoningInForce, getZoning, readFirstSteps } from '@tournee/data'
import type { Services } from '../services.ts'
import { companyToday } from './company-today.ts'

const END_OF_TIME = '9999-12-31'

/** How far the company has come with its first steps, told from what is stored. */
export async function showStart({ db, now }: Pick<Services, 'db' | 'now'>) {
  const { connection } = db
  const inForce = await findZoningInForce(connection, await companyToday(connection, now()))
  const decided = inForce ?? (await findZoningInForce(connection, END_OF_TIME))
  const zoning = decided && (await getZoning(connection, decided.id))
  return {
    ...(await readFirstSteps(connection)),
    zoningInForce: inForce !== null,
    zoningFrom: zoning?.inForceFrom ?? null,
    zones: zoning?.zones.length ?? 0,
  }
}
