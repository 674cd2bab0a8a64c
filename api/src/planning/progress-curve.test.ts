import type { CurvePoint } from '@tournee/contract'
import { expect, test } from 'vitest'
import { extendCurve, MOST_POINTS } from './progress-curve.ts'

const progress = (elapsedMs: number, cost: number, served = 1) => ({ iterations: 0, unassigned: 0, share: 0, elapsedMs, cost, served })
const drawn = (looks: number): readonly CurvePoint[] => {
  let curve: readonly CurvePoint[] = []
  for (let look = 0; look < looks; look++) curve = extendCurve(curve, progress(look, looks - look))
  return curve
}

test('a look at which nothing became better is no point', () => {
  const curve = extendCurve([], progress(0.4, 10))
  expect(curve).toEqual([[0, 10, 1]])
  expect(extendCurve(curve, progress(200, 10))).toBe(curve)
  expect(extendCurve(curve, progress(200, 10, 2))).toEqual([
    [0, 10, 1],
    [200, 10, 2],
  ])
})

test('a long run keeps a bounded curve with its begin and its newest point, in order', () => {
  for (const looks of [MOST_POINTS, MOST_POINTS + 1, 1_000, 5_001]) {
    const curve = drawn(looks)
    expect(curve.length).toBeLessThanOrEqual(MOST_POINTS)
    expect(curve.length).toBeGreaterThan(MOST_POINTS / 2)
    expect(curve[0]).toEqual([0, looks, 1])
    expect(curve.at(-1)).toEqual([looks - 1, 1, 1])
    expect(curve.map(([at]) => at)).toEqual(curve.map(([at]) => at).toSorted((a, b) => a - b))
  }
})
