import { describe, expect, test } from 'vitest'
import { createOsrmClient } from '../client/osrm-client.ts'
import { OsrmError } from '../client/osrm-error.ts'
import { createEmbeddedRoads } from '../embedded/embedded-roads.ts'
import { withServer } from '../testing/loopback.ts'
import { place } from '../testing/places.ts'
import { describesProvider } from '../testing/provider-contract.ts'
import { type TravelProvider, UNREACHABLE } from '../travel-provider.ts'
import { createResilientRoads } from './resilient-roads.ts'

const embedded = createEmbeddedRoads()
const TOWNS = ['Annecy', 'Thônes', 'Faverges'].map(place)

/** A stand-in for OSRM whose next answers are decided by the test, and a clock that the test moves. */
function aBench(patienceMs = 10_000) {
  const bench = { now: 0, calls: 0, fail: null as (() => Promise<never>) | null }
  const pass = async <T>(answer: () => Promise<T>): Promise<T> => {
    bench.calls++
    return bench.fail === null ? answer() : bench.fail()
  }
  const preferred: TravelProvider = {
    id: 'osrm',
    dataVersion: () => pass(async () => 'osrm-1'),
    table: (points, call) => pass(async () => ({ ...(await embedded.table(points, call)), sources: ['osrm', 'osrm'] })),
    route: (points, call) => pass(async () => (await embedded.route(points, call)).map((leg) => ({ ...leg, source: 'osrm' as const }))),
    nearest: (point) => pass(() => embedded.nearest(point)),
  }
  return { bench, roads: createResilientRoads({ preferred, fallback: embedded, clock: () => bench.now, patienceMs, coolDownMs: 1000 }) }
}
const down = () => Promise.reject(new OsrmError('ConnectionFailed', 'connection refused'))

describe('while the router is well', () => {
  describesProvider((run) => run(createResilientRoads({ preferred: embedded, fallback: embedded, clock: () => 0 })))

  test('its answers pass unmarked', async () => {
    const { roads } = aBench()
    const table = await roads.table(TOWNS)
    expect(table.degraded).toBeUndefined()
    expect(table.sources[table.sourceOf[1]!]).toBe('osrm')
    expect(roads.state()).toEqual({ circuit: 'closed' })
  })
})

describe('when the router fails', () => {
  test('the embedded roads answer, marked with the reason, each entry with its own source', async () => {
    const { bench, roads } = aBench()
    bench.fail = down
    const table = await roads.table(TOWNS)
    expect(table.degraded).toBe('connection refused')
    expect(table.sources[table.sourceOf[1]!]).toBe('embedded')
    expect((await roads.route(TOWNS))[0]!.source).toBe('embedded')
    expect(await roads.dataVersion()).toBe(await embedded.dataVersion())
  })

  test('it is asked once, then left alone until the cool-down is over', async () => {
    const { bench, roads } = aBench()
    bench.fail = down
    for (let call = 0; call < 5; call++) await roads.table(TOWNS)
    expect(bench.calls).toBe(1)
    bench.now = 999
    await roads.nearest(TOWNS[0]!)
    expect(bench.calls).toBe(1)
  })

  test('it recovers by itself: after the cool-down one call tries it, and all follow', async () => {
    const { bench, roads } = aBench()
    bench.fail = down
    await roads.table(TOWNS)
    bench.fail = null
    bench.now = 1000
    expect((await roads.table(TOWNS)).degraded).toBeUndefined()
    expect(roads.state()).toEqual({ circuit: 'closed' })
  })

  test('of many calls at the end of the cool-down only one tries', async () => {
    const { bench, roads } = aBench()
    bench.fail = down
    await roads.table(TOWNS)
    bench.now = 1000
    await Promise.all(Array.from({ length: 8 }, () => roads.table(TOWNS)))
    expect(bench.calls).toBe(2)
  })

  test('a 429 is obeyed for as long as it asks', async () => {
    const { bench, roads } = aBench()
    bench.fail = () => Promise.reject(new OsrmError('RateLimited', 'slow down', { retryAfterMs: 5000 }))
    await roads.table(TOWNS)
    bench.now = 4999
    await roads.table(TOWNS)
    expect(bench.calls).toBe(1)
  })

  test('silence is not waited for beyond the patience, even when the provider ignores its signal', async () => {
    const { bench, roads } = aBench(20)
    bench.fail = () => new Promise(() => {})
    expect((await roads.table(TOWNS)).degraded).toBe('the router gave no answer in 20 ms')
  })

  test('HTML from a real socket is an outage', () =>
    withServer(
      (_, response) => response.end('<html>maintenance</html>'),
      async (baseUrl) => {
        const roads = createResilientRoads({
          preferred: createOsrmClient({ baseUrl }),
          fallback: embedded,
          clock: () => 0,
          patienceMs: 10_000,
        })
        expect((await roads.table(TOWNS)).degraded).toBe("HTTP 200 without OSRM's JSON")
        expect(roads.state().circuit).toBe('open')
      },
    ))
})

describe('when the router refuses one request', () => {
  test('that request is answered by the embedded roads and the router stays in use', async () => {
    const { bench, roads } = aBench()
    bench.fail = () => Promise.reject(new OsrmError('SnapTooFar', 'not on this map'))
    expect((await roads.table(TOWNS)).degraded).toBe('not on this map')
    expect(roads.state()).toEqual({ circuit: 'closed' })
  })

  test('unreachable pairs are filled one by one, marked and counted', async () => {
    const preferred: TravelProvider = {
      ...embedded,
      id: 'osrm',
      async table(points) {
        const table = await embedded.table(points)
        table.durations[1] = UNREACHABLE
        table.distances[1] = UNREACHABLE
        return { ...table, sources: ['osrm', 'osrm'] }
      },
    }
    const roads = createResilientRoads({ preferred, fallback: embedded, clock: () => 0 })
    const table = await roads.table(TOWNS)
    expect(table.durations[1]).toBe((await embedded.table(TOWNS)).durations[1])
    expect([1, 2].map((entry) => table.sources[table.sourceOf[entry]!])).toEqual(['embedded', 'osrm'])
    expect(table.degraded).toBe('the router knows no way for 1 of 9 pairs')
  })

  test('a cancelled call says nothing about the router', async () => {
    const { bench, roads } = aBench()
    bench.fail = down
    await roads.table(TOWNS)
    bench.now = 1000
    const controller = new AbortController()
    bench.fail = () => {
      controller.abort(new Error('left'))
      return new Promise(() => {})
    }
    await expect(roads.table(TOWNS, { signal: controller.signal })).rejects.toThrow('left')
    bench.fail = null
    expect((await roads.table(TOWNS)).degraded).toBeUndefined()
  })
})
