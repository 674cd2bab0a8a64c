import type { Visit } from '../../model/problem.ts'
import { addDays, type CivilDate, weekdayOf } from '../../recurrence/civil-date.ts'
import { toEpoch } from '../../recurrence/wall-clock.ts'
import { arrivalWindows } from '../arrival-windows.ts'
import { createDayState, type DayState } from '../day-state.ts'
import type { ArrivalWindow, SlotDay } from '../slot-day.ts'
import type { Call } from './draw-year.ts'
import type { SimulatedTechnician, SimulationInput } from './simulation-input.ts'

/** Somebody's promised visit on the books. */
export interface Booking {
  readonly call: Call
  readonly window: ArrivalWindow
  readonly date: CivilDate
}

/** The appointments of everybody: one day state per technician and date, made anew only when its day changes. */
export interface YearBooks {
  /** days from one date to another (both included) in order of date, then technician; absent technicians are left out */
  days(from: CivilDate, to: CivilDate): readonly DayState[]
  book(state: DayState, booking: Booking): void
  bookingsOf(state: DayState): readonly Booking[]
  /** gives a day its zones and what is still expected on it (seconds) */
  assign(technician: string, date: CivilDate, zones: readonly string[], expected: number): void
  /** the technician is not there: his bookings of the day are handed back */
  clear(technician: string, date: CivilDate): readonly Booking[]
  /** the date's bookings again, each on the shift it is given (by visit); those not named stay */
  reassign(date: CivilDate, shiftOf: ReadonlyMap<string, string>): void
}

const RESERVE_SHARE = 0.15
const WORK = 8 * 3600
const HOURS = { start: '08:00', end: '18:00' }
/** Half an hour more than that is overtime, not impossible. */
const OVERTIME = 1800

/** Empty books; `openZones`: every day is open to every zone until told otherwise. */
export function createBooks(input: SimulationInput, openZones: readonly string[]): YearBooks {
  const states = new Map<string, DayState>()
  const bookings = new Map<string, readonly Booking[]>()
  const absent = new Set<string>()
  const key = (technician: string, date: CivilDate): string => `${technician}:${date}`
  const get = (technician: SimulatedTechnician, date: CivilDate): DayState => {
    const id = key(technician.id, date)
    const known = states.get(id)
    if (known) return known
    const state = createDayState(emptyDay(input, technician, date, openZones), input.travel)
    states.set(id, state)
    return state
  }
  const replace = (state: DayState, change: Partial<SlotDay>): void => {
    states.set(state.shift.shift.id, createDayState({ ...state.day, ...change }, input.travel))
  }
  return {
    days: (from, to) =>
      input.workdays
        .filter((date) => date >= from && date <= to)
        .flatMap((date) =>
          input.technicians.filter((one) => works(one, date) && !absent.has(key(one.id, date))).map((technician) => get(technician, date)),
        ),
    book: (state, booking) => {
      const id = state.shift.shift.id
      bookings.set(id, [...(bookings.get(id) ?? []), booking])
      const { call } = booking
      const visit = visitOf(booking)
      const expected = Math.max(0, (state.day.expected ?? 0) - call.service)
      replace(state, { bookings: [...state.day.bookings, visit], ...(state.day.expected === undefined ? {} : { expected }) })
    },
    bookingsOf: (state) => bookings.get(state.shift.shift.id) ?? [],
    assign: (technician, date, zones, expected) => {
      const found = input.technicians.find(({ id }) => id === technician)!
      const state = get(found, date)
      if (state.day.zones.join() !== zones.join() || state.day.expected !== expected) replace(state, { zones, expected })
    },
    clear: (technician, date) => {
      const id = key(technician, date)
      absent.add(id)
      const back = bookings.get(id) ?? []
      bookings.delete(id)
      states.delete(id)
      return back
    },
    reassign: (date, shiftOf) => {
      const here = input.technicians.map((technician) => key(technician.id, date)).filter((id) => states.has(id))
      const all = here.flatMap((id) => (bookings.get(id) ?? []).map((booking) => ({ booking, id: shiftOf.get(booking.call.id) ?? id })))
      for (const id of here) {
        const mine = all.filter((each) => each.id === id).map(({ booking }) => booking)
        bookings.set(id, mine)
        replace(states.get(id)!, { bookings: mine.map(visitOf) })
      }
    },
  }
}

const visitOf = ({ call, window }: Booking): Visit => ({
  id: call.id,
  location: call.place,
  service: call.service,
  promise: [window.earliest, window.latest],
  skills: call.skills,
})

const hoursOn = ({ hours }: SimulatedTechnician, date: CivilDate) =>
  hours ? hours.find(({ weekday }) => weekday === weekdayOf(date)) : HOURS
const works = (technician: SimulatedTechnician, date: CivilDate): boolean => hoursOn(technician, date) !== undefined

function emptyDay(input: SimulationInput, technician: SimulatedTechnician, date: CivilDate, zones: readonly string[]): SlotDay {
  const at = (time: string): number => toEpoch(date, time, input.timeZone)
  const { start, end } = hoursOn(technician, date) ?? HOURS
  const maxWork = technician.maxWork ?? WORK
  return {
    date,
    technician: { id: technician.id, skills: technician.skills },
    zones,
    bookings: [],
    windows: arrivalWindows(date, input.timeZone),
    reserve: { seconds: RESERVE_SHARE * maxWork, until: toEpoch(addDays(date, -1), '08:00', input.timeZone) },
    shift: {
      id: `${technician.id}:${date}`,
      technician: technician.id,
      day: date,
      start: technician.home,
      end: technician.home,
      earliestStart: at(start),
      softEnd: at(end),
      latestEnd: at(end) + OVERTIME,
      maxWork,
      breaks: [{ id: 'lunch', duration: 3600, timeWindows: [[at('12:00'), at('13:00')]] }],
    },
  }
}
