import { randomUUID } from 'node:crypto'
import { addNews, type Database, lastNewsId, listNewsAfter } from '@tournee/data'

/** How often the news of other processes are looked for. */
const EVERY_MS = 1_000
/** A number may come to light after a higher one, while its transaction ends: so many are looked at again. */
const LOOKED_AT_AGAIN = 50

/** Hears the news of one topic that other processes tell. */
type Listener = (body: unknown) => void

/** Carries news between the processes that serve one database; each hears of the others, never of itself. */
export interface NewsWire {
  /** tells the other processes, soon */
  send(topic: string, body: unknown): void
  /** hears what other processes tell of a topic from now on; one listener a topic */
  on(topic: string, listener: Listener): void
  close(): Promise<void>
}

/**
 * Opens the wire: news are rows with rising numbers, looked for once a second; what is told once this resolves is heard. What goes wrong
 * later is told to `onError`, and tried again.
 */
export async function openNewsWire(
  { connection }: Pick<Database, 'connection'>,
  onError: (error: unknown) => void,
  everyMs = EVERY_MS,
): Promise<NewsWire> {
  const origin = randomUUID()
  const listeners = new Map<string, Listener>()
  const seen = new Set<number>()
  // one after the other: what was told first is heard first
  let sending: Promise<void> = Promise.resolve()
  let last = await lastNewsId(connection)
  for (const { id } of await listNewsAfter(connection, last - LOOKED_AT_AGAIN)) seen.add(id)
  const look = async () => {
    for (const { id, origin: teller, topic, body } of await listNewsAfter(connection, last - LOOKED_AT_AGAIN)) {
      if (seen.has(id)) continue
      seen.add(id)
      last = Math.max(last, id)
      if (teller !== origin) listeners.get(topic)?.(body)
    }
    for (const id of seen) if (id <= last - LOOKED_AT_AGAIN) seen.delete(id)
  }
  let looking: Promise<void> | null = null
  const timer = setInterval(() => {
    looking ??= look()
      .catch(onError)
      .finally(() => {
        looking = null
      })
  }, everyMs)
  timer.unref()
  return {
    send(topic, body) {
      sending = sending.then(() => addNews(connection, { origin, topic, body })).catch(onError)
    },
    on: (topic, listener) => void listeners.set(topic, listener),
    async close() {
      clearInterval(timer)
      await looking
      await sending
    },
  }
}

/** A wire to nobody: for a process that is alone on its database. */
export const NO_WIRE: NewsWire = { send: () => {}, on: () => {}, close: async () => {} }
