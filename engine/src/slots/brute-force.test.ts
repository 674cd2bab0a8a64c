import { describe, expect, it } from 'vitest'
import { createCandidate, findRefusal } from '../constraints/index.ts'
import { allOrders } from '../exact/all-orders.ts'
import { compileProblem } from '../model/compiled.ts'
import type { Problem } from '../model/problem.ts'
import { walkClock } from '../model/testing/unit-clock.ts'
import { createDayState } from './day-state.ts'
import { judgeDay } from './judge-day.ts'
import { travelOfTable } from './slot-day.ts'
import { DEFAULT_RULES } from './slot-rules.ts'
import { type RandomDay, randomDay } from './testing/random-day.ts'

const rules = { ...DEFAULT_RULES, notice: 0 }
const { perDriveSecond, perMetre } = rules.prices

/** What the slots say: the cost of driving the whole day with the visit in each window, null = not offered. */
function offered({ day, request, table }: RandomDay): (number | null)[] {
  const state = createDayState(day, travelOfTable(table))
  const answer = judgeDay(state, { request, now: 0, travel: travelOfTable(table), rules })
  return day.windows.map((window) => {
    const slot = 'slots' in answer ? answer.slots.find((each) => each.window === window) : undefined
    return slot ? drivingOf(problemOf({ day, request, table }, window), slot.order) : null
  })
}

/** The day with the visit promised in a window, as a plain problem in the caller's places. */
function problemOf({ day, request, table }: RandomDay, window: RandomDay['day']['windows'][number]): Problem {
  return {
    locations: Array.from({ length: table.size }, () => ({})),
    matrices: { car: table },
    technicians: [day.technician],
    visits: [...day.bookings, { ...request.visit, promise: [window.earliest, window.latest] }],
    shifts: [day.shift],
  }
}

function drivingOf(problem: Problem, order: readonly string[]): number | null {
  const compiled = compileProblem(problem)
  const candidate = createCandidate(
    compiled,
    compiled.shifts[0]!,
    order.map((id) => compiled.visits[compiled.visitIndex.get(id)!]!),
  )
  if (findRefusal(candidate)) return null
  return candidate.route.drive * perDriveSecond + candidate.route.distance * perMetre
}

/** The same by trying every order. */
function tried(random: RandomDay): (number | null)[] {
  return random.day.windows.map((window) => {
    const problem = problemOf(random, window)
    let best: number | null = null
    for (const order of allOrders(problem.visits.map(({ id }) => id))) {
      const cost = drivingOf(problem, order)
      if (cost !== null && (best === null || cost < best)) best = cost
    }
    return best
  })
}

describe('slots agree with every order of a small day', () => {
  it.each([0, 1, 2, 3, 4])(
    'no feasible window is missing, none infeasible is offered, each at its cheapest order: %i bookings',
    (stops) => {
      const counts = { offered: 0, refused: 0 }
      for (let seed = 1; seed <= (stops > 3 ? 40 : 80); seed++) {
        const random = randomDay(seed * 10 + stops, { stops, everyRule: true })
        const found = offered(random)
        expect(found, `seed ${seed * 10 + stops}`).toEqual(feasibleToday(random) ? tried(random) : found.map(() => null))
        for (const cost of found) counts[cost === null ? 'refused' : 'offered']++
      }
      expect(counts.offered).toBeGreaterThan(15)
      expect(counts.refused).toBeGreaterThan(15)
    },
  )

  it('lunch at a place: no feasible window is missing, none infeasible is offered', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = randomDay(seed, { stops: 1 + (seed % 3), everyRule: false, canteen: true })
      expect(
        offered(random).map((cost) => cost !== null),
        `seed ${seed}`,
      ).toEqual(tried(random).map((cost) => cost !== null))
    }
  })

  it('five bookings, all 720 orders each', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const random = randomDay(seed, { stops: 5, everyRule: true })
      expect(offered(random), `seed ${seed}`).toEqual(feasibleToday(random) ? tried(random) : random.day.windows.map(() => null))
    }
  })

  it('and with a walk that shares no line with the schedule', () => {
    const counts = { offered: 0, refused: 0 }
    for (let seed = 1; seed <= 30; seed++) {
      const stops = 1 + (seed % 3)
      const random = randomDay(seed, { stops, everyRule: false })
      const walked = random.day.windows.map((window) => {
        const compiled = compileProblem(problemOf(random, window))
        const shift = compiled.shifts[0]!
        return [...allOrders(compiled.visits)].some((order) => walkClock(shift, order, shift.shift.earliestStart) <= shift.shift.latestEnd)
      })
      const found = offered(random).map((cost) => cost !== null)
      expect(found, `seed ${seed}`).toEqual(walked)
      for (const yes of found) counts[yes ? 'offered' : 'refused']++
    }
    expect(counts.offered).toBeGreaterThan(10)
    expect(counts.refused).toBeGreaterThan(5)
  })
})

/** A day whose own bookings exceed its limits still honours promises: only time decides whether it has an order at all. */
function feasibleToday({ day, table }: RandomDay): boolean {
  const { maxWork: _work, maxDrive: _drive, maxDistance: _distance, ...shift } = day.shift
  const compiled = compileProblem({
    locations: Array.from({ length: table.size }, () => ({})),
    matrices: { car: table },
    technicians: [day.technician],
    visits: day.bookings,
    shifts: [shift],
  })
  return [...allOrders(compiled.visits)].some((order) => findRefusal(createCandidate(compiled, compiled.shifts[0]!, order)) === null)
}
