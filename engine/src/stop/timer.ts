/** The clocks a caller lends the engine, which has none of its own. */
export interface Clocks {
  /** the wall clock in milliseconds, needed for `stop.milliseconds` and `onProgress` */
  readonly now?: () => number
  /**
   * Processor time of the searching thread in milliseconds, where the runtime tells it: `stop.milliseconds` then count it, so that the load of
   * the machine does not change the plan of a search that ends by its iterations
   */
  readonly busy?: () => number
}

/** What has passed since the timer was made. */
export interface Elapsed {
  /** what `StopRule.milliseconds` count */
  readonly elapsedMs: number
  /** the wall clock, where that is another */
  readonly wallMs?: number
}

/** Starts measuring; without clocks no time passes. */
export function createTimer({ now, busy }: Clocks): () => Elapsed {
  const [wallFrom, busyFrom] = [now?.() ?? 0, busy?.() ?? 0]
  const wall = () => (now?.() ?? 0) - wallFrom
  return busy ? () => ({ elapsedMs: busy() - busyFrom, wallMs: wall() }) : () => ({ elapsedMs: wall() })
}

/** Milliseconds of the wall clock. */
export const wallOf = ({ elapsedMs, wallMs = elapsedMs }: Elapsed): number => wallMs
