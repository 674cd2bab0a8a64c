import type { Appointment, IsoWeek, WeekNews } from '@tournee/contract'
import { getCompany } from '@tournee/data'
import { addDays, isoWeek } from '@tournee/engine/recurrence'
import { civilDay } from './booking/day-book.ts'
import type { Call } from './http/handler.ts'
import type { Services } from './services.ts'

/** What happened: to which weeks, to which plan, if to one. */
export interface Happening {
  readonly weeks: readonly IsoWeek[]
  readonly what: WeekNews['what']
  readonly plan?: { readonly id: string; readonly version: number }
}

type Doer = Pick<Call<never>, 'user' | 'screenId'>

/** Tells the screens that show these weeks, after it is stored. */
export function announce({ weekFeed, now }: Services, { user, screenId }: Doer, { weeks, what, plan }: Happening): void {
  const at = new Date(now()).toISOString()
  for (const week of new Set(weeks))
    weekFeed.tell({ week, what, planId: plan?.id ?? null, version: plan?.version ?? null, by: user?.name ?? null, screenId, at })
}

/** Weeks that one happening is told to at most: a long absence is news of the year's weeks, not of a century's. */
const MOST_WEEKS = 60

/** The ISO weeks of civil days, both ends included. */
export function weeksBetween(from: string, to: string): IsoWeek[] {
  const weeks: IsoWeek[] = []
  for (let day = from; weeks.length < MOST_WEEKS && isoWeek(day) <= isoWeek(to); day = addDays(day, 7)) weeks.push(isoWeek(day))
  return weeks
}

/** Tells the weeks of these appointments that a visit of theirs was booked, moved or cancelled. */
export async function announceAppointments(
  services: Services,
  doer: Doer,
  appointments: readonly Pick<Appointment, 'earliest'>[],
): Promise<void> {
  const company = await getCompany(services.db.connection)
  const weeks = appointments.map(({ earliest }) => isoWeek(civilDay(company, Date.parse(earliest))))
  announce(services, doer, { weeks, what: 'visit' })
}
