import { EventEmitter, on } from 'node:events'

/** News of running work by id, for those who follow it: each gets the newest state, then the end. */
export class RunFeed<T> {
  readonly #events = new EventEmitter({ captureRejections: false }).setMaxListeners(0)
  readonly #latest = new Map<string, T>()

  /** Tells the followers of a run; the state is kept for those who come later, until `end`. */
  tell(id: string, state: T): void {
    this.#latest.set(id, state)
    this.#events.emit(id, state)
  }

  /** The newest state of a run that is under way here. */
  latest(id: string): T | undefined {
    return this.#latest.get(id)
  }

  /** Tells the last state and forgets the run. */
  end(id: string, state: T): void {
    this.#events.emit(id, state)
    this.#latest.delete(id)
  }

  /**
   * The states of a run from now on. `read` gives the stored state, read after listening began, so that nothing is missed;
   * `isOver` says which state is the last. Ends then, or when `signal` aborts.
   */
  async *follow(id: string, read: () => Promise<T>, isOver: (state: T) => boolean, signal: AbortSignal): AsyncGenerator<T> {
    const news = on(this.#events, id, { signal }) as AsyncIterableIterator<[T]>
    try {
      const first = await read()
      yield first
      if (isOver(first)) return
      for await (const [state] of news) {
        yield state
        if (isOver(state)) return
      }
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      await news.return?.()
    }
  }
}
