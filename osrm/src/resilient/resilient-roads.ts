import { OsrmError } from '../client/osrm-error.ts'
import { rectangleOf } from '../rectangle.ts'
import {
  type LngLat,
  type TravelCall,
  type TravelProvider,
  type TravelRectangle,
  type TravelSource,
  type TravelTable,
  UNREACHABLE,
} from '../travel-provider.ts'
import { type CircuitState, createCircuit } from './circuit.ts'

export interface ResilientRoadsOptions {
  readonly preferred: TravelProvider
  readonly fallback: TravelProvider
  /** milliseconds, monotonic */
  readonly clock: () => number
  /** longest wait for the preferred provider before the fallback answers; 600 by default, plus 2 microseconds per matrix entry */
  readonly patienceMs?: number
  /** how long the preferred provider is left alone after an outage; 15 000 by default */
  readonly coolDownMs?: number
}

/** A TravelProvider that always answers, and says how the preferred one is doing. */
export interface ResilientRoads extends TravelProvider {
  state(): CircuitState
}

type Call = TravelCall
type Filled = { durations: Int32Array; distances: Int32Array; sourceOf: Uint8Array; sources: readonly TravelSource[]; degraded?: string }

/**
 * Asks the preferred provider and, when it is down, slow, refusing or talking nonsense, the fallback: tables are then marked `degraded`, and
 * every entry and leg keeps its own source. Pairs for which the preferred one knows no way are filled from the fallback, entry by entry.
 * The wait is paid once: further calls go straight to the fallback until the preferred one is tried again, by one call, after `coolDownMs`.
 */
export function createResilientRoads(options: ResilientRoadsOptions): ResilientRoads {
  const { preferred, fallback } = options
  const circuit = createCircuit(options.clock, options.coolDownMs ?? 15_000)
  const patience = (entries: number) => (options.patienceMs ?? 600) + entries * 0.002

  /** The preferred answer, or why there is none. */
  async function attempt<T>(
    patienceMs: number,
    signal: AbortSignal | undefined,
    ask: (call: Call) => Promise<T>,
  ): Promise<{ answer: T } | { reason: string }> {
    signal?.throwIfAborted()
    if (!circuit.admit()) return { reason: reasonOf(circuit.state()) }
    try {
      const answer = await within(patienceMs, signal, ask)
      circuit.succeed()
      return { answer }
    } catch (error) {
      if (signal?.aborted || error instanceof RangeError) {
        circuit.abandon()
        throw error
      }
      const reason = error instanceof Error ? error.message : String(error)
      if (error instanceof OsrmError && !error.isOutage) circuit.succeed()
      else circuit.fail(reason, error instanceof OsrmError ? error.retryAfterMs : null)
      return { reason }
    }
  }

  async function between(origins: readonly LngLat[], destinations: readonly LngLat[], call: Call = {}): Promise<TravelRectangle> {
    const tried = await attempt(patience(origins.length * destinations.length), call.signal, (own) =>
      rectangleOf(preferred, origins, destinations, own),
    )
    if ('reason' in tried) return { ...(await rectangleOf(fallback, origins, destinations, call)), degraded: tried.reason }
    const { rows, columns } = tried.answer
    return { rows, columns, ...(await fillHoles(tried.answer, () => rectangleOf(fallback, origins, destinations, call))) }
  }

  async function table(points: readonly LngLat[], call: Call = {}): Promise<TravelTable> {
    const tried = await attempt(patience(points.length ** 2), call.signal, (own) => preferred.table(points, own))
    if ('reason' in tried) return { ...(await fallback.table(points, call)), degraded: tried.reason }
    return { size: tried.answer.size, ...(await fillHoles(tried.answer, () => fallback.table(points, call))) }
  }

  return {
    id: preferred.id,
    state: () => circuit.state(),
    table,
    between,
    async dataVersion(call = {}) {
      const tried = await attempt(patience(1), undefined, () => preferred.dataVersion())
      return 'answer' in tried ? tried.answer : fallback.dataVersion(call)
    },
    async route(points, call = {}) {
      const tried = await attempt(patience(points.length), call.signal, (own) => preferred.route(points, own))
      if ('reason' in tried) return fallback.route(points, call)
      if (tried.answer.every((leg) => leg.duration >= 0)) return tried.answer
      const others = await fallback.route(points, call)
      return tried.answer.map((leg, index) => (leg.duration >= 0 ? leg : (others[index] ?? leg)))
    },
    async nearest(point, call = {}) {
      const tried = await attempt(patience(1), call.signal, (own) => preferred.nearest(point, own))
      return 'answer' in tried ? tried.answer : fallback.nearest(point, call)
    },
  }
}

const reasonOf = (state: CircuitState) => (state.circuit === 'closed' ? 'router busy' : state.reason)

/** Rejects when patience or the caller's signal ends first, whether or not the provider listens to its signal. */
async function within<T>(patienceMs: number, signal: AbortSignal | undefined, ask: (call: Call) => Promise<T>): Promise<T> {
  const impatience = new AbortController()
  const both = signal === undefined ? impatience.signal : AbortSignal.any([signal, impatience.signal])
  const tooSlow = new OsrmError('Timeout', `the router gave no answer in ${Math.round(patienceMs)} ms`)
  const timer = setTimeout(() => impatience.abort(tooSlow), patienceMs)
  try {
    const ended = new Promise<never>((_, reject) => {
      both.addEventListener('abort', () => reject(both.reason), { once: true })
    })
    return await Promise.race([ask({ signal: both }), ended])
  } finally {
    clearTimeout(timer)
  }
}

/** Replaces the unreachable entries by the fallback's, each with the fallback's source. */
async function fillHoles(answer: Filled, ask: () => Promise<Filled>): Promise<Filled> {
  const { durations, distances, sourceOf, sources, degraded } = answer
  if (!durations.includes(UNREACHABLE)) return { durations, distances, sourceOf, sources, ...(degraded === undefined ? {} : { degraded }) }
  const other = await ask()
  const filled = {
    durations: durations.slice(),
    distances: distances.slice(),
    sourceOf: sourceOf.slice(),
    sources: [...sources, ...other.sources],
  }
  let count = 0
  for (let entry = 0; entry < durations.length; entry++) {
    if (durations[entry] !== UNREACHABLE || other.durations[entry] === UNREACHABLE) continue
    filled.durations[entry] = other.durations[entry]!
    filled.distances[entry] = other.distances[entry]!
    filled.sourceOf[entry] = sources.length + other.sourceOf[entry]!
    count++
  }
  return count === 0 ? filled : { ...filled, degraded: `the router knows no way for ${count} of ${durations.length} pairs` }
}
