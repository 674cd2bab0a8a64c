import { type By, findCompany, findLastPlannedDay, findZoningInForce } from '@tournee/data'
import { addDays, daysBetween } from '@tournee/engine/recurrence'
import { isRefusal } from '../refusal.ts'
import type { Services } from '../services.ts'
import { adoptPromises } from './adopt-promises.ts'
import { companyToday } from './company-today.ts'
import { designZones } from './design-zones.ts'
import { putInForce } from './edit-zoning.ts'
import { planCalendar } from './plan-zone-days.ts'

const ZONES = 7
const SEED = 1
const WEEKS = 12
/** Planned again when fewer weeks than this are left. */
const LEAST_WEEKS = 10
const NAME = 'Zones'

/**
 * A company without zones gets seven and twelve weeks of zone days, so that there are slots out of the box; later, the calendar is made longer as weeks go by.
 * The same clients and day give the same zones and days. Promises made without a technician get one.
 */
export async function keepZoneDays(services: Services): Promise<void> {
  const { db, now, log } = services
  const by: By = { actor: 'system', at: now() }
  if (!(await findCompany(db.connection))) return
  const today = await companyToday(db.connection, by.at)
  if (!(await findZoningInForce(db.connection, today))) {
    const draft = await designZones(services, { name: NAME, count: ZONES, seed: SEED }, by)
    if (isRefusal(draft)) {
      log.info({ code: draft.code }, 'no zones yet')
      return
    }
    await putInForce(services, draft.id, today, by)
  }
  await adoptPromises(services, by)
  const last = await findLastPlannedDay(db.connection)
  if (last !== null && last >= addDays(today, 7 * LEAST_WEEKS)) return
  // the weeks already planned stay as they are: clients may have been told
  const from = last === null || last < today ? today : addDays(last, 1)
  const weeks = Math.ceil((daysBetween(from, addDays(today, 7 * WEEKS)) + 1) / 7)
  const planned = await planCalendar(services, { from, weeks }, by, 'heuristic')
  if (isRefusal(planned)) log.info({ code: planned.code }, 'no zone days yet')
  else log.info({ days: planned.items.length }, 'zone days chosen')
}
