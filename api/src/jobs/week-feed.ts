import { EventEmitter, on } from 'node:events'
import type { IsoWeek, WeekNews } from '@tournee/contract'
import { type NewsWire, NO_WIRE } from './news-wire.ts'

const TOPIC = 'week'

/** News of weeks, for the screens that show them, on this process and by the wire on every other; a screen that (re)connects reads the week again. */
export class WeekFeed {
  readonly #events = new EventEmitter({ captureRejections: false }).setMaxListeners(0)
  readonly #wire: NewsWire

  constructor(wire: NewsWire = NO_WIRE) {
    this.#wire = wire
    wire.on(TOPIC, (news) => this.#hear(news as WeekNews))
  }

  /** Tells the followers of the news' week. */
  tell(news: WeekNews): void {
    this.#hear(news)
    this.#wire.send(TOPIC, news)
  }

  #hear(news: WeekNews): void {
    this.#events.emit(news.week, news)
  }

  /** What happens in a week from now on, until `signal` aborts. Begins with null: the stream is open, nothing has happened. */
  async *follow(week: IsoWeek, signal: AbortSignal): AsyncGenerator<WeekNews | null> {
    const events = on(this.#events, week, { signal }) as AsyncIterableIterator<[WeekNews]>
    try {
      yield null
      for await (const [news] of events) yield news
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      await events.return?.()
    }
  }
}
