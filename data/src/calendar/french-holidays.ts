import getHolidays from '@socialgouv/jours-feries'
import type { CivilDate } from '@tournee/contract'

const known = new Map<number, ReadonlySet<CivilDate>>()

/** Whether a day is a public holiday in France (Haute-Savoie). */
export function isFrenchHoliday(day: CivilDate): boolean {
  const year = Number(day.slice(0, 4))
  const days = known.get(year) ?? holidaysOf(year)
  known.set(year, days)
  return days.has(day)
}

/** The library answers local midnights: they are read with local getters, whatever the process time zone. */
function holidaysOf(year: number): ReadonlySet<CivilDate> {
  const two = (n: number) => String(n).padStart(2, '0')
  return new Set(Object.values(getHolidays(year)).map((day) => `${year}-${two(day.getMonth() + 1)}-${two(day.getDate())}`))
}
