import { describe, expect, it } from 'vitest'
import { deliveries } from '../model/testing/deliveries.ts'
import { createRandom } from '../random.ts'
import { compile } from './compile.ts'
import type { Compiled } from './compiled.ts'
import { createPlace, insertPair, removeMarked } from './insertion.ts'
import { findPairPlace } from './pairs.ts'
import { construct, createSearch, degreesAt, iterate } from './search.ts'
import type { State } from './state.ts'

/** Every two visits of `deliveries` become a shipment. */
function shipments(seed: number): Compiled {
  const problem = deliveries(seed, 24)
  return compile({
    ...problem,
    visits: problem.visits.map(({ delivery: _own, ...visit }) => visit),
    shipments: Array.from({ length: 12 }, (_, i) => ({
      id: `x${i}`,
      pickup: `v${2 * i}`,
      delivery: `v${2 * i + 1}`,
      amount: [1 + (i % 12)],
    })),
  })
}

/** The least cost of putting the shipment of pickup `u` somewhere. */
function cheapest(c: Compiled, s: State, u: number): number {
  s.knownVersion.fill(-1)
  const place = { ...createPlace(), delta: Number.POSITIVE_INFINITY }
  findPairPlace(c, s, u, createRandom(1), 0, place)
  return place.delta
}

describe('the cheapest place of a shipment', () => {
  it('costs the same by the quick look at times and loads as by the thorough one', () => {
    let compared = 0
    for (let seed = 1; seed <= 20; seed++) {
      const c = shipments(seed)
      expect(Array.from(c.pairsByLabels)).toEqual([1])
      const thorough = { ...c, pairsByLabels: new Uint8Array(1) }
      const search = createSearch(c, seed)
      construct(search, () => false)
      const { s } = search
      for (let i = 0; i < 30; i++) iterate(search, degreesAt(search, i / 30))
      for (let u = 0; u < c.visits; u += 2) {
        const route = s.routeOf[u]!
        if (route < 0) continue
        const gone = new Uint8Array(c.visits)
        gone[u] = 1
        gone[u + 1] = 1
        expect(removeMarked(c, s, route, gone)).toBe(true)
        expect({ seed, u, cost: cheapest(c, s, u) }).toEqual({ seed, u, cost: cheapest(thorough, s, u) })
        const place = { ...createPlace(), delta: Number.POSITIVE_INFINITY }
        findPairPlace(c, s, u, search.random, 0, place)
        insertPair(c, s, u, place)
        compared++
      }
    }
    expect(compared).toBeGreaterThan(100)
  })
})
