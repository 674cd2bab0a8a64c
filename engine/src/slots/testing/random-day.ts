import type { Break, Visit } from '../../model/problem.ts'
import { createRandom } from '../../random.ts'
import type { ArrivalWindow, SlotDay } from '../slot-day.ts'
import type { SlotRequest } from '../slot-offer.ts'

/** A small day on a clock of minutes (0 to 240), tight enough that some windows fit and some do not. */
export interface RandomDay {
  readonly day: SlotDay
  readonly request: SlotRequest
  readonly table: { readonly size: number; readonly durations: Int32Array; readonly distances: Int32Array }
}

export interface RandomDayOptions {
  readonly stops: number
  /** set-up times, limits, several windows: what the plain walk of the tests does not know */
  readonly everyRule: boolean
  /** lunch at a place */
  readonly canteen?: boolean
}

/** The last place is home, the one before the guest's. The bookings are promised around some order that works, so most days are possible. */
export function randomDay(seed: number, { stops, everyRule, canteen = false }: RandomDayOptions): RandomDay {
  const random = createRandom(seed)
  const size = stops + 3
  const points = Array.from({ length: size }, () => [random.below(14), random.below(14)] as const)
  const durations = new Int32Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      if (i !== j)
        durations[i * size + j] =
          1 + Math.round(Math.hypot(points[i]![0] - points[j]![0], points[i]![1] - points[j]![1]) * (0.8 + 0.4 * random.next()))
  const distances = durations.map((minutes) => (minutes === 0 ? 0 : minutes * 700 + random.below(300)))
  const lunch: Break = {
    id: 'lunch',
    duration: 25,
    timeWindows: [[90, 125]],
    ...(canteen ? { location: random.below(size) } : {}),
  }
  const bookings = Array.from({ length: stops }, (_, i): Visit => {
    const from = random.below(5) * 40
    return {
      id: `b${i}`,
      location: everyRule && random.below(5) === 0 ? 0 : i,
      service: 12 + random.below(25),
      promise: [from, from + 30 + random.below(50)],
      ...(everyRule ? { setup: random.below(6) } : {}),
    }
  })
  const windows: ArrivalWindow[] = [0, 60, 120, 180].map((earliest, i) => ({
    earliest,
    latest: earliest + 40,
    half: i < 2 ? 'morning' : 'afternoon',
  }))
  return {
    day: {
      date: '2027-03-01',
      shift: {
        id: 's',
        technician: 'ana',
        earliestStart: 0,
        latestEnd: 240,
        start: size - 1,
        end: size - 1,
        breaks: random.below(4) === 0 ? [] : [lunch],
        ...(everyRule && random.below(2) === 0 ? { maxWork: 150 + random.below(60) } : {}),
        ...(everyRule && random.below(4) === 0 ? { maxDrive: 50 + random.below(40) } : {}),
        ...(everyRule && random.below(4) === 0 ? { maxDistance: 30_000 + random.below(30_000) } : {}),
      },
      technician: { id: 'ana' },
      zones: ['lac'],
      bookings,
      windows,
    },
    request: {
      visit: {
        id: 'guest',
        location: size - 2,
        service: 10 + random.below(20),
        zone: 'lac',
        ...(everyRule && random.below(2) === 0
          ? {
              timeWindows: [
                [0, 30],
                [70, 140 + random.below(80)],
              ],
            }
          : {}),
        ...(everyRule ? { setup: random.below(6) } : {}),
      },
    },
    table: { size, durations, distances },
  }
}
