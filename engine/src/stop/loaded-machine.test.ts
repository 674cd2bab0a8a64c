import { describe, expect, it } from 'vitest'
import { randomProblem } from '../model/testing/random-problem.ts'
import { solve } from '../solve.ts'

const problem = randomProblem(7, { visits: 20, technicians: 3, days: 2, tightness: 0.5 })
const stop = { iterations: 640, milliseconds: 100 }
const quiet = solve(problem, { seed: 3, stop: { iterations: 640 } })

/** A thread that gets one millisecond of the processor in every `load` of the wall clock; every look at a clock is a twentieth of one. */
function machine(load: number) {
  let looks = 0
  const busy = () => 0.05 * looks++
  return { busy, now: () => busy() * load }
}

describe('a machine that others use too', () => {
  it('gives the plan of an idle one: the seconds count the thread’s own time', () => {
    const { plan, stoppedBy, byClock } = solve(problem, { seed: 3, stop, ...machine(25) })
    expect([stoppedBy, byClock]).toEqual(['iterations', false])
    expect(JSON.stringify(plan)).toBe(JSON.stringify(quiet.plan))
  })

  it('ends the search by the wall clock where the runtime counts no time of the thread, and says so', () => {
    const { stoppedBy, byClock, iterations } = solve(problem, { seed: 3, stop, now: machine(200).now })
    expect([stoppedBy, byClock]).toEqual(['time', true])
    expect(iterations).toBeLessThan(640)
  })

  it('that gives no time at all still ends the search, after thirty times as long', () => {
    let wall = 0
    const { stoppedBy, byClock } = solve(problem, {
      seed: 3,
      stop: { iterations: 1e9, milliseconds: 100 },
      busy: () => 0,
      now: () => (wall += 5),
    })
    expect([stoppedBy, byClock]).toEqual(['time', true])
    expect(wall).toBeGreaterThanOrEqual(3_000)
    expect(wall).toBeLessThan(3_100)
  })

  it('hurries the cooling of a search that would not get through its iterations, and says so', () => {
    // half of the time is gone before the first stretch: it ends by its iterations all the same
    let busy = 0
    const found = solve(problem, {
      seed: 3,
      stop: { iterations: 128, milliseconds: 100 },
      now: () => busy,
      busy: () => (busy = Math.min(90, busy + 30)),
    })
    expect([found.stoppedBy, found.byClock]).toEqual(['iterations', true])
  })
})
