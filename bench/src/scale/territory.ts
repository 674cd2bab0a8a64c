import type { Matrix, Problem, Shift, TimeWindow, Visit } from '@tournee/engine'
import { createRandom, type Random } from '@tournee/engine'

/** How large a territory is; its area grows with the technicians, so that days stay alike. */
export interface TerritoryOptions {
  readonly visits: number
  readonly technicians: number
  readonly days: number
  readonly seed: number
}

const DAY = 86_400
const HOUR = 3_600
/** 40 km/h along roads 1.3 times as long as the crow flies. */
const SECONDS_PER_METRE = 1.3 / (40_000 / HOUR)
/** Side in metres of the square that one technician covers. */
const PATCH = 10_000
const SKILLS = ['pac', 'clim', 'gaz'] as const

/**
 * A field-service company: half of the clients in villages, every technician from home with two of three skills, days of 8:00 to
 * 17:00 with lunch, visits of 12 to 20 minutes, a fifth with a half-day window, a fifth asking for a skill, a tenth due on one day.
 * Durations and distances are one buffer (only driving seconds cost): a matrix of 10 100 places is 408 MB once, not twice.
 */
export function territory({ visits, technicians, days, seed }: TerritoryOptions): Problem {
  const random = createRandom(seed)
  const side = PATCH * Math.sqrt(technicians)
  const villages = Array.from({ length: Math.max(1, technicians) }, () => spot(random, side))
  const places = [
    ...Array.from({ length: technicians }, () => spot(random, side)),
    ...Array.from({ length: visits }, () =>
      random.next() < 0.5 ? spot(random, side) : near(random, villages[random.below(villages.length)]!),
    ),
  ]
  return {
    locations: places.map(() => ({})),
    matrices: { car: matrixOf(places) },
    technicians: Array.from({ length: technicians }, (_, t) => ({ id: `t${t}`, skills: SKILLS.filter((_skill, i) => i !== t % 3) })),
    shifts: Array.from({ length: technicians * days }, (_, i) => shiftOf(Math.floor(i / days), i % days)),
    visits: Array.from({ length: visits }, (_, i) => visitOf(random, i, technicians + i, days)),
    // 40 EUR an hour, and 0.35 EUR a kilometre at 40 km/h
    objective: { perDriveSecond: 1_111 + 389, perMetre: 0, unservedMandatory: 50_000_000 },
  }
}

type Spot = readonly [x: number, y: number]

const spot = (random: Random, side: number): Spot => [random.next() * side, random.next() * side]
const near = (random: Random, [x, y]: Spot): Spot => [x + (random.next() - 0.5) * 2_000, y + (random.next() - 0.5) * 2_000]

function matrixOf(places: readonly Spot[]): Matrix {
  const size = places.length
  const seconds = new Int32Array(size * size)
  for (let i = 0; i < size; i++) {
    const [x, y] = places[i]!
    for (let j = 0; j < size; j++) {
      const other = places[j]!
      const dx = x - other[0]
      const dy = y - other[1]
      seconds[i * size + j] = Math.round(Math.sqrt(dx * dx + dy * dy) * SECONDS_PER_METRE)
    }
  }
  return { size, durations: seconds, distances: seconds }
}

function shiftOf(technician: number, day: number): Shift {
  const at = (hour: number) => day * DAY + hour * HOUR
  return {
    id: `t${technician}:d${day}`,
    technician: `t${technician}`,
    day: `d${day}`,
    start: technician,
    end: technician,
    earliestStart: at(8),
    latestEnd: at(17),
    breaks: [{ id: 'lunch', duration: HOUR, timeWindows: [[at(12), at(13)]] }],
  }
}

function visitOf(random: Random, index: number, location: number, days: number): Visit {
  const service = 60 * (12 + random.below(9))
  const halfDay = random.next() < 0.2
  const morning = random.next() < 0.5
  const windows = Array.from({ length: days }, (_, day): TimeWindow => {
    const from = day * DAY + (morning ? 8 : 13) * HOUR
    return [from, from + 4 * HOUR]
  })
  const skill = random.next() < 0.2 ? SKILLS[random.below(3)]! : null
  const dueDay = random.next() < 0.1 ? random.below(days) : null
  return {
    id: `v${index}`,
    location,
    service,
    ...(halfDay ? { timeWindows: windows } : {}),
    ...(skill ? { skills: [skill] } : {}),
    ...(dueDay === null ? {} : { due: { earliest: dueDay * DAY, latest: (dueDay + 1) * DAY - 1 } }),
  }
}
