import { describe, expect, it } from 'vitest'
import { createRandom } from '../random.ts'
import { missOf } from './describe-violations.ts'
import { type ImposedStep, type ImposedStop, timeImposedRoute } from './imposed-times.ts'

const HORIZON = 12

/** A small route with random windows, bounds and at most one break a leg, all within a few seconds. */
function aRoute(seed: number): readonly ImposedStop[] {
  const random = createRandom(seed)
  const step = (): ImposedStep => {
    const from = random.below(HORIZON)
    const windows =
      random.below(3) === 0 ? [] : [[from, from + random.below(3)] as const, ...(random.below(2) ? [[from + 5, from + 6] as const] : [])]
    return {
      stay: random.below(3),
      windows,
      notBefore: random.below(5) === 0 ? random.below(6) : -Infinity,
      notAfter: random.below(5) === 0 ? 4 + random.below(HORIZON) : Infinity,
    }
  }
  return [0, 1, 2].map((k) => ({ ...step(), drive: k === 2 ? 0 : random.below(4), breaks: k < 2 && random.below(2) === 0 ? [step()] : [] }))
}

const kept = (step: ImposedStep, at: number) => at >= step.notBefore && at <= step.notAfter
const miss = (step: ImposedStep, at: number) => Math.abs(missOf(at, step.windows))

/** [violation, span] of the best times by trying every second. */
function bruteForce(stops: readonly ImposedStop[]): readonly number[] {
  let best = [Infinity, Infinity]
  const better = (violation: number, span: number) => violation < best[0]! || (violation === best[0] && span < best[1]!)
  const legBest = (stop: ImposedStop, at: number, next: number): number => {
    const [rest] = stop.breaks
    if (next < at + stop.stay + stop.drive + (rest?.stay ?? 0)) return Infinity
    if (!rest) return 0
    let least = Infinity
    for (let b = at + stop.stay; b + rest.stay <= next; b++) if (kept(rest, b)) least = Math.min(least, miss(rest, b))
    return least
  }
  const [first, second, third] = stops as [ImposedStop, ImposedStop, ImposedStop]
  for (let a = -HORIZON; a < 2 * HORIZON; a++) {
    if (!kept(first, a)) continue
    for (let b = a; b < 3 * HORIZON; b++) {
      const one = kept(second, b) ? legBest(first, a, b) : Infinity
      if (one === Infinity) continue
      for (let c = b; c < 4 * HORIZON; c++) {
        const violation = kept(third, c) ? miss(first, a) + miss(second, b) + miss(third, c) + one + legBest(second, b, c) : Infinity
        if (violation < Infinity && better(violation, c - a)) best = [violation, c - a]
      }
    }
  }
  return best
}

describe('the hours of an imposed route', () => {
  it('break as little as any hours could, then last as short, whatever the windows, bounds and breaks', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const stops = aRoute(seed)
      const times = timeImposedRoute(stops)
      const [violation, span] = bruteForce(stops)
      if (!times) {
        expect([seed, violation]).toEqual([seed, Infinity])
        continue
      }
      const ofBreaks = stops.flatMap((stop, k) => stop.breaks.map((rest, r) => miss(rest, times.breaks[k]![r]!)))
      const total = stops.reduce((sum, stop, k) => sum + miss(stop, times.starts[k]!), 0) + ofBreaks.reduce((sum, one) => sum + one, 0)
      expect([seed, total, times.starts[2]! - times.starts[0]!]).toEqual([seed, violation, span])
    }
  })
})
