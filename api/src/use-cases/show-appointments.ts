import type { CivilDate } from '@tournee/contract'
import { getCompany, listAppointments } from '@tournee/data'
import { addDays, toEpoch } from '@tournee/engine/recurrence'
import type { Services } from '../services.ts'

/** Appointments of a period, both days included, by hour. */
export async function showAppointments(
  { db }: Services,
  { from, to, technicianId }: { readonly from: CivilDate; readonly to: CivilDate; readonly technicianId?: string | undefined },
) {
  const { timeZone } = await getCompany(db.connection)
  const at = (date: CivilDate) => toEpoch(date, '00:00', timeZone) * 1_000
  const filter = { from: at(from), before: at(addDays(to, 1)), ...(technicianId === undefined ? {} : { technicianId }) }
  return { items: await listAppointments(db.connection, filter) }
}
