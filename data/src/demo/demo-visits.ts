import type { CivilDate, ClockTime, Contract } from '@tournee/contract'
import { addDays, daysBetween, isFrenchHoliday, toEpoch, weekdayOf } from '@tournee/engine/recurrence'
import { toInstant } from '../database/stored-values.ts'
import type { Occurrence } from '../repositories/occurrences.ts'
import type { NewTechnician } from '../repositories/technicians.ts'
import type { NewVisit } from '../repositories/visits.ts'
import type { DemoClient } from './demo-clients.ts'
import type { Dice } from './seeded-random.ts'

/** The due windows of a contract that meet the days from `from` to `to`: given by whoever knows the recurrence rules. */
export type DueWindowsOf = (
  contract: Contract,
  horizon: { readonly from: CivilDate; readonly to: CivilDate },
) => readonly Omit<Occurrence, 'contractId'>[]

type Technician = NewTechnician & { readonly id: string }

interface World {
  readonly dice: Dice
  readonly today: CivilDate
  readonly timeZone: string
  readonly technicians: readonly Technician[]
  readonly nextId: () => string
  /** visits done, by technician and day */
  readonly done: Map<string, number>
}

/** Months of visits already done, and days of visits to come. */
const PAST_DAYS = 365
const FUTURE_DAYS = 180

/** The starts that clients are promised: windows of two hours. */
const PROMISES: readonly (readonly [ClockTime, ClockTime])[] = [
  ['08:00', '10:00'],
  ['10:00', '12:00'],
  ['13:30', '15:30'],
  ['15:30', '17:30'],
]

/** The visits that contracts owe: done in the past twelve months, due in the months to come, some of them booked. */
export function contractVisits(world: World, clients: readonly DemoClient[], dueWindows: DueWindowsOf): NewVisit[] {
  const horizon = { from: addDays(world.today, -PAST_DAYS), to: addDays(world.today, FUTURE_DAYS) }
  const visits = clients.flatMap((client) => {
    const contract = { ...client.contract, clientId: client.client.id, siteId: client.site.id }
    return dueWindows(contract, horizon).map((window) => contractVisit(world, contract, window))
  })
  return book(world, visits)
}

function contractVisit(world: World, contract: Contract, window: Omit<Occurrence, 'contractId'>): NewVisit {
  const visit: NewVisit = { ...blank(world, contract), ...window, kind: 'maintenance', contractId: contract.id }
  const half = daysBetween(window.dueIdeal, window.dueTo)
  // the office books late rather than early: after the ideal day, before the end of the window
  const day = workingDay(addDays(window.dueIdeal, Math.floor((0.3 + 0.65 * world.dice.next()) * half)))
  return day < world.today ? doneOn(world, visit, day) : visit
}

function blank(world: World, place: Pick<Contract, 'clientId' | 'siteId' | 'durationMinutes' | 'skills'>) {
  return {
    id: world.nextId(),
    clientId: place.clientId,
    siteId: place.siteId,
    contractId: null,
    occurrenceKey: null,
    status: 'due',
    durationMinutes: place.durationMinutes,
    skills: place.skills,
    promise: null,
    technicianId: null,
    scheduledStart: null,
    doneAt: null,
    notes: '',
  } as const
}

/** When visits of the past began. */
const STARTS = ['08:30', '10:00', '11:30', '13:30', '15:00', '16:30'] as const
const DONE_A_DAY = 4

/** A visit done by somebody who can do it and was not elsewhere at that hour; on a full day, the next working day is taken. */
function doneOn(world: World, visit: NewVisit, day: CivilDate): NewVisit {
  const able = world.technicians.filter((technician) => visit.skills.every((skill) => technician.skills.includes(skill)))
  const busy = (technician: Technician) => world.done.get(`${technician.id} ${day}`) ?? 0
  const free = able.filter((technician) => busy(technician) < DONE_A_DAY)
  const next = workingDay(addDays(day, 1))
  if (free.length === 0 && next < world.today) return doneOn(world, visit, next)
  const technician = world.dice.pick(free.length > 0 ? free : able)
  const turn = busy(technician)
  world.done.set(`${technician.id} ${day}`, turn + 1)
  const start = 1_000 * toEpoch(day, STARTS[(turn + (weekdayOf(day) === 3 ? 1 : 0)) % STARTS.length]!, world.timeZone)
  const end = start + (visit.durationMinutes + 5 * (world.dice.below(5) - 2)) * 60_000
  return {
    ...visit,
    status: 'done',
    technicianId: technician.id,
    scheduledStart: toInstant(start),
    doneAt: toInstant(end),
    doneOn: day,
  }
}

/** How many due visits have an appointment, over the three weeks to come. */
const BOOKED = 24

/** Gives appointments to some of the visits that can take place in the next three weeks, at most three half days at one hour. */
function book(world: World, visits: readonly NewVisit[]): NewVisit[] {
  const last = addDays(world.today, 20)
  const bookable = visits.flatMap((visit, i) => (visit.status === 'due' && visit.dueFrom <= last && visit.dueTo >= world.today ? [i] : []))
  const booked = [...visits]
  const chosen = new Set(Array.from({ length: BOOKED }, () => world.dice.pick(bookable)))
  for (const i of chosen) {
    const visit = visits[i]!
    const day = workingDay(addDays(world.today, 1 + world.dice.below(19)))
    if (day < visit.dueFrom || day > visit.dueTo) continue
    const [earliest, latest] = weekdayOf(day) === 3 ? PROMISES[1 + world.dice.below(3)]! : world.dice.pick(PROMISES)
    const promise = {
      earliest: toInstant(1_000 * toEpoch(day, earliest, world.timeZone)),
      latest: toInstant(1_000 * toEpoch(day, latest, world.timeZone)),
    }
    booked[i] = { ...visit, status: 'booked', promise }
  }
  return booked
}

const REPAIRS = [
  'Plus de chauffage',
  'Disjoncteur qui saute',
  'Bruit anormal',
  'Fuite au groupe extérieur',
  'Borne en défaut',
  'Panne VMC',
] as const

/** Repairs and commissionings: some done every week of the past year, and those that have been called in for the weeks to come. */
export function otherVisits(world: World, clients: readonly DemoClient[]): NewVisit[] {
  const visits: NewVisit[] = []
  for (let day = addDays(world.today, -PAST_DAYS); day < addDays(world.today, 21); day = addDays(day, 1)) {
    if (!isWorkingDay(day)) continue
    const calls = world.dice.below(day < world.today ? 3 : 5)
    for (let n = 0; n < calls; n++) visits.push(otherVisit(world, world.dice.pick(clients), day))
  }
  return visits
}

function otherVisit(world: World, client: DemoClient, day: CivilDate): NewVisit {
  const commissioning = world.dice.next() < 0.15
  const place = {
    clientId: client.client.id,
    siteId: client.site.id,
    durationMinutes: commissioning ? 150 + 30 * world.dice.below(3) : 60 + 15 * world.dice.below(5),
    skills: client.contract.skills.slice(0, 1),
  }
  const visit: NewVisit = {
    ...blank(world, place),
    kind: commissioning ? 'commissioning' : 'repair',
    dueFrom: day,
    dueIdeal: day,
    dueTo: addDays(day, commissioning ? 14 : 4),
    notes: commissioning ? 'Mise en service' : world.dice.pick(REPAIRS),
  }
  return day < world.today ? doneOn(world, visit, day) : visit
}

const isWorkingDay = (day: CivilDate) => weekdayOf(day) <= 5 && !isFrenchHoliday(day)

function workingDay(day: CivilDate): CivilDate {
  return isWorkingDay(day) ? day : workingDay(addDays(day, 1))
}
