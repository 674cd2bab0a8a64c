import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../database/open-database.ts'
import { TESTER } from '../testing/builders.ts'
import { createTestDatabase, type TestDatabaseUrl } from '../testing/database.ts'
import { claimIdempotencyKey, deleteOldIdempotencyKeys, releaseIdempotencyKey, saveIdempotentAnswer } from './idempotency-keys.ts'
import { createTravelStore, deleteOldTravel } from './travel-store.ts'

let place: TestDatabaseUrl
let database: Database
let other: Database
beforeAll(async () => {
  place = await createTestDatabase()
  database = await openDatabase(place.url)
  other = await openDatabase(place.url)
})
afterAll(async () => {
  await database.close()
  await other.close()
  await place.drop()
})

describe('an idempotency key', () => {
  const claim = (key: string, hash = 'h', on = database) =>
    claimIdempotencyKey(on.connection, { scope: 'clothilde POST /v1/clients', key, requestHash: hash, owner: 'a process', at: TESTER.at })

  it('is new once, however many ask at the same time', async () => {
    const claims = await Promise.all(Array.from({ length: 20 }, (_, i) => claim('race', 'h', i % 2 ? database : other)))
    expect(claims.filter(({ kind }) => kind === 'new')).toHaveLength(1)
    expect(claims.filter(({ kind }) => kind === 'in-progress')).toHaveLength(19)
  })
  it('answers again what was answered, and refuses another request', async () => {
    await claim('answer')
    await saveIdempotentAnswer(database.connection, 'clothilde POST /v1/clients', 'answer', 201, '{"id":1}')
    expect(await claim('answer')).toEqual({ kind: 'answered', status: 201, answer: '{"id":1}' })
    expect(await claim('answer', 'another')).toEqual({ kind: 'other-request' })
  })
  it('is free again after a failure, and forgotten when old', async () => {
    await claim('failed')
    await releaseIdempotencyKey(database.connection, 'clothilde POST /v1/clients', 'failed')
    expect(await claim('failed')).toEqual({ kind: 'new' })
    expect(await deleteOldIdempotencyKeys(database.connection, TESTER.at)).toBe(0)
    expect(await deleteOldIdempotencyKeys(database.connection, TESTER.at + 1)).toBe(3)
  })
})

describe('remembered travel', () => {
  it('answers origins by destinations, row-major, within its scope only', async () => {
    const store = createTravelStore(database.connection, () => TESTER.at)
    const ab = { duration: 600, distance: 9000, source: 'osrm' } as const
    const ba = { duration: -1, distance: -1, source: 'osrm' } as const
    await store.set('osrm@1', [
      { from: 'a', to: 'b', value: ab },
      { from: 'b', to: 'a', value: { ...ba, duration: 5 } },
    ])
    await store.set('osrm@1', [{ from: 'b', to: 'a', value: ba }])
    expect(await store.get('osrm@1', ['a', 'b'], ['a', 'b', 'c'])).toEqual([null, ab, null, ba, null, null])
    expect(await store.get('osrm@2', ['a'], ['b'])).toEqual([null])
    expect(await deleteOldTravel(database.connection, TESTER.at + 1)).toBe(2)
  })

  it('takes a table of 120 points', async () => {
    const store = createTravelStore(database.connection, () => TESTER.at)
    const points = Array.from({ length: 120 }, (_, i) => `6.${i},45.9`)
    const value = (from: number, to: number) => ({ duration: from * 1000 + to, distance: 1, source: 'embedded' as const })
    await store.set(
      's',
      points.flatMap((from, i) => points.map((to, j) => ({ from, to, value: value(i, j) }))),
    )
    const found = await store.get('s', points, points)
    expect(found.map((pair) => pair?.duration)).toEqual(points.flatMap((_, i) => points.map((_, j) => i * 1000 + j)))
  })
})
