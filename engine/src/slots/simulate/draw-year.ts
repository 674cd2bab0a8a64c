import { createRandom, type Random } from '../../random.ts'
import { addDays, type CivilDate, daysBetween, weekdayOf } from '../../recurrence/civil-date.ts'
import type { Seconds } from '../../units.ts'
import type { Place } from '../slot-day.ts'
import type { SimulationInput } from './simulation-input.ts'

/** Somebody who wants a visit, on the day he calls. */
export interface Call {
  readonly id: string
  readonly kind: 'due' | 'repair' | 'emergency'
  readonly called: CivilDate
  readonly place: Place
  readonly zone: string
  readonly service: Seconds
  readonly skills: readonly string[]
  readonly earliest: CivilDate
  readonly latest: CivilDate
  readonly ideal: CivilDate | null
  /** the window of the contract, whatever happens to the call */
  readonly due: readonly [earliest: CivilDate, latest: CivilDate] | null
  /** whether he can receive on a weekday (1 to 7), in a half of the day */
  readonly receives: (weekday: number, half: 'morning' | 'afternoon') => boolean
  readonly noShow: boolean
  /** whether he takes the first, second... invitation that suits him */
  readonly accepts: readonly boolean[]
}

/** Everything chance decides, before the first day. */
export interface DrawnYear {
  readonly calls: ReadonlyMap<CivilDate, readonly Call[]>
  /** dates on which a technician is absent */
  readonly absences: ReadonlyMap<string, ReadonlySet<CivilDate>>
}

const REPAIR_SERVICES: readonly Seconds[] = [3600, 4500, 5400, 7200]
/** Invitations that one visit may get. */
const MOST_INVITATIONS = 6
const EMERGENCY_WITHIN = 2

/** The later of two days. */
export const laterOf = (a: CivilDate, b: CivilDate): CivilDate => (daysBetween(a, b) > 0 ? b : a)
/** The earlier of two days. */
export const earlierOf = (a: CivilDate, b: CivilDate): CivilDate => (daysBetween(a, b) > 0 ? a : b)

/** The mean work of a repair, for the forecast. */
export const MEAN_REPAIR = REPAIR_SERVICES.reduce((sum, each) => sum + each, 0) / REPAIR_SERVICES.length

/** Draws the calls and absences of a year; same input and seed, same year. */
export function drawYear(input: SimulationInput, seed: number): DrawnYear {
  const random = createRandom(seed)
  const calls = [...drawDue(input, random), ...drawRepairs(input, random)]
  const absences = input.technicians.map(({ id }) => {
    const dates = input.workdays.filter(() => random.next() < input.rates.absenceShare)
    return [id, new Set(dates)] as const
  })
  return { calls: Map.groupBy(calls, ({ called }) => called), absences: new Map(absences) }
}

function drawDue(input: SimulationInput, random: Random): Call[] {
  return input.due.map((due) => {
    const { place, zone } = input.clients[due.client]!
    const wanted = addDays(due.earliest, random.below(1 + Math.max(0, daysBetween(due.earliest, due.ideal))))
    const called = input.workdays.find((date) => date >= wanted) ?? input.workdays.at(-1)!
    const { id, service, skills, earliest, latest, ideal } = due
    return {
      id,
      kind: 'due',
      called,
      place,
      zone,
      service,
      skills,
      earliest,
      latest,
      ideal,
      due: [earliest, latest],
      receives: drawHalves(input, random),
      noShow: chance(random, input.rates.noShowShare),
      accepts: Array.from({ length: MOST_INVITATIONS }, () => chance(random, input.rates.acceptShare)),
    }
  })
}

/** Nobody calls in the last days: every policy can serve every call. */
function drawRepairs(input: SimulationInput, random: Random): Call[] {
  const last = addDays(input.workdays.at(-1) ?? '', -input.rates.repairWithin)
  const days = input.workdays.filter((date) => date <= last)
  return days.flatMap((called) =>
    Array.from({ length: poisson(random, input.rates.repairsPerDay) }, (_, i): Call => {
      const { place, zone } = input.clients[random.below(input.clients.length)]!
      const emergency = chance(random, input.rates.emergencyShare)
      return {
        id: `repair:${called}:${i}`,
        kind: emergency ? 'emergency' : 'repair',
        called,
        place,
        zone,
        service: REPAIR_SERVICES[random.below(REPAIR_SERVICES.length)]!,
        skills: [],
        earliest: called,
        latest: addDays(called, emergency ? EMERGENCY_WITHIN : input.rates.repairWithin),
        ideal: null,
        due: null,
        // in an emergency somebody is at home
        receives: emergency ? () => true : drawHalves(input, random),
        noShow: chance(random, input.rates.noShowShare),
        accepts: [],
      }
    }),
  )
}

const chance = (random: Random, share: number): boolean => random.next() < share

function drawHalves({ rates }: SimulationInput, random: Random): Call['receives'] {
  const free = Array.from({ length: 16 }, () => chance(random, rates.availableShare))
  return (weekday, half) => free[weekday * 2 + (half === 'morning' ? 0 : 1)]!
}

/** Knuth, The Art of Computer Programming 2, 3.4.1. */
function poisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random.next(); product > limit; product *= random.next()) count++
  return count
}

/** The forecast a planner would make: minutes of repairs per zone and week. */
export function expectedRepairMinutes({ clients, rates }: SimulationInput, zone: string): number {
  const share = clients.filter((client) => client.zone === zone).length / Math.max(1, clients.length)
  return (share * rates.repairsPerDay * 5 * MEAN_REPAIR) / 60
}

/** Whether the caller can receive on that date, in that half of the day. */
export function canReceive(call: Call, date: CivilDate, half: 'morning' | 'afternoon'): boolean {
  return call.receives(weekdayOf(date), half)
}
