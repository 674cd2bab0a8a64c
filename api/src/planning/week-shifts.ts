import type { Absence, CivilDate, Company, IsoWeek, Technician } from '@tournee/contract'
import { frenchHolidays, toEpoch, weekDays, weekdayOf } from '@tournee/engine/recurrence'

/** A technician's day that can be planned; hours are wall clock of the company. */
export interface WeekShift {
  /** `technicianId:date` */
  readonly id: string
  readonly technician: Technician
  readonly date: CivilDate
  readonly start: string
  readonly end: string
}

/** A day of the week and its public holiday, if any. */
export interface WeekDay {
  readonly date: CivilDate
  readonly holiday: string | null
}

/** The id of a technician's shift on a day. */
export const shiftId = (technicianId: string, date: CivilDate): string => `${technicianId}:${date}`

/** The seven days of an ISO week with France's public holidays. */
export function daysOfWeek(week: IsoWeek): readonly WeekDay[] {
  return weekDays(week).map((date) => ({
    date,
    holiday: frenchHolidays(Number(date.slice(0, 4))).find((holiday) => holiday.date === date)?.name ?? null,
  }))
}

/** Whether a technician is away that day; absences are whole days, both ends included. */
export const isAbsent = (absences: readonly Absence[], technicianId: string, date: CivilDate): boolean =>
  absences.some((absence) => absence.technicianId === technicianId && absence.from <= date && date <= absence.to)

/** The first hour of work: after the meeting when the day begins with it. */
function startAfterMeeting(company: Company, weekday: number, start: string, end: string): string {
  const { meeting } = company
  const opens = meeting !== null && meeting.weekday === weekday && meeting.start <= start && start < meeting.end
  return opens && meeting.end < end ? meeting.end : start
}

/** The shifts of a week: technicians at work x days, less absences, public holidays and days before `notBefore`. */
export function weekShifts(input: {
  readonly week: IsoWeek
  readonly company: Company
  readonly technicians: readonly Technician[]
  readonly absences: readonly Absence[]
  readonly notBefore?: CivilDate
}): readonly WeekShift[] {
  const days = daysOfWeek(input.week).filter(
    (day) => day.holiday === null && (input.notBefore === undefined || day.date >= input.notBefore),
  )
  return days.flatMap(({ date }) =>
    input.technicians
      .filter((technician) => technician.active && !isAbsent(input.absences, technician.id, date))
      .flatMap((technician): WeekShift[] => {
        const weekday = weekdayOf(date)
        const hours = technician.hours.filter((entry) => entry.weekday === weekday).sort((a, b) => (a.start < b.start ? -1 : 1))
        const [first] = hours
        if (!first) return []
        const end = hours
          .map((entry) => entry.end)
          .sort()
          .at(-1)!
        return [
          { id: shiftId(technician.id, date), technician, date, start: startAfterMeeting(input.company, weekday, first.start, end), end },
        ]
      }),
  )
}

/** Seconds since the epoch at which the week begins and ends (exclusive) in the company's time zone. */
export function weekBounds(week: IsoWeek, timeZone: string): { readonly from: number; readonly to: number } {
  const days = weekDays(week)
  return { from: toEpoch(days[0]!, '00:00', timeZone), to: toEpoch(days[6]!, '24:00', timeZone) }
}
