import { afterAll, describe, expect, test } from 'vitest'
import { createEmbeddedRoads } from '../embedded/embedded-roads.ts'
import { place } from '../testing/places.ts'
import { describesProvider } from '../testing/provider-contract.ts'
import { createWorkerRoads } from './worker-roads.ts'

// 0 entries inline: everything goes through the worker
const roads = createWorkerRoads({ inlineEntries: 0 })
afterAll(() => roads.close())

const TOWNS = ['Annecy', 'Thônes', 'La Clusaz', 'Flumet'].map(place)

describe('roads in a worker as a provider', () => describesProvider((run) => run(roads)))

test('the worker says the same as the calling thread', async () => {
  expect([...(await roads.table(TOWNS)).durations]).toEqual([...(await createEmbeddedRoads().table(TOWNS)).durations])
})

test('the season reaches the worker', async () => {
  const winter = createWorkerRoads({ inlineEntries: 0, season: 'winter' })
  const table = await winter.table(TOWNS)
  expect([...table.durations]).toEqual([...(await createEmbeddedRoads({ season: 'winter' }).table(TOWNS)).durations])
  await winter.close()
})

test('a worker that is gone is started again by the next table', async () => {
  const again = createWorkerRoads({ inlineEntries: 0 })
  await again.table(TOWNS)
  const pending = again.table(TOWNS)
  const refused = expect(pending).rejects.toThrow('the road worker stopped')
  await again.close()
  await refused
  expect((await again.table(TOWNS)).size).toBe(4)
  await again.close()
})

test('a table cancelled on the way is refused with the reason', async () => {
  const controller = new AbortController()
  const pending = roads.table(TOWNS, { signal: controller.signal })
  controller.abort(new Error('the planner left'))
  await expect(pending).rejects.toThrow('the planner left')
})
