import { createRandom } from '../../random.ts'
import type { Problem, Visit } from '../problem.ts'

/** Deliveries with one or two windows from one depot, the same for the same seed: nothing that needs the general labels of the search. */
export function deliveries(seed: number, visits: number): Problem {
  const random = createRandom(seed)
  const places = Array.from({ length: visits + 1 }, () => ({ x: random.below(100), y: random.below(100) }))
  const size = places.length
  const travel = Int32Array.from({ length: size * size }, (_, cell) => {
    const [a, b] = [places[Math.floor(cell / size)]!, places[cell % size]!]
    return Math.ceil(Math.hypot(a.x - b.x, a.y - b.y))
  })
  const list = Array.from({ length: visits }, (_, i): Visit => {
    const opens = random.below(400)
    const again = opens + 100 + random.below(200)
    const windows = random.next() < 0.5 ? [[opens, opens + 60] as const] : [[opens, opens + 40] as const, [again, again + 60] as const]
    return { id: `v${i}`, location: i + 1, service: 10, timeWindows: windows, delivery: [1 + random.below(5)] }
  })
  const shifts = Array.from({ length: visits }, (_, i) => ({
    id: `s${i}`,
    technician: 't',
    start: 0,
    end: 0,
    earliestStart: 0,
    latestEnd: 1000,
    capacity: [20],
  }))
  return {
    locations: places.map(() => ({})),
    matrices: { car: { size, durations: travel, distances: travel } },
    visits: list,
    technicians: [{ id: 't' }],
    shifts,
    objective: { perDriveSecond: 0, perMetre: 1 },
  }
}
