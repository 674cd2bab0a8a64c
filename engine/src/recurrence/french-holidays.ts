import { addDays, type CivilDate } from './civil-date.ts'

/** A public holiday and its French name. */
export interface FrenchHoliday {
  readonly date: CivilDate
  readonly name: string
}

/** Easter Sunday of a Gregorian year (anonymous algorithm, Nature 1876; Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): CivilDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const monthAndDay = h + l - 7 * m + 114
  return dated(year, Math.floor(monthAndDay / 31), (monthAndDay % 31) + 1)
}

/** The eleven public holidays of mainland France in a year, in order (Code du travail, article L3133-1; Alsace-Moselle has two more). */
export function frenchHolidays(year: number): readonly FrenchHoliday[] {
  const easter = easterSunday(year)
  return [
    { date: dated(year, 1, 1), name: "Jour de l'an" },
    { date: addDays(easter, 1), name: 'Lundi de Pâques' },
    { date: dated(year, 5, 1), name: 'Fête du travail' },
    { date: dated(year, 5, 8), name: 'Victoire 1945' },
    { date: addDays(easter, 39), name: 'Ascension' },
    { date: addDays(easter, 50), name: 'Lundi de Pentecôte' },
    { date: dated(year, 7, 14), name: 'Fête nationale' },
    { date: dated(year, 8, 15), name: 'Assomption' },
    { date: dated(year, 11, 1), name: 'Toussaint' },
    { date: dated(year, 11, 11), name: 'Armistice 1918' },
    { date: dated(year, 12, 25), name: 'Noël' },
  ].sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0))
}

/** Whether nobody works that day by law's calendar (Sundays not included). */
export function isFrenchHoliday(date: CivilDate): boolean {
  return frenchHolidays(Number(date.slice(0, 4))).some((holiday) => holiday.date === date)
}

function dated(year: number, month: number, day: number): CivilDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
