import { describe, expect, it } from 'vitest'
import { readVroom } from './read-vroom.ts'
import { aProblem, line, matrices, refused, vehicle } from './testing/line-vroom.ts'

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
