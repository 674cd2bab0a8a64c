import { describe, expect, test } from 'vitest'
import { createEmbeddedRoads } from '../embedded/embedded-roads.ts'
import { place } from '../testing/places.ts'
import { describesProvider } from '../testing/provider-contract.ts'
import type { TravelProvider } from '../travel-provider.ts'
import { createCachedRoads } from './cached-roads.ts'
import { createMemoryTravelStore } from './travel-store.ts'

const embedded = createEmbeddedRoads()
const TOWNS = ['Annecy', 'Thônes', 'Faverges', 'Rumilly', 'Cruseilles', 'Ugine'].map(place)

/** The embedded roads, noting how many entries are asked of them. */
function counting(version = () => 'v1') {
  const asked: number[] = []
  const provider: TravelProvider = {
    ...embedded,
    dataVersion: async () => version(),
    async table(points, call) {
      asked.push(points.length ** 2)
      return embedded.table(points, call)
    },
    async between(origins, destinations, call) {
      asked.push(origins.length * destinations.length)
      return embedded.between(origins, destinations, call)
    },
  }
  return { asked, provider }
}

describe('cached roads as a provider', () => describesProvider((run) => run(createCachedRoads(embedded, createMemoryTravelStore()))))

test('a table asked twice is computed once and stays the same', async () => {
  const { asked, provider } = counting()
  const cached = createCachedRoads(provider, createMemoryTravelStore())
  const first = await cached.table(TOWNS)
  const second = await cached.table(TOWNS)
  expect(asked).toEqual([36])
  expect([...second.durations]).toEqual([...first.durations])
  expect([...second.distances]).toEqual([...(await embedded.table(TOWNS)).distances])
})

test('one new point costs its row and its column', async () => {
  const { asked, provider } = counting()
  const cached = createCachedRoads(provider, createMemoryTravelStore())
  await cached.table(TOWNS.slice(0, 5))
  const table = await cached.table(TOWNS)
  expect(asked).toEqual([25, 6, 6])
  expect([...table.durations]).toEqual([...(await embedded.table(TOWNS)).durations])
})

test('a rectangle of known pairs is not asked again', async () => {
  const { asked, provider } = counting()
  const cached = createCachedRoads(provider, createMemoryTravelStore())
  const first = await cached.between!(TOWNS.slice(0, 2), TOWNS.slice(2))
  const second = await cached.between!(TOWNS.slice(0, 1), TOWNS.slice(3))
  expect(asked).toEqual([8])
  expect([...second.durations]).toEqual([...first.durations.slice(1, 4)])
})

test('new data are asked anew', async () => {
  let version = 'v1'
  const { asked, provider } = counting(() => version)
  const cached = createCachedRoads(provider, createMemoryTravelStore())
  await cached.table(TOWNS)
  version = 'v2'
  await cached.table(TOWNS)
  expect(asked).toEqual([36, 36])
})

test('degraded answers are passed on and never remembered', async () => {
  const { asked, provider } = counting()
  let degraded = true
  const flaky: TravelProvider = {
    ...provider,
    table: async (points) => ({ ...(await provider.table(points)), ...(degraded ? { degraded: 'router down' } : {}) }),
  }
  const cached = createCachedRoads(flaky, createMemoryTravelStore())
  expect((await cached.table(TOWNS)).degraded).toBe('router down')
  degraded = false
  expect((await cached.table(TOWNS)).degraded).toBeUndefined()
  expect(asked).toEqual([36, 36])
})

test('the memory store forgets the pairs not used for longest', async () => {
  const store = createMemoryTravelStore(4)
  const value = { duration: 1, distance: 2, source: 'osrm' } as const
  const keep = (...names: string[]) =>
    store.set(
      'osrm|1',
      names.map((from) => ({ from, to: 'z', value })),
    )
  const known = async (from: string) => (await store.get('osrm|1', [from], ['z']))[0] !== null
  // generations of two: a b are old when c d are young; using a makes it young, c d old, and b is forgotten
  await keep('a', 'b', 'c', 'd')
  expect(await known('a')).toBe(true)
  expect(await known('b')).toBe(false)
  await keep('e', 'f')
  expect(await known('c')).toBe(false)
})

test('one scope knows nothing of another', async () => {
  const store = createMemoryTravelStore()
  await store.set('osrm|1', [{ from: 'a', to: 'b', value: { duration: 1, distance: 2, source: 'osrm' } }])
  expect(await store.get('osrm|2', ['a'], ['b'])).toEqual([null])
})
