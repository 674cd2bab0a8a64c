import { EventEmitter, once } from 'node:events'
import type { CivilDate } from '@tournee/contract'

/** Tells whoever follows a day, in this process, that something of it changed. */
export class LiveNews {
  readonly #events = new EventEmitter({ captureRejections: false }).setMaxListeners(0)

  /** Something of this day changed. */
  tell(date: CivilDate): void {
    this.#events.emit(date)
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
