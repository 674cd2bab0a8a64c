import { describe, expect, it } from 'vitest'
import { checkPlan } from '../check/index.ts'
import { createRandom, type Random } from '../random.ts'
import { solve } from '../solve.ts'
import { runVroom } from './run-vroom.ts'
import type { VroomRoute, VroomSolution } from './vroom-output.ts'

const PLACES = 9
const HOUR = 3600

/** A VROOM problem of every feature that a plan must respect, the same for the same seed. */
function aVroomProblem(seed: number) {
  const random = createRandom(seed)
  const chance = (share: number) => random.next() < share
  const points = Array.from({ length: PLACES }, () => [random.next() * 40, random.next() * 40] as const)
  const matrix = (unit: number) =>
    points.map(([x, y], i) =>
      points.map(([u, v], j) => (i === j ? 0 : 1 + Math.round(Math.hypot(x - u, y - v) * unit * (0.95 + random.next() * 0.1)))),
    )
  const window = (width: number) => {
    const from = random.below(9 * HOUR)
    return [from, from + width + random.below(width)]
  }
  const task = (id: number) => ({
    id,
    location_index: random.below(PLACES),
    service: random.below(1800),
    ...(chance(0.3) ? { setup: 300 } : {}),
    ...(chance(0.2) ? { service_per_type: { big: 60 }, setup_per_type: { big: 30 } } : {}),
    ...(chance(0.3) ? { time_windows: [window(HOUR)] } : {}),
  })
  const shared = () => ({ ...(chance(0.3) ? { skills: [random.below(2)] } : {}), ...(chance(0.3) ? { priority: random.below(101) } : {}) })
  return {
    jobs: Array.from({ length: 1 + random.below(7) }, (_, i) => ({
      ...task(i),
      ...shared(),
      ...(chance(0.4) ? { delivery: [random.below(4)] } : {}),
      ...(chance(0.4) ? { pickup: [random.below(4)] } : {}),
    })),
    shipments: Array.from({ length: random.below(3) }, (_, i) => ({
      pickup: task(i),
      delivery: task(i),
      amount: [random.below(3)],
      ...shared(),
    })),
    vehicles: Array.from({ length: 1 + random.below(3) }, (_, id) => aVehicle(random, id, window)),
    matrices: { car: { durations: matrix(90), distances: matrix(1000) }, van: { durations: matrix(120), distances: matrix(900) } },
  }
}

function aVehicle(random: Random, id: number, window: (width: number) => number[]) {
  const chance = (share: number) => random.next() < share
  const ends = random.below(4)
  return {
    id,
    ...(ends === 1 ? {} : { start_index: random.below(PLACES) }),
    ...(ends === 2 ? {} : { end_index: random.below(PLACES) }),
    profile: chance(0.3) ? 'van' : 'car',
    capacity: [3 + random.below(8)],
    skills: [0, 1].filter(() => chance(0.7)),
    ...(chance(0.3) ? { type: 'big' } : {}),
    ...(chance(0.8) ? { time_window: [0, (6 + random.below(6)) * HOUR] } : {}),
    ...(chance(0.5)
      ? {
          breaks: Array.from({ length: 1 + random.below(2) }, (_, b) => ({
            id: b,
            service: 600 + random.below(1800),
            time_windows: [window(HOUR)],
          })),
        }
      : {}),
    ...(chance(0.3) ? { speed_factor: 1 + random.below(3) / 4 } : {}),
    ...(chance(0.3) ? { max_tasks: 1 + random.below(5) } : {}),
    ...(chance(0.3) ? { max_travel_time: (1 + random.below(4)) * HOUR } : {}),
    ...(chance(0.3) ? { max_distance: 30_000 + random.below(150_000) } : {}),
    ...(chance(0.4)
      ? {
          costs: {
            fixed: random.below(2000),
            per_hour: 1800 + random.below(3600),
            per_km: random.below(50),
            per_task_hour: random.below(1800),
          },
        }
      : {}),
  }
}

/** The steps of an answer as steps to impose, each service at the very second that was answered. */
const imposed = ({ steps }: VroomRoute) =>
  steps.map(({ type, id, arrival, waiting_time }) => ({ type, ...(id === undefined ? {} : { id }), service_at: arrival + waiting_time }))

describe('an answer, imposed again in plan mode', () => {
  it.each(Array.from({ length: 60 }, (_, i) => i + 1))('breaks nothing and costs the same (seed %i)', async (seed) => {
    const json = aVroomProblem(seed)
    const answer = (await runVroom(json, {
      solve: (problem) => {
        const { plan } = solve(problem, { seed, stop: { iterations: 60 }, explain: false })
        expect(checkPlan(problem, plan)).toEqual([])
        return plan
      },
    })) as VroomSolution
    expect(answer).toMatchObject({ code: 0, summary: { violations: [] } })
    const routes = new Map(answer.routes.map((route) => [route.vehicle, route]))
    const vehicles = json.vehicles.map((vehicle) => ({
      ...vehicle,
      ...(routes.has(vehicle.id) ? { steps: imposed(routes.get(vehicle.id)!) } : {}),
    }))
    const again = (await runVroom({ ...json, vehicles }, { mode: 'check', solve: () => expect.unreachable() })) as VroomSolution
    expect(again).toMatchObject({ code: 0, summary: { ...answer.summary, violations: [] } })
    expect(again.routes.map(({ steps }) => steps.map(({ type, id, load }) => [type, id, load]))).toEqual(
      answer.routes.map(({ steps }) => steps.map(({ type, id, load }) => [type, id, load])),
    )
    expect(again.unassigned.map(({ id, type }) => [type, id])).toEqual(answer.unassigned.map(({ id, type }) => [type, id]))
  })
})
