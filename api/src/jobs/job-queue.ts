/** A piece of long work; `signal` asks it to end early and keep what it has. */
export type Job = (signal: AbortSignal) => Promise<void>

interface Entry {
  readonly id: string
  readonly job: Job
  readonly stop: AbortController
}

/** Runs long work in the order of arrival, `atOnce` at a time, in this process. A job's own failure is its own business. */
export class JobQueue {
  readonly #atOnce: number
  readonly #onCrash: (id: string, error: unknown) => void
  readonly #waiting: Entry[] = []
  readonly #running = new Map<string, Entry>()
  #idle: (() => void)[] = []

  constructor(atOnce: number, onCrash: (id: string, error: unknown) => void) {
    this.#atOnce = atOnce
    this.#onCrash = onCrash
  }

  /** Takes a job in; it starts when a place is free. */
  add(id: string, job: Job): void {
    this.#waiting.push({ id, job, stop: new AbortController() })
    this.#next()
  }

  /** Asks a job to end early; a waiting one starts already told so. False when it is unknown here. */
  cancel(id: string): boolean {
    const entry = this.#running.get(id) ?? this.#waiting.find((waiting) => waiting.id === id)
    entry?.stop.abort()
    return entry !== undefined
  }

  /** Asks every job to end and waits until none runs. */
  async drain(): Promise<void> {
    for (const entry of [...this.#waiting, ...this.#running.values()]) entry.stop.abort()
    if (this.#running.size === 0) return
    await new Promise<void>((resolve) => this.#idle.push(resolve))
  }

  #next(): void {
    while (this.#running.size < this.#atOnce) {
      const entry = this.#waiting.shift()
      if (!entry) break
      this.#running.set(entry.id, entry)
      void this.#run(entry)
    }
    if (this.#running.size > 0) return
    for (const resolve of this.#idle.splice(0)) resolve()
  }

  async #run(entry: Entry): Promise<void> {
    try {
      await entry.job(entry.stop.signal)
    } catch (error) {
      this.#onCrash(entry.id, error)
    } finally {
      this.#running.delete(entry.id)
      this.#next()
    }
  }
}
