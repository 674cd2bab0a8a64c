import { describe, expect, it } from 'vitest'
import { checkPlan } from '../check/index.ts'
import { evaluate } from '../evaluate.ts'
import type { Problem } from '../model/problem.ts'
import { solve } from '../solve.ts'
import { readVroom } from './read-vroom.ts'
import { runVroom } from './run-vroom.ts'
import { readVroomOptions } from './vroom-options.ts'
import type { VroomFailure, VroomSolution } from './vroom-output.ts'

/** Four places on a straight road, 10 minutes and 10 km apart. */
const line = (unit: number) => [0, 1, 2, 3].map((from) => [0, 1, 2, 3].map((to) => Math.abs(from - to) * unit))
const matrices = { car: { durations: line(600), distances: line(10_000) } }
const vehicle = { id: 1, start_index: 0, end_index: 0 }
const aProblem = (overrides: object = {}) => ({
  vehicles: [vehicle],
  jobs: [
    { id: 1, location_index: 1 },
    { id: 2, location_index: 3 },
  ],
  matrices,
  ...overrides,
})

async function run(json: unknown, mode: 'solve' | 'check' = 'solve'): Promise<VroomSolution> {
  const answer = await runVroom(json, {
    mode,
    solve: (problem) => {
      const { plan } = solve(problem, { seed: 1, stop: { iterations: 200 } })
      expect(checkPlan(problem, plan)).toEqual([])
      return plan
    },
  })
  expect(answer.code).toBe(0)
  return answer as VroomSolution
}
const tasksOf = ({ routes }: VroomSolution) =>
  routes.map(({ vehicle: id, steps }) => [id, ...steps.flatMap(({ id: task, type }) => (task === undefined ? [] : [`${type} ${task}`]))])
const refused = async (json: unknown) => (await runVroom(json, { solve: () => expect.unreachable() })) as VroomFailure

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

describe('plan mode', () => {
  const at = (id: number, more: object = {}) => ({ type: 'job', id, ...more })
  const steps = (...middle: object[]) => [{ type: 'start' }, ...middle, { type: 'end' }]
  const check = async (vehicles: object[], overrides: object = {}) => run(aProblem({ vehicles, ...overrides }), 'check')
  const causes = ({ summary }: VroomSolution) =>
    summary.violations.map(({ cause, duration }) => (duration === undefined ? [cause] : [cause, duration]))

  it('leaves out what no step names', async () => {
    const answer = await check([{ ...vehicle, steps: steps(at(1)) }])
    expect(tasksOf(answer)).toEqual([[1, 'job 1']])
    expect(answer.unassigned).toMatchObject([{ id: 2 }])
  })
  it('serves at the second it is told', async () => {
    const answer = await check([{ ...vehicle, steps: steps(at(1, { service_at: 5000 })) }])
    // leaves as late as that allows: 5 000 - 600 s
    expect(answer.routes[0]!.steps.map(({ arrival }) => arrival)).toEqual([4400, 5000, 5600])
  })
  it('names delay and lead time, as small as they can be', async () => {
    const jobs = [
      { id: 1, location_index: 1, time_windows: [[0, 500]] },
      { id: 2, location_index: 3, time_windows: [[0, 1000]] },
    ]
    // leaving at 0 it is 100 s late at 1 and 800 s at 3; leaving 100 s before the day starts trades one violation for two
    const answer = await check(
      [{ ...vehicle, time_window: [0, 9999], steps: [{ type: 'start', service_after: 0 }, at(1), at(2), { type: 'end' }] }],
      { jobs },
    )
    expect(causes(answer)).toEqual([['delay', 900]])
    const free = await check([{ ...vehicle, time_window: [0, 9999], steps: steps(at(1), at(2)) }], { jobs })
    // leaving 100 s early saves 200 s of delay at 100 s of lead time; further it only trades one for one, and the earliest such hour is taken
    expect(free.summary.violations.reduce((sum, { duration }) => sum + (duration ?? 0), 0)).toBe(800)
  })
  it('names skills, load, limits, missing breaks and broken pairs', async () => {
    const shipments = [{ amount: [1], pickup: { id: 5, location_index: 2 }, delivery: { id: 6, location_index: 1 } }]
    const jobs = [{ id: 1, location_index: 1, skills: [7], pickup: [3] }]
    const tight = { ...vehicle, capacity: [2], max_tasks: 1, max_travel_time: 100, max_distance: 100, breaks: [{ id: 1 }] }
    const answer = await check([{ ...tight, steps: steps({ type: 'delivery', id: 6 }, at(1), { type: 'pickup', id: 5 }) }], {
      jobs,
      shipments,
    })
    expect(causes(answer).flat().sort()).toEqual([
      'load',
      'max_distance',
      'max_tasks',
      'max_travel_time',
      'missing_break',
      'precedence',
      'skills',
    ])
  })
  it('splits the drive around a break', async () => {
    const breaks = [{ id: 3, service: 100, time_windows: [[900, 900]] }]
    const answer = await check([{ ...vehicle, time_window: [0, 9999], breaks, steps: steps(at(1), { type: 'break', id: 3 }, at(2)) }])
    // 600 at 1, 300 s on the road, break 900-1000, 900 s more to 3
    expect(answer.routes[0]!.steps.map(({ type, arrival, duration }) => [type, arrival, duration])).toEqual([
      ['start', 0, 0],
      ['job', 600, 600],
      ['break', 900, 900],
      ['job', 1900, 1800],
      ['end', 3700, 3600],
    ])
    expect(causes(answer)).toEqual([])
  })
  it('may be asked for in the problem, as vroom-express takes it', async () => {
    const json = aProblem({ vehicles: [{ ...vehicle, steps: steps(at(1)) }], options: { c: true, l: 3, x: 9, g: 'yes' } })
    const answer = await runVroom(json, { solve: () => expect.unreachable() })
    expect(answer).toMatchObject({ code: 0, summary: { routes: 1, unassigned: 1 } })
    expect(readVroomOptions(json)).toEqual({ check: true, geometry: false, limitSeconds: 3, exploration: 5 })
    expect(readVroomOptions(null)).toEqual({ check: false, geometry: false })
  })
  it('refuses hours that cannot be kept', async () => {
    const json = aProblem({ vehicles: [{ ...vehicle, steps: steps(at(1, { service_at: 5000 }), at(2, { service_before: 5100 })) }] })
    const answer = (await runVroom(json, { mode: 'check', solve: () => expect.unreachable() })) as VroomFailure
    expect(answer).toMatchObject({ code: 2, errors: [{ code: 'IMPOSSIBLE_STEPS', path: 'vehicles[0].steps' }] })
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

describe('input errors name the place, the cause and the remedy', () => {
  const cases: readonly [string, unknown, string, string][] = [
    ['no object', [], 'NOT_AN_OBJECT', '$'],
    ['nothing to do', { vehicles: [vehicle], matrices }, 'NO_TASK', 'jobs'],
    ['nobody to do it', { jobs: [{ id: 1, location_index: 1 }], matrices }, 'NO_VEHICLE', 'vehicles'],
    [
      'an id twice',
      aProblem({
        jobs: [
          { id: 1, location_index: 1 },
          { id: 1, location_index: 2 },
        ],
      }),
      'DUPLICATE_ID',
      'jobs[1].id',
    ],
    ['no id', aProblem({ jobs: [{ location_index: 1 }] }), 'MISSING_ID', 'jobs[0].id'],
    ['no place', aProblem({ jobs: [{ id: 1 }] }), 'MISSING_LOCATION', 'jobs[0]'],
    ['a place without its row', aProblem({ jobs: [{ id: 1, location: [6, 45] }] }), 'MISSING_INDEX', 'jobs[0]'],
    ['a row too far', aProblem({ jobs: [{ id: 1, location_index: 4 }] }), 'NOT_A_NUMBER', 'jobs[0].location_index'],
    [
      'swapped coordinates',
      { vehicles: [{ id: 1, start: [45.9, 106.1] }], jobs: [{ id: 1, location: [6, 45] }] },
      'BAD_LOCATION',
      'vehicles[0].start',
    ],
    ['neither start nor end', aProblem({ vehicles: [{ id: 1 }] }), 'MISSING_START_AND_END', 'vehicles[0]'],
    [
      'a window that ends before it starts',
      aProblem({ jobs: [{ id: 1, location_index: 1, time_windows: [[5, 4]] }] }),
      'REVERSED_TIME_WINDOW',
      'jobs[0].time_windows[0]',
    ],
    [
      'windows that overlap',
      aProblem({
        jobs: [
          {
            id: 1,
            location_index: 1,
            time_windows: [
              [0, 5],
              [3, 9],
            ],
          },
        ],
      }),
      'OVERLAPPING_TIME_WINDOWS',
      'jobs[0].time_windows',
    ],
    ['a negative service', aProblem({ jobs: [{ id: 1, location_index: 1, service: -1 }] }), 'NOT_A_NUMBER', 'jobs[0].service'],
    ['a priority of 101', aProblem({ jobs: [{ id: 1, location_index: 1, priority: 101 }] }), 'NOT_A_NUMBER', 'jobs[0].priority'],
    [
      'amounts of different lengths',
      aProblem({ vehicles: [{ ...vehicle, capacity: [1, 2] }], jobs: [{ id: 1, location_index: 1, delivery: [1] }] }),
      'AMOUNT_LENGTH',
      'jobs[0].delivery',
    ],
    [
      'the former amount beside a delivery',
      aProblem({ jobs: [{ id: 1, location_index: 1, amount: [1], pickup: [1] }] }),
      'AMOUNT_TWICE',
      'jobs[0].amount',
    ],
    ['the former matrix beside the newer', aProblem({ matrix: line(600) }), 'MATRIX_TWICE', 'matrix'],
    ['a speed of 0', aProblem({ vehicles: [{ ...vehicle, speed_factor: 0 }] }), 'NOT_A_NUMBER', 'vehicles[0].speed_factor'],
    ['an unknown profile', aProblem({ vehicles: [{ ...vehicle, profile: 'bike' }] }), 'NO_MATRIX', 'vehicles[0].profile'],
    [
      'a matrix that is not square',
      aProblem({ matrices: { car: { durations: [[0, 1], [1]] } } }),
      'MATRIX_SIZE',
      'matrices.car.durations[1]',
    ],
    [
      'a matrix entry below 0',
      aProblem({
        jobs: [{ id: 1, location_index: 1 }],
        matrices: {
          car: {
            durations: [
              [0, -1],
              [1, 0],
            ],
          },
        },
      }),
      'MATRIX_ENTRY',
      'matrices.car.durations[0][1]',
    ],
    [
      'a limit on distances nobody gave',
      aProblem({ vehicles: [{ ...vehicle, max_distance: 5 }], matrices: { car: { durations: line(600) } } }),
      'NO_DISTANCES',
      'vehicles[0].max_distance',
    ],
    [
      'costs twice',
      aProblem({ vehicles: [{ ...vehicle, costs: { per_km: 1 } }], matrices: { car: { ...matrices.car, costs: line(1) } } }),
      'COSTS_TWICE',
      'vehicles[0].costs',
    ],
    [
      'a step for nothing',
      aProblem({ vehicles: [{ ...vehicle, steps: [{ type: 'job', id: 7 }] }] }),
      'STEP_UNKNOWN',
      'vehicles[0].steps[0]',
    ],
    [
      'a step twice',
      aProblem({
        vehicles: [
          {
            ...vehicle,
            steps: [
              { type: 'job', id: 1 },
              { type: 'job', id: 1 },
            ],
          },
        ],
      }),
      'STEP_TWICE',
      'vehicles[0].steps[1]',
    ],
    ['a step of no type', aProblem({ vehicles: [{ ...vehicle, steps: [{ type: 'lunch' }] }] }), 'STEP_TYPE', 'vehicles[0].steps[0].type'],
  ]
  it.each(cases)('%s', async (_name, json, code, path) => {
    const answer = await refused(json)
    expect(answer.code).toBe(2)
    expect(answer.errors).toContainEqual(expect.objectContaining({ code, path }))
    for (const { cause, remedy } of answer.errors!) expect(cause && remedy).toBeTruthy()
  })
  it('swapped coordinates are recognised', async () => {
    expect((await refused(cases[8]![1])).error).toContain('longitude comes first')
  })
  it('no matrix and no router is a routing error', async () => {
    expect((await refused({ vehicles: [{ id: 1, start: [6, 45] }], jobs: [{ id: 1, location: [6, 45] }] })).code).toBe(3)
  })
  it('a rule that cannot be planned by is refused', async () => {
    const answer = await refused(aProblem({ vehicles: [{ ...vehicle, breaks: [{ id: 1, max_load: [2] }] }] }))
    expect(answer.errors).toMatchObject([{ code: 'UNSUPPORTED', path: 'vehicles[0].breaks[0].max_load' }])
  })
  it('a broken file lists at most a hundred errors', () => {
    const reading = readVroom(aProblem({ jobs: Array.from({ length: 5000 }, () => ({})) }))
    expect(reading.ok ? 0 : reading.errors.length).toBe(100)
  })
})
