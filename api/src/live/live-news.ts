import { EventEmitter, once } from 'node:events'
import type { CivilDate } from '@tournee/contract'
import { type NewsWire, NO_WIRE } from '../jobs/news-wire.ts'

const TOPIC = 'day'

/** Tells whoever follows a day, on this process and by the wire on every other, that something of it changed. */
export class LiveNews {
  readonly #events = new EventEmitter({ captureRejections: false }).setMaxListeners(0)
  readonly #wire: NewsWire

  constructor(wire: NewsWire = NO_WIRE) {
    this.#wire = wire
    wire.on(TOPIC, (date) => this.#events.emit(date as CivilDate))
  }

  /** Something of this day changed. */
  tell(date: CivilDate): void {
    this.#events.emit(date)
    this.#wire.send(TOPIC, date)
  }

  /** Resolves at the next news of a day, or after `ms`; at once when `signal` aborts. */
  async next(date: CivilDate, ms: number, signal: AbortSignal): Promise<void> {
    const timeout = AbortSignal.timeout(ms)
    try {
      await once(this.#events, date, { signal: AbortSignal.any([signal, timeout]) })
    } catch (error) {
      if (!signal.aborted && !timeout.aborted) throw error
    }
  }
}
