import type { IsoWeek } from '@tournee/contract'
import { findCurrentPlanId, findNextDue, listPlanHeads } from '@tournee/data'
import { isIsoWeek } from '@tournee/engine/recurrence'
import { isAbsent } from '../planning/week-shifts.ts'
import { refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { loadWeek } from './load-week.ts'

/** What a week holds: days, visits, technicians, shifts, absences, plans. */
export async function showWeek({ db, now }: Services, week: IsoWeek) {
  if (!isIsoWeek(week)) return refuse('NOT_FOUND', 'The year has no such week.')
  const loaded = await loadWeek(db.connection, week, now())
  const absences = loaded.technicians.flatMap((technician) =>
    loaded.days
      .filter(({ date }) => isAbsent(loaded.absences, technician.id, date))
      .map(({ date }) => {
        const reason = loaded.absences.find((one) => one.technicianId === technician.id && one.from <= date && date <= one.to)?.reason ?? ''
        return { technicianId: technician.id, date, reason }
      }),
  )
  return {
    week,
    days: [...loaded.days],
    visits: [...loaded.visits],
    technicians: [...loaded.technicians],
    shifts: loaded.shifts.map(({ id, technician, date, start, end }) => ({ id, technicianId: technician.id, date, start, end })),
    absences,
    plans: await listPlanHeads(db.connection, { week }),
    currentPlanId: await findCurrentPlanId(db.connection, week),
    publishedPlanId: loaded.published?.id ?? null,
    nextDue: loaded.visits.length === 0 ? await findNextDue(db.connection, loaded.days.at(-1)!.date) : null,
  }
}
