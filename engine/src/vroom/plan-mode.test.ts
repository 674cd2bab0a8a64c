import { describe, expect, it } from 'vitest'
import { runVroom } from './run-vroom.ts'
import { aProblem, run, tasksOf, vehicle } from './testing/line-vroom.ts'
import { readVroomOptions } from './vroom-options.ts'
import type { VroomFailure, VroomSolution } from './vroom-output.ts'

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
