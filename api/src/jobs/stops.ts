import type { JobQueue } from './job-queue.ts'
import { type NewsWire, NO_WIRE } from './news-wire.ts'

const TOPIC = 'stop'

/** Asks runs to end early and keep their best, on whichever process they are. */
export class Stops {
  readonly #jobs: JobQueue
  readonly #wire: NewsWire

  constructor(jobs: JobQueue, wire: NewsWire = NO_WIRE) {
    this.#jobs = jobs
    this.#wire = wire
    wire.on(TOPIC, (id) => void jobs.cancel(id as string))
  }

  /** Asks a run to end: at once when it is here, else within about a second of its process's hearing it. */
  ask(id: string): void {
    if (!this.#jobs.cancel(id)) this.#wire.send(TOPIC, id)
  }
}
