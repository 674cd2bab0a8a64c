import type { RoutePlanHead } from '@tournee/contract'
import { describe, expect, it } from 'vitest'
import { curvePoints, gain, isOver, type Run, recordProgress } from './run.ts'

const head = (more: Partial<RoutePlanHead> = {}): RoutePlanHead =>
  ({ id: 'p', seconds: 10, status: 'SOLVING', progress: null, ...more }) as RoutePlanHead
const news = (elapsedMs: number, cost: number, unassigned = 0): RoutePlanHead =>
  head({ progress: { iterations: 1, cost, served: 10, unassigned, elapsedMs, share: elapsedMs / 10_000 } })
const follow = (...told: RoutePlanHead[]): Run => told.reduce<Run | null>((run, plan) => recordProgress(run, plan), null)!

describe('a run under way', () => {
  it('keeps the best cost of each moment', () => {
    expect(follow(head(), news(100, 50), news(200, 40)).curve.map((p) => p.cost)).toEqual([50, 40])
  })

  it('ignores news that is older than what it knows', () => {
    expect(follow(news(200, 40), news(100, 50)).curve).toHaveLength(1)
  })

  it('starts again with another run', () => {
    const other = { ...news(50, 99), id: 'q' }
    expect(follow(news(200, 40), other).curve.map((p) => p.cost)).toEqual([99])
  })

  it('knows its gain from the second point on', () => {
    expect(gain(follow(news(100, 50)))).toBeNull()
    expect(gain(follow(news(100, 50), news(200, 40)))).toBeCloseTo(-0.2)
  })

  it('is over when completed, failed or stopped', () => {
    expect((['SCHEDULED', 'SOLVING', 'COMPLETED', 'FAILED', 'TERMINATED'] as const).map((status) => isOver({ status }))).toEqual([
      false,
      false,
      true,
      true,
      true,
    ])
  })
})

describe('the curve of a run', () => {
  it('goes down from top to bottom along the time budget', () => {
    // half of the 10 s: x = 50 of 100; costs 40 and 20 take the whole height but one pixel at each end
    expect(curvePoints(follow(news(0, 40), news(5000, 20)), 100, 20)).toBe('0.0,1.0 50.0,19.0')
  })

  it('is as far as the bar where the run ends before its seconds are over', () => {
    const done = { ...news(2000, 20), progress: { ...news(2000, 20).progress!, share: 0.8 } }
    expect(curvePoints(follow(news(0, 40), done), 100, 20)).toBe('0.0,1.0 80.0,19.0')
  })

  it('begins when the last visit found its place', () => {
    expect(curvePoints(follow(news(1000, 9999, 3), news(2000, 40), news(4000, 20)), 100, 20)).toBe('20.0,1.0 40.0,19.0')
  })

  it('is empty before two points', () => {
    expect(curvePoints(follow(news(0, 40)), 100, 20)).toBe('')
  })
})
