import type { Problem } from '@tournee/engine'
import { describe, expect, test } from 'vitest'
import { createSolver } from './solver.ts'

/** Two places ten minutes apart, one shift of ten hours, two visits of an hour. */
const problem: Problem = {
  locations: [{}, {}],
  matrices: { car: { size: 2, durations: Int32Array.from([0, 600, 600, 0]), distances: Int32Array.from([0, 5_000, 5_000, 0]) } },
  technicians: [{ id: 't' }],
  shifts: [{ id: 's', technician: 't', start: 0, end: 0, earliestStart: 0, latestEnd: 36_000 }],
  visits: [
    { id: 'a', location: 1, service: 3_600 },
    { id: 'b', location: 1, service: 3_600 },
  ],
}
const script = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`)

describe('the solver on its own thread', () => {
  test('solves, checks, and simulates the baseline', async () => {
    const { plan, violations, baseline, cancelled } = await createSolver().solve({
      problem,
      seconds: 0.1,
      seed: 1,
      baseline: { problem, seed: 1 },
    })
    expect(violations).toEqual([])
    expect(cancelled).toBe(false)
    // out and back: 2 x 5 km
    expect(plan.routes.map((route) => route.distance)).toEqual([10_000])
    expect(baseline!.routes.map((route) => route.distance)).toEqual([10_000])
  })

  test('times an imposed plan without searching', async () => {
    const { plan, iterations } = await createSolver().solve({ problem, seconds: 0, seed: 1, orders: [{ shift: 's', visits: ['b'] }] })
    expect(iterations).toBe(0)
    expect(plan.unassigned.map(({ visit }) => visit)).toEqual(['a'])
  })

  test('told to stop, keeps its best', async () => {
    const stop = new AbortController()
    const solved = createSolver().solve({ problem, seconds: 3_600, seed: 1 }, { signal: stop.signal, onProgress: () => stop.abort() })
    const { plan, cancelled } = await solved
    expect(cancelled).toBe(true)
    expect(plan.unassigned).toEqual([])
  })

  test('told to stop before it began, stops at once', async () => {
    const { cancelled } = await createSolver().solve({ problem, seconds: 3_600, seed: 1 }, { signal: AbortSignal.abort() })
    expect(cancelled).toBe(true)
  })

  test('that ends without a plan, throws, or is given a broken problem fails that solve', async () => {
    await expect(createSolver(script('process.exit(3)')).solve({ problem, seconds: 1, seed: 1 })).rejects.toThrow('code 3')
    await expect(createSolver(script('throw new Error("broken")')).solve({ problem, seconds: 1, seed: 1 })).rejects.toThrow('broken')
    const broken = { ...problem, visits: [{ id: 'a', location: 7, service: 1 }] }
    await expect(createSolver().solve({ problem: broken, seconds: 0.1, seed: 1 })).rejects.toThrow()
  })
})
