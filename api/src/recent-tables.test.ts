import type { TravelProvider, TravelTable } from '@tournee/osrm'
import { expect, test } from 'vitest'
import { rememberTables } from './recent-tables.ts'

const [A, B] = [
  { lng: 6.1, lat: 45.9 },
  { lng: 6.2, lat: 45.8 },
]

function counted(more: Partial<TravelTable> = {}) {
  const asked: string[] = []
  let version = 'v1'
  const roads = {
    id: 'embedded',
    dataVersion: async () => version,
    table: async (points: readonly unknown[], call?: { on?: string }) => {
      asked.push(`${points.length} ${call?.on ?? ''}`)
      const entries = new Int32Array(points.length ** 2)
      const sourceOf = new Uint8Array(points.length ** 2)
      return { size: points.length, durations: entries, distances: entries, sourceOf, sources: ['embedded'], ...more }
    },
  } as unknown as TravelProvider
  return {
    roads: rememberTables(roads),
    asked,
    renew: () => {
      version = 'v2'
    },
  }
}

test('the same points on the same day are asked once, other points or days again', async () => {
  const { roads, asked } = counted()
  const first = await roads.table([A, B], { on: '2026-12-01' })
  expect(await roads.table([A, B], { on: '2026-12-01' })).toBe(first)
  await roads.table([B, A], { on: '2026-12-01' })
  await roads.table([A, B], { on: '2027-07-01' })
  expect(asked).toEqual(['2 2026-12-01', '2 2026-12-01', '2 2027-07-01'])
})

test('new road data is asked for', async () => {
  const { roads, asked, renew } = counted()
  await roads.table([A, B])
  renew()
  await roads.table([A, B])
  expect(asked).toHaveLength(2)
})

test('estimates that stood in for a router are not remembered', async () => {
  const { roads, asked } = counted({ degraded: 'no answer' })
  await roads.table([A, B])
  await roads.table([A, B])
  expect(asked).toHaveLength(2)
})
