import type { Connection } from '../database/connection.ts'
import { fromJson, toJson } from '../database/stored-values.ts'

/** A piece of news that one process tells the others. */
export interface News {
  /** rises; on PostgreSQL a lower one may come to light after a higher one */
  readonly id: number
  readonly origin: string
  readonly topic: string
  readonly body: unknown
}

/** News kept; older ones go when newer ones come. */
const KEPT = 1_000
/** Old ones are taken away once in so many. */
const TIDIED_EVERY = 100

/** Keeps a piece of news for the other processes. */
export async function addNews(db: Connection, { origin, topic, body }: Omit<News, 'id'>): Promise<void> {
  const [row] = await db('news').insert({ origin, topic, body: toJson(body) }, ['id'])
  const id = Number((row as { id: number | string }).id)
  if (id % TIDIED_EVERY === 0)
    await db('news')
      .where('id', '<=', id - KEPT)
      .delete()
}

/** News with a higher number than this, the oldest first. */
export async function listNewsAfter(db: Connection, id: number): Promise<News[]> {
  const rows = await db('news')
    .where('id', '>', id)
    .orderBy('id')
    .select<{ id: number | string; origin: string; topic: string; body: string }[]>()
  return rows.map((row) => ({ id: Number(row.id), origin: row.origin, topic: row.topic, body: fromJson(row.body) }))
}

/** The highest number of any news; 0 when there is none. */
export async function lastNewsId(db: Connection): Promise<number> {
  const [row] = await db('news').max<{ last: number | string | null }[]>({ last: 'id' })
  return Number(row?.last ?? 0)
}
