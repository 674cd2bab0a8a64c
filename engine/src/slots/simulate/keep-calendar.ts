import { planZoneDays } from '../../calendar/plan-zone-days.ts'
import type { ZoneDay } from '../../calendar/zone-day-plan.ts'
import type { DueDemand, PromisedDemand, ZoneDayChoice } from '../../calendar/zone-day-problem.ts'
import { addDays, type CivilDate, mondayOf } from '../../recurrence/civil-date.ts'
import { type Call, expectedRepairMinutes, laterOf } from './draw-year.ts'
import type { SimulationInput } from './simulation-input.ts'
import type { YearBooks } from './year-books.ts'

const WEEKS = 8
const MINUTES = 8 * 60
const RESERVE = 0.15
const EVALUATIONS = 4_000
/** Arrival windows and clients' own hours leave gaps: zone days for as much more than the forecast says (found by trying 1, 1.3 and 1.7). */
const ROOM_FOR_CHOICE = 1.3

/** Plans the zone days of the next weeks anew from the books, with the calendar in force as the one to change little; answers the new one. */
export function keepCalendar(
  input: SimulationInput,
  books: YearBooks,
  today: CivilDate,
  waiting: readonly Call[],
  inForce: readonly ZoneDay[],
): readonly ZoneDay[] {
  const last = addDays(today, WEEKS * 7 - 1)
  const dates = input.workdays.filter((date) => date >= today && date <= last)
  if (dates.length === 0) return inForce
  const days = books.days(today, last)
  const present = new Set(days.map((state) => state.shift.shift.id))
  const promises = days.flatMap((state) =>
    books.bookingsOf(state).map(
      ({ call, date }): PromisedDemand => ({
        id: call.id,
        zone: call.zone,
        minutes: call.service / 60,
        date,
        technician: state.shift.technician.id,
      }),
    ),
  )
  const plan = planZoneDays(
    {
      dates,
      technicians: input.technicians.map(({ id, home, skills }) => ({
        id,
        skills,
        availability: dates.map((date) => (present.has(`${id}:${date}`) ? MINUTES : 0)),
        travel: Object.fromEntries(input.zones.map((zone) => [zone.id, input.travel.duration(home, zone.centre) / 60])),
      })),
      zones: input.zones.map(({ id, spreadMinutes }) => ({ id, spreadMinutes })),
      due: waiting.map(dueDemand),
      promises,
      forecast: forecastOf(input, dates),
      emergencyReserve: RESERVE,
      ...(inForce.length > 0 ? { previous: { zoneDays: inForce, until: inForce.at(-1)!.date } } : {}),
    },
    { searchEvaluations: EVALUATIONS, ...(input.solver ? { solver: input.solver } : {}) },
  )
  assign(input, books, dates, plan.zoneDays)
  return plan.zoneDays
}

function dueDemand({ id, zone, service, earliest, latest, ideal, skills }: Call): DueDemand {
  return { id, zone, minutes: service / 60, earliest, latest, skills, ...(ideal === null ? {} : { ideal }) }
}

function forecastOf(input: SimulationInput, dates: readonly CivilDate[]) {
  const mondays = [...new Set(dates.map(mondayOf))]
  return mondays.flatMap((week) =>
    input.zones.map(({ id, spreadMinutes }) => {
      const visits = expectedRepairMinutes(input, id)
      const gross = visits * (1 + spreadMinutes / 75)
      return { zone: id, week: laterOf(week, dates[0]!), minutes: gross * ROOM_FOR_CHOICE }
    }),
  )
}

/** Tells the books which zones each day has, and what is still expected there beyond what is promised. */
function assign(
  input: SimulationInput,
  books: YearBooks,
  dates: readonly CivilDate[],
  zoneDays: readonly (ZoneDay & ZoneDayChoice)[],
): void {
  const planned = new Map(zoneDays.map((day) => [`${day.technician}:${day.date}`, day]))
  for (const state of books.days(dates[0]!, dates.at(-1)!)) {
    const day = planned.get(state.shift.shift.id)
    const spread = day ? Math.max(...day.zones.map((id) => input.zones.find((zone) => zone.id === id)!.spreadMinutes)) : 0
    const promised = books.bookingsOf(state).reduce((sum, { call }) => sum + call.service / 60 + spread, 0)
    const expected = day ? Math.max(0, Math.round((day.minutesPlanned - promised) * 60)) : 0
    books.assign(state.shift.technician.id, state.day.date, day?.zones ?? [], expected)
  }
}
