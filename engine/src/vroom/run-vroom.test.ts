import { describe, expect, it } from 'vitest'
import { evaluate } from '../evaluate.ts'
import type { Problem } from '../model/problem.ts'
import { solve } from '../solve.ts'
import { runVroom } from './run-vroom.ts'
import { aProblem, line, matrices, run, tasksOf, vehicle } from './testing/line-vroom.ts'
import type { VroomSolution } from './vroom-output.ts'

describe("VROOM's features, in and out", () => {
  it('costs default to one a second of driving', async () => {
    // 0 -> 1 -> 3 -> 0: 3 600 s, 60 km
    const { summary, routes } = await run(aProblem())
    expect(summary).toMatchObject({ cost: 3600, duration: 3600, distance: 60_000, routes: 1, unassigned: 0 })
    expect(routes[0]!.steps.at(-1)).toMatchObject({ type: 'end', duration: 3600, distance: 60_000, location_index: 0 })
  })
  it('fixed, per hour, per kilometre and per hour of work', async () => {
    const costs = { fixed: 100, per_hour: 36, per_km: 2, per_task_hour: 18 }
    const jobs = [{ id: 1, location_index: 3, service: 3600 }]
    // 100 + 1 h x 36 + 60 km x 2 + 1 h x 18
    expect((await run(aProblem({ jobs, vehicles: [{ ...vehicle, costs }] }))).summary.cost).toBe(274)
  })
  it('a custom cost matrix decides the order and is what is paid', async () => {
    // going 0 -> 3 -> 1 -> 0 costs 3, the other way 300
    const costs = [
      [0, 100, 100, 1],
      [1, 0, 100, 100],
      [100, 100, 0, 100],
      [100, 1, 100, 0],
    ]
    const answer = await run(aProblem({ matrices: { car: { ...matrices.car, costs } } }))
    expect(tasksOf(answer)).toEqual([[1, 'job 2', 'job 1']])
    expect(answer.summary).toMatchObject({ cost: 3, duration: 3600, distance: 60_000 })
  })
  it('speed factor and profile by vehicle', async () => {
    const bike = { durations: line(2000), distances: line(9000) }
    const vehicles = [{ ...vehicle, profile: 'bike', speed_factor: 2 }]
    expect((await run(aProblem({ vehicles, matrices: { ...matrices, bike } }))).summary).toMatchObject({ duration: 6000, distance: 54_000 })
  })
  it('setup once a place, stays by type of vehicle', async () => {
    const job = { location_index: 2, service: 100, setup: 50, service_per_type: { van: 70 }, setup_per_type: { van: 30 } }
    const jobs = [
      { id: 1, ...job },
      { id: 2, ...job },
    ]
    expect((await run(aProblem({ jobs, vehicles: [{ ...vehicle, type: 'van' }] }))).summary).toMatchObject({ service: 140, setup: 30 })
    expect((await run(aProblem({ jobs }))).summary).toMatchObject({ service: 200, setup: 50 })
  })
  it('skills, capacity and limits leave tasks out, with our reasons', async () => {
    for (const [jobs, limit] of [
      [[{ id: 1, location_index: 1, skills: [3] }], { skills: [1, 2] }],
      [[{ id: 1, location_index: 1, delivery: [1, 5] }], { capacity: [4, 4] }],
      [[{ id: 1, location_index: 1, amount: [5] }], { capacity: [4] }],
      [[{ id: 1, location_index: 1 }], { max_tasks: 0 }],
      [[{ id: 1, location_index: 1 }], { max_travel_time: 1199 }],
      [[{ id: 1, location_index: 1 }], { max_distance: 19_999 }],
      [[{ id: 1, location_index: 1, time_windows: [[0, 599]] }], { time_window: [0, 9999] }],
    ] as const) {
      const answer = await run(aProblem({ jobs, vehicles: [{ ...vehicle, ...limit }] }))
      expect(answer.summary).toMatchObject({ unassigned: 1, routes: 0, cost: 0 })
      expect(answer.unassigned).toMatchObject([{ id: 1, type: 'job', location_index: 1 }])
    }
  })
  it('priorities come before numbers, numbers before cost', async () => {
    // one task at most: the far one of priority 1 beats the near one of priority 0
    const jobs = [
      { id: 1, location_index: 1 },
      { id: 2, location_index: 3, priority: 1 },
    ]
    const answer = await run(aProblem({ jobs, vehicles: [{ ...vehicle, max_tasks: 1 }] }))
    expect(tasksOf(answer)).toEqual([[1, 'job 2']])
    expect(answer.summary.priority).toBe(1)
    // within 1 500 s either both near ones or the far one (3 600 s): its priority wins over their number
    const near = [
      { id: 1, location_index: 1 },
      { id: 3, location_index: 1 },
      { id: 2, location_index: 3, priority: 1, service: 200 },
    ]
    expect(tasksOf(await run(aProblem({ jobs: near, vehicles: [{ ...vehicle, time_window: [0, 3800], max_tasks: 2 }] })))[0]).toContain(
      'job 2',
    )
  })
  it('shipments ride between their two ends', async () => {
    const shipments = [
      { amount: [2], pickup: { id: 5, location_index: 3, service: 10 }, delivery: { id: 5, location_index: 1, service: 20 } },
    ]
    const answer = await run(aProblem({ jobs: [], shipments, vehicles: [{ ...vehicle, capacity: [2] }] }))
    expect(answer.routes[0]!.steps.map(({ type, load }) => [type, load])).toEqual([
      ['start', [0]],
      ['pickup', [2]],
      ['delivery', [0]],
      ['end', [0]],
    ])
    expect(answer.summary).toMatchObject({ pickup: [2], delivery: [2], service: 30 })
  })
  it('an open route ends at its last task', async () => {
    const answer = await run(aProblem({ vehicles: [{ id: 1, start_index: 0 }] }))
    expect(answer.summary.duration).toBe(1800)
    expect(answer.routes[0]!.steps.map(({ type }) => type)).toEqual(['start', 'job', 'job'])
  })
  it('a break after the last arrival is shown before the end, which it moves', async () => {
    const breaks = [{ id: 9, time_windows: [[5000, 5000]], service: 300 }]
    const answer = await run(aProblem({ vehicles: [{ ...vehicle, time_window: [0, 6000], breaks }] }))
    expect(answer.routes[0]!.steps.slice(-2)).toMatchObject([
      { type: 'break', id: 9, arrival: 3600, waiting_time: 1400, service: 300, violations: [] },
      { type: 'end', arrival: 5300, duration: 3600 },
    ])
  })
  it('descriptions, coordinates and indices come back', async () => {
    const jobs = [{ id: 1, location_index: 1, location: [6.1, 45.9], description: 'Mme Duret' }]
    const step = (await run(aProblem({ jobs }))).routes[0]!.steps[1]
    expect(step).toMatchObject({ description: 'Mme Duret', location: [6.1, 45.9], location_index: 1, job: 1 })
  })
  it('without matrices it asks the roads, once a profile', async () => {
    const asked: unknown[] = []
    const json = {
      vehicles: [{ id: 1, start: [6.1, 45.9] }],
      jobs: [
        { id: 1, location: [6.2, 45.9] },
        { id: 2, location: [6.1, 45.9] },
      ],
    }
    const answer = await runVroom(json, {
      solve: (problem: Problem) => evaluate(problem, [{ shift: '1', visits: ['job:1', 'job:2'] }]),
      matrices: (profile, places) => {
        asked.push(profile, places)
        return { size: 2, durations: Int32Array.of(0, 60, 60, 0), distances: Int32Array.of(0, 900, 900, 0) }
      },
    })
    // places in the order in which the input names them: jobs, then vehicles
    expect(asked).toEqual([
      'car',
      [
        { lng: 6.2, lat: 45.9 },
        { lng: 6.1, lat: 45.9 },
      ],
    ])
    expect(answer).toMatchObject({ code: 0, summary: { cost: 120, distance: 1800 } })
  })
})

describe('what has no effect', () => {
  const warningsOf = async (json: unknown) => {
    const answer = (await runVroom(json, { solve: (problem) => solve(problem, { stop: { iterations: 1 } }).plan })) as VroomSolution
    return answer.warnings?.map(({ code, path }) => [code, path])
  }
  it('is told beside the answer, key by key', async () => {
    expect(await warningsOf(aProblem({}))).toBeUndefined()
    const json = aProblem({
      jobs: [{ id: 1, location_index: 1, time_window: [0, 60] }],
      vehicles: [{ ...vehicle, colour: 'blue', costs: { per_mile: 3 }, steps: [{ type: 'job', id: 1, service_at: 900 }] }],
      options: { g: true },
    })
    expect(await warningsOf(json)).toEqual([
      ['UNKNOWN_KEY', 'jobs[0].time_window'],
      ['UNKNOWN_KEY', 'vehicles[0].colour'],
      ['UNKNOWN_KEY', 'vehicles[0].costs.per_mile'],
      ['NO_GEOMETRY', 'options.g'],
      ['PLAN_MODE_ONLY', 'vehicles[0].steps[0]'],
    ])
  })
})
