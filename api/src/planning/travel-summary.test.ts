import type { TravelTable } from '@tournee/osrm'
import { describe, expect, test } from 'vitest'
import { summariseTravel } from './travel-summary.ts'

/** Three places, six pairs; `sourceOf` row by row, diagonal included. */
const aTable = (sourceOf: readonly number[], more: Partial<TravelTable> = {}): TravelTable => ({
  size: 3,
  durations: new Int32Array(9),
  distances: new Int32Array(9),
  sourceOf: Uint8Array.from(sourceOf),
  sources: ['embedded', 'estimate'],
  ...more,
})

describe('where travel times come from', () => {
  test('is the source of most pairs; estimates are told, the diagonal does not count', () => {
    // one pair of six is an estimate: 17 %, rounded up
    expect(summariseTravel(aTable([1, 0, 0, 0, 1, 1, 0, 0, 1]))).toEqual({
      source: 'embedded',
      notices: [{ code: 'ESTIMATED_TIMES', params: { percent: 17 } }],
    })
    expect(summariseTravel(aTable([1, 0, 0, 0, 1, 0, 0, 0, 1])).notices).toEqual([])
  })

  test('a router that could not answer is told first', () => {
    const { notices } = summariseTravel(aTable([0, 1, 1, 1, 0, 1, 1, 1, 0], { degraded: 'the router gave no answer' }))
    expect(notices).toEqual([
      { code: 'ROADS_DEGRADED', params: { reason: 'the router gave no answer' } },
      { code: 'ESTIMATED_TIMES', params: { percent: 100 } },
    ])
  })

  test('a single place needs no roads', () => {
    expect(summariseTravel(aTable([0], { size: 1, sources: ['osrm'] }))).toEqual({ source: 'osrm', notices: [] })
  })
})
