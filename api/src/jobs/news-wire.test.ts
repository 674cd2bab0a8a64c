import type { WeekNews } from '@tournee/contract'
import { type Database, openDatabase } from '@tournee/data'
import { createTestDatabase } from '@tournee/data/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LiveNews } from '../live/live-news.ts'
import { type NewsWire, openNewsWire } from './news-wire.ts'
import { WeekFeed } from './week-feed.ts'

const OFTEN_MS = 5
const news = (week: string): WeekNews => ({
  week,
  what: 'edited',
  planId: null,
  version: null,
  by: 'Ada',
  screenId: null,
  at: '2026-11-23T08:00:00Z',
})

describe.each(['sqlite', 'postgres'] as const)('a wire between processes over %s', (dialect) => {
  const databases: Database[] = []
  const wires: NewsWire[] = []
  let drop: () => Promise<void>
  const fail = (error: unknown) => {
    throw error
  }
  /** each on a connection of its own, as processes are */
  const open = async (url: string) => {
    const db = await openDatabase(url)
    databases.push(db)
    await db.migrate()
    const wire = await openNewsWire(db, fail, OFTEN_MS)
    wires.push(wire)
    return wire
  }
  let here: NewsWire
  let there: NewsWire
  beforeAll(async () => {
    const made = await createTestDatabase(dialect)
    drop = made.drop
    here = await open(made.url)
    there = await open(made.url)
  })
  afterAll(async () => {
    for (const wire of wires) await wire.close()
    for (const db of databases) await db.close()
    await drop()
  })

  test('brings what one tells of a week to the followers of that week on the other, once, and not back', async () => {
    const [mine, yours] = [new WeekFeed(here), new WeekFeed(there)]
    const stop = new AbortController()
    const echoes: (WeekNews | null)[] = []
    const own = (async () => {
      for await (const one of mine.follow('2026-W49', stop.signal)) echoes.push(one)
    })()
    const heard = yours.follow('2026-W49', stop.signal)
    expect((await heard.next()).value).toBeNull()
    mine.tell(news('2026-W50'))
    mine.tell(news('2026-W49'))
    mine.tell({ ...news('2026-W49'), what: 'published' })
    expect((await heard.next()).value).toEqual(news('2026-W49'))
    expect((await heard.next()).value).toMatchObject({ what: 'published' })
    // what comes next on the other is its own: nothing came twice
    yours.tell({ ...news('2026-W49'), by: 'Bob' })
    expect((await heard.next()).value).toMatchObject({ by: 'Bob' })
    await expect.poll(() => echoes.at(-1)?.by).toBe('Bob')
    stop.abort()
    await own
    expect(echoes.map((one) => one?.what)).toEqual([undefined, 'edited', 'published', 'edited'])
  })

  test('wakes who follows a day on the other', async () => {
    const [mine, yours] = [new LiveNews(here), new LiveNews(there)]
    const never = 3_600_000
    const woken = yours.next('2026-12-01', never, new AbortController().signal)
    mine.tell('2026-12-01')
    await woken
  })
})
