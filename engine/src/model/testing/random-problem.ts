import { createRandom, type Random } from '../../random.ts'
import type { Lock, Matrix, Problem, Shift, Shipment, Technician, TimeWindow, Visit } from '../problem.ts'

/** How large, and how tight, a random problem is. */
export interface RandomProblemOptions {
  readonly visits: number
  readonly technicians: number
  readonly days: number
  /** 0 = hardly any rule, 1 = every rule at every turn */
  readonly tightness: number
}

const DAY = 86_400
const HOUR = 3600
const SKILLS = ['pac', 'clim', 'gaz'] as const
const ZONES = ['lac', 'ville', 'aravis'] as const

/** A problem with every feature of the first ring, the same for the same seed. */
export function randomProblem(seed: number, { visits, technicians, days, tightness }: RandomProblemOptions): Problem {
  const random = createRandom(seed)
  const chance = (probability: number) => random.next() < probability * tightness
  const locations = visits + 4
  const people = Array.from({ length: technicians }, (_, index) => randomTechnician(random, index))
  const shifts = people.flatMap((technician) =>
    Array.from({ length: days }, (_, day) => randomShift(random, chance, technician, day, visits)),
  )
  const list = Array.from({ length: visits }, (_, index) => randomVisit(random, chance, index, shifts, people, days))
  const shipments: Shipment[] = []
  for (let index = 0; index + 1 < visits; index += 2)
    if (chance(0.15)) shipments.push({ id: `sh${index}`, pickup: `v${index}`, delivery: `v${index + 1}`, amount: [1 + random.below(3)] })
  const reference = chance(0.5) ? shifts.slice(0, 3).map((shift, index) => ({ shift: shift.id, visits: [`v${index}`] })) : undefined
  return {
    locations: Array.from({ length: locations }, () => ({})),
    matrices: { car: randomMatrix(random, chance, locations), van: randomMatrix(random, chance, locations) },
    visits: list,
    technicians: people,
    shifts,
    ...(shipments.length > 0 ? { shipments } : {}),
    ...(reference && visits >= 3 ? { reference } : {}),
    objective: { perUnfairSecond: random.below(2), perWorkSecond: random.below(3), perShift: random.below(1000) },
  }
}

function randomTechnician(random: Random, index: number): Technician {
  return { id: `t${index}`, skills: SKILLS.filter(() => random.next() < 0.7), ...(random.next() < 0.3 ? { type: 'expert' } : {}) }
}

function randomShift(random: Random, chance: (p: number) => boolean, technician: Technician, day: number, visits: number): Shift {
  const at = (hour: number) => day * DAY + Math.round(hour * HOUR)
  const windows = (from: number, width: number): TimeWindow[] => [[at(from), at(from + width)]]
  const breaks = [
    ...(chance(0.8) ? [{ id: 'lunch', duration: HOUR, timeWindows: windows(12, 1) }] : []),
    ...(chance(0.3) ? [{ id: 'coffee', duration: 900, timeWindows: [...windows(9.5, 0.5), ...windows(15, 1)] }] : []),
    ...(chance(0.2)
      ? [{ id: 'store', duration: 600, timeWindows: windows(8 + random.below(8), 3), location: visits + random.below(4) }]
      : []),
  ]
  return {
    id: `${technician.id}:d${day}`,
    technician: technician.id,
    day: `d${day}`,
    ...(random.next() < 0.9 ? { start: visits + random.below(4) } : {}),
    ...(random.next() < 0.9 ? { end: visits + random.below(4) } : {}),
    earliestStart: at(8),
    latestEnd: at(17 + random.below(3)),
    ...(chance(0.5) ? { softEnd: at(16) } : {}),
    ...(breaks.length > 0 ? { breaks } : {}),
    ...(chance(0.3) ? { maxWork: (4 + random.below(4)) * HOUR } : {}),
    ...(chance(0.2) ? { maxDuration: (5 + random.below(5)) * HOUR } : {}),
    ...(chance(0.2) ? { maxDrive: (1 + random.below(3)) * HOUR } : {}),
    ...(chance(0.2) ? { maxDistance: 50_000 + random.below(100_000) } : {}),
    ...(chance(0.2) ? { maxVisits: 1 + random.below(6) } : {}),
    ...(chance(0.5) ? { capacity: [3 + random.below(10), 5 + random.below(20)] } : {}),
    ...(random.next() < 0.2 ? { profile: 'van' } : {}),
    ...(random.next() < 0.2 ? { speedFactor: 1.1 } : {}),
    ...(random.next() < 0.2 ? { costs: { fixed: 50_000, perMetre: 40 } } : {}),
    ...(random.next() < 0.4 ? { zones: [ZONES[random.below(3)]!] } : {}),
  }
}

function randomVisit(
  random: Random,
  chance: (p: number) => boolean,
  index: number,
  shifts: readonly Shift[],
  people: readonly Technician[],
  days: number,
): Visit {
  const day = random.below(days)
  const at = (hour: number) => day * DAY + Math.round(hour * HOUR)
  const person = () => people[random.below(people.length)]!.id
  const from = 8 + random.below(8)
  return {
    id: `v${index}`,
    location: random.next() < 0.1 ? random.below(index + 1) : index,
    service: 900 * (1 + random.below(8)),
    ...(chance(0.4) ? { setup: 300 } : {}),
    ...(chance(0.2) ? { serviceByType: { expert: 1800 }, setupByType: { expert: 120 } } : {}),
    ...(chance(0.4) ? { timeWindows: [[at(from), at(from + 2)], ...(chance(0.5) ? [[at(from + 4), at(from + 6)] as const] : [])] } : {}),
    ...(chance(0.2) ? { promise: [at(from), at(from + 3)] as const } : {}),
    ...(chance(0.3) ? { due: { earliest: at(0), latest: at(24 + 24 * random.below(2)), ideal: at(12) } } : {}),
    ...(chance(0.4) ? { skills: [SKILLS[random.below(3)]!] } : {}),
    ...(chance(0.3) ? { pickup: [random.below(4), random.below(4)] } : {}),
    ...(chance(0.3) ? { delivery: [random.below(4), random.below(4)] } : {}),
    ...(chance(0.2) ? { prize: random.below(10_000_000) } : {}),
    ...(chance(0.3) ? { priority: random.below(101) } : {}),
    ...(chance(0.1) ? { allowedTechnicians: [person(), person()] } : {}),
    ...(chance(0.1) ? { forbiddenTechnicians: [person()] } : {}),
    ...(chance(0.2) ? { preferredTechnicians: [person()] } : {}),
    ...(chance(0.2) ? { lastTechnician: person() } : {}),
    ...(chance(0.5) ? { zone: ZONES[random.below(3)]! } : {}),
    ...(chance(0.2) ? { lock: randomLock(random, shifts) } : {}),
  }
}

function randomLock(random: Random, shifts: readonly Shift[]): Lock {
  const shift = shifts[random.below(shifts.length)]!
  const kinds: readonly Lock[] = [
    { kind: 'technician', technician: shift.technician },
    { kind: 'day', day: shift.day! },
    { kind: 'shift', shift: shift.id },
    { kind: 'sequence', shift: shift.id, rank: random.below(5) },
    { kind: 'position', shift: shift.id, position: random.next() < 0.5 ? 'first' : 'last' },
    { kind: 'time', shift: shift.id, start: shift.earliestStart + 900 * random.below(30) },
  ]
  return kinds[random.below(kinds.length)]!
}

/** Places on a square of 30 km, roads 1.3 times as long as the crow flies at 40 km/h, a little different each way, a few missing. */
function randomMatrix(random: Random, chance: (p: number) => boolean, size: number): Matrix {
  const points = Array.from({ length: size }, () => [random.next() * 30, random.next() * 30] as const)
  const durations = new Int32Array(size * size)
  const distances = new Int32Array(size * size)
  for (let from = 0; from < size; from++)
    for (let to = 0; to < size; to++) {
      if (from === to) continue
      const kilometres = 1.3 * Math.hypot(points[from]![0] - points[to]![0], points[from]![1] - points[to]![1])
      const missing = chance(0.02)
      durations[from * size + to] = missing ? -1 : Math.round(kilometres * 90 * (0.95 + random.next() * 0.1))
      distances[from * size + to] = missing ? -1 : Math.round(kilometres * 1000)
    }
  return { size, durations, distances }
}
