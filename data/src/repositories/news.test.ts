import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../database/open-database.ts'
import { createTestDatabase, type TestDatabaseUrl } from '../testing/database.ts'
import { addNews, lastNewsId, listNewsAfter } from './news.ts'

let home: TestDatabaseUrl
let database: Database
beforeAll(async () => {
  home = await createTestDatabase()
  database = await openDatabase(home.url)
})
afterAll(async () => {
  await database.close()
  await home.drop()
})

describe('news between processes', () => {
  it('are read from a number on, oldest first, as they were told', async () => {
    const { connection } = database
    expect(await lastNewsId(connection)).toBe(0)
    await addNews(connection, { origin: 'a', topic: 'week', body: { week: '2026-W49' } })
    await addNews(connection, { origin: 'b', topic: 'day', body: '2026-12-01' })
    const [first] = await listNewsAfter(connection, 0)
    expect(first).toMatchObject({ origin: 'a', topic: 'week', body: { week: '2026-W49' } })
    expect(await listNewsAfter(connection, first!.id)).toMatchObject([{ origin: 'b', topic: 'day', body: '2026-12-01' }])
    expect(await listNewsAfter(connection, await lastNewsId(connection))).toEqual([])
  })

  it('do not pile up: the newest thousand are kept, tidied once in a hundred', async () => {
    const { connection } = database
    for (let n = 0; n < 1_200; n++) await addNews(connection, { origin: 'a', topic: 'day', body: n })
    const [{ count }] = (await connection('news').count({ count: '*' })) as [{ count: number | string }]
    expect(Number(count)).toBeLessThanOrEqual(1_100)
    expect((await listNewsAfter(connection, 0)).at(-1)!.body).toBe(1_199)
  })
})
