import { EventEmitter, on } from 'node:events'

/** How often a run that another process works at is read again; it stores how far it is as often. */
const LOOK_AGAIN_MS = 2_000

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
   * `isOver` says which state is the last. Ends then, or when `signal` aborts. A run of another process is known by what it stores, each state told once.
   */
  async *follow(
    id: string,
    read: () => Promise<T>,
    isOver: (state: T) => boolean,
    signal: AbortSignal,
    lookAgainMs = LOOK_AGAIN_MS,
  ): AsyncGenerator<T> {
    const news = on(this.#events, id, { signal }) as AsyncIterableIterator<[T]>
    const looking = setInterval(() => void this.#lookAgain(id, read), lookAgainMs)
    try {
      const first = await read()
      yield first
      if (isOver(first)) return
      let told = JSON.stringify(first)
      for await (const [state] of news) {
        const telling = JSON.stringify(state)
        if (telling === told) continue
        told = telling
        yield state
        if (isOver(state)) return
      }
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      clearInterval(looking)
      await news.return?.()
    }
  }

  /** Tells what is stored of a run that is not under way here. */
  async #lookAgain(id: string, read: () => Promise<T>): Promise<void> {
    if (this.#latest.has(id)) return
    const state = await read().catch(() => null)
    if (state !== null && !this.#latest.has(id)) this.#events.emit(id, state)
  }
}
