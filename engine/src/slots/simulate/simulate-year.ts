import type { ZoneDay } from '../../calendar/zone-day-plan.ts'
import { addDays, type CivilDate, daysBetween, weekdayOf } from '../../recurrence/civil-date.ts'
import { toEpoch } from '../../recurrence/wall-clock.ts'
import { timeRoute } from '../../schedule/index.ts'
import { figuresOf } from '../day-figures.ts'
import type { DayState } from '../day-state.ts'
import type { Slot } from '../judge-day.ts'
import { DEFAULT_RULES } from '../slot-rules.ts'
import { drivingCost } from '../weigh-slot.ts'
import { answerCall, type Desk } from './answer-call.ts'
import { assignAnew } from './assign-anew.ts'
import { type Call, drawYear, laterOf } from './draw-year.ts'
import { type Invitations, inviteDue } from './invite-due.ts'
import { keepCalendar } from './keep-calendar.ts'
import type { BookingPolicy, SimulationInput, SimulationResult } from './simulation-input.ts'
import { type Booking, createBooks, type YearBooks } from './year-books.ts'

/** An absence is told this many days before. */
const ABSENCE_NOTICE = 3

export interface SimulationOptions {
  readonly seed: number
  readonly policy: BookingPolicy
  /** whose days the optimiser may hand round among technicians, where the input has one; default `zones+slots` */
  readonly assign?: 'zones+slots' | 'all' | 'none'
  /** told after each working day: how many of all are over */
  readonly onProgress?: (done: number, all: number) => void
}

/** The optimiser hands round the visits of today and of the next working day, whose reserve is released. */
const ASSIGN_DAYS = 2

interface Tally {
  readonly last: CivilDate
  metres: number
  driveSeconds: number
  overtimeSeconds: number
  visitsDone: number
  dueInWindow: number
  refused: number
  waitedDays: number
  repairsWaitedDays: number
  repairsBooked: number
  invited: number
  booked: number
  green: number
}

/**
 * A year of calls, day by day: who calls is answered by the policy, the day is then driven in its cheapest order that keeps every promise. Doors that stay shut and technicians who fall
 * ill send visits back to the phone. Same input, seed and policy: same result; same input and seed: the same calls for every policy.
 */
export function simulateYear(
  input: SimulationInput,
  { seed, policy, assign = 'zones+slots', onProgress }: SimulationOptions,
): SimulationResult {
  const year = drawYear(input, seed)
  const books = createBooks(input, policy === 'fcfs' ? input.zones.map(({ id }) => id) : [])
  const tally: Tally = {
    last: input.workdays.at(-1) ?? '',
    metres: 0,
    driveSeconds: 0,
    overtimeSeconds: 0,
    visitsDone: 0,
    dueInWindow: 0,
    refused: 0,
    waitedDays: 0,
    repairsWaitedDays: 0,
    repairsBooked: 0,
    invited: 0,
    booked: 0,
    green: 0,
  }
  const unbooked = new Map([...year.calls.values()].flat().flatMap((call) => (call.kind === 'due' ? [[call.id, call] as const] : [])))
  let again: Call[] = []
  const sent: Invitations = new Map()
  let inForce: readonly ZoneDay[] = []

  input.workdays.forEach((today, index) => {
    const now = toEpoch(today, '08:00', input.timeZone)
    // who was invited and booked before does not call; asked before absences send anybody back to the phone, who is answered once
    const calling = (year.calls.get(today) ?? []).filter((call) => call.kind !== 'due' || unbooked.has(call.id))
    const back = announced(input, books, year.absences, today, index)
    for (const call of back) if (call.kind === 'due') unbooked.set(call.id, call)
    if (policy !== 'fcfs' && (index === 0 || startsWeek(input.workdays, index)))
      inForce = keepCalendar(input, books, today, [...unbooked.values()], inForce)
    const desk: Desk = { input, policy, books, today, now }
    if (assign === 'all' || (assign === 'zones+slots' && policy === 'zones+slots'))
      assignAnew(input, books, input.workdays.slice(index, index + ASSIGN_DAYS))
    const queue = [...again, ...back, ...calling]
    again = []
    const book = (call: Call, slot: Slot): void => {
      unbooked.delete(call.id)
      const state = books.days(slot.date, slot.date).find((each) => each.shift.shift.id === slot.shift)!
      books.book(state, { call, window: slot.window, date: slot.date })
      countBooking(tally, call, daysBetween(today, slot.date), slot.green)
    }
    for (const call of queue) {
      unbooked.delete(call.id)
      const slot = answerCall(desk, call)
      if (slot) book(call, slot)
      else tally.refused++
    }
    if (policy === 'zones+slots')
      inviteDue(desk, unbooked.values(), sent, ({ call, slot }) => {
        tally.invited++
        book(call, slot)
      })
    for (const state of books.days(today, today)) again.push(...driveDay(state, books.bookingsOf(state), tally))
    onProgress?.(index + 1, input.workdays.length)
  })
  return summarise(input, { seed, policy }, tally)
}

function countBooking(tally: Tally, call: Call, days: number, green: boolean): void {
  tally.booked++
  tally.green += green ? 1 : 0
  tally.waitedDays += days
  if (call.kind === 'due') return
  tally.repairsBooked++
  tally.repairsWaitedDays += days
}

const startsWeek = (workdays: readonly CivilDate[], index: number): boolean => weekdayOf(workdays[index]!) < weekdayOf(workdays[index - 1]!)

/** Visits of technicians whose absence becomes known today; their windows count from today on. */
function announced(
  input: SimulationInput,
  books: YearBooks,
  absences: ReadonlyMap<string, ReadonlySet<CivilDate>>,
  today: CivilDate,
  index: number,
): Call[] {
  const from = index === 0 ? today : addDays(input.workdays[index - 1]!, ABSENCE_NOTICE + 1)
  const to = addDays(today, ABSENCE_NOTICE)
  return [...absences].flatMap(([technician, dates]) =>
    [...dates]
      .filter((date) => date >= from && date <= to && date >= today)
      .flatMap((date) => books.clear(technician, date).map(({ call }) => laterCall(call, today))),
  )
}

/** The same visit asked for again: what is left of its window, at least a week. */
function laterCall(call: Call, today: CivilDate): Call {
  const week = addDays(today, 7)
  return {
    ...call,
    called: today,
    earliest: laterOf(call.earliest, today),
    latest: laterOf(call.latest, week),
  }
}

/** Drives a day in its cheapest order; answers the calls of those who were not there. */
function driveDay(state: DayState, bookings: readonly Booking[], tally: Tally): Call[] {
  if (bookings.length === 0) return []
  const figures = figuresOf(state, drivingCost(DEFAULT_RULES.prices))
  if (!figures) throw new Error(`the promises of ${state.shift.shift.id} contradict each other`)
  tally.metres += figures.distance
  tally.driveSeconds += figures.drive
  tally.overtimeSeconds += timeRoute(state.shift, figures.order).overtime
  return bookings.flatMap(({ call, date }) => {
    if (call.noShow) return [{ ...laterCall(call, addDays(date, 1)), noShow: false }]
    tally.visitsDone++
    // the denominator holds those whose window ends before the simulation does
    if (call.due && call.due[1] <= tally.last && date >= call.due[0] && date <= call.due[1]) tally.dueInWindow++
    return []
  })
}

function summarise(input: SimulationInput, { seed, policy }: { seed: number; policy: BookingPolicy }, tally: Tally): SimulationResult {
  const last = input.workdays.at(-1) ?? ''
  const due = input.due.filter(({ latest }) => latest <= last).length
  const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits
  return {
    policy,
    seed,
    km: round(tally.metres / 1000, 0),
    driveHours: round(tally.driveSeconds / 3600, 1),
    visitsDone: tally.visitsDone,
    withinDueWindowPct: due > 0 ? round((100 * tally.dueInWindow) / due, 2) : 100,
    refused: tally.refused,
    daysToAppointment: tally.booked > 0 ? round(tally.waitedDays / tally.booked, 2) : 0,
    repairDaysToAppointment: tally.repairsBooked > 0 ? round(tally.repairsWaitedDays / tally.repairsBooked, 2) : 0,
    invited: tally.invited,
    overtimeHours: round(tally.overtimeSeconds / 3600, 1),
    greenSharePct: tally.booked > 0 ? round((100 * tally.green) / tally.booked, 1) : 0,
  }
}
