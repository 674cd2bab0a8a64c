import { rectangleOf } from '../rectangle.ts'
import type { LngLat, TravelProvider, TravelRectangle, TravelSource, TravelTable } from '../travel-provider.ts'
import type { StoredPair, StoredTravel, TravelStore } from './travel-store.ts'

type Call = { readonly signal?: AbortSignal }

const nameOf = (point: LngLat) => `${point.lng.toFixed(6)},${point.lat.toFixed(6)}`

/**
 * Remembers every pair a provider has answered, by provider, data version and both positions (6 decimals). Only what is missing is asked:
 * a new point against a known set costs its row and its column. Degraded answers are passed on and never remembered.
 */
export function createCachedRoads(provider: TravelProvider, store: TravelStore): TravelProvider {
  async function table(points: readonly LngLat[], call: Call = {}): Promise<TravelTable> {
    const names = points.map(nameOf)
    const scope = `${provider.id}|${await provider.dataVersion()}`
    const known = [...(await store.get(scope, names, names))]
    const fresh = newPoints(known, points.length)
    if (fresh.length === 0) return { size: points.length, ...assemble(known as StoredTravel[]) }
    const answers = await askMissing(provider, points, fresh, call)
    const degraded = answers.find((answer) => answer.degraded !== undefined)?.degraded
    const learnt: StoredPair[] = []
    for (const { rows, columns, durations, distances, sourceOf, sources } of answers) {
      rows.forEach((row, rowIndex) => {
        columns.forEach((column, columnIndex) => {
          const entry = rowIndex * columns.length + columnIndex
          const value = { duration: durations[entry]!, distance: distances[entry]!, source: sources[sourceOf[entry]!] as TravelSource }
          known[row * points.length + column] = value
          learnt.push({ from: names[row]!, to: names[column]!, value })
        })
      })
    }
    if (degraded === undefined) await store.set(scope, learnt)
    const whole = { size: points.length, ...assemble(known as StoredTravel[]) }
    return degraded === undefined ? whole : { ...whole, degraded }
  }
  async function between(origins: readonly LngLat[], destinations: readonly LngLat[], call: Call = {}): Promise<TravelRectangle> {
    const [from, to] = [origins.map(nameOf), destinations.map(nameOf)]
    const scope = `${provider.id}|${await provider.dataVersion()}`
    const known = await store.get(scope, from, to)
    if (known.every((pair) => pair !== null)) return { rows: from.length, columns: to.length, ...assemble(known as StoredTravel[]) }
    const answer = await rectangleOf(provider, origins, destinations, call)
    if (answer.degraded === undefined) {
      const value = (entry: number) => ({
        duration: answer.durations[entry]!,
        distance: answer.distances[entry]!,
        source: answer.sources[answer.sourceOf[entry]!]!,
      })
      await store.set(
        scope,
        known.map((_, entry) => ({ from: from[Math.floor(entry / to.length)]!, to: to[entry % to.length]!, value: value(entry) })),
      )
    }
    return answer
  }

  return {
    id: provider.id,
    dataVersion: () => provider.dataVersion(),
    table,
    between,
    route: (points, call) => provider.route(points, call),
    nearest: (point, call) => provider.nearest(point, call),
  }
}

/** Points to ask again with everything, so that every missing pair is covered: those that miss most first. */
function newPoints(known: readonly (StoredTravel | null)[], size: number): number[] {
  const missing = new Int32Array(size)
  known.forEach((pair, entry) => {
    if (pair !== null) return
    missing[Math.floor(entry / size)]!++
    missing[entry % size]!++
  })
  const order = Array.from({ length: size }, (_, index) => index)
    .filter((index) => missing[index]! > 0)
    .sort((a, b) => missing[b]! - missing[a]! || a - b)
  const chosen = new Set<number>()
  for (const index of order) {
    const uncovered = order.some(
      (other) => !chosen.has(other) && (known[index * size + other] === null || known[other * size + index] === null),
    )
    if (uncovered) chosen.add(index)
  }
  return [...chosen].sort((a, b) => a - b)
}

interface Block extends Omit<TravelTable, 'size'> {
  readonly rows: readonly number[]
  readonly columns: readonly number[]
}

/** The new points to all and all to the new ones, or the whole square when that is not more. */
async function askMissing(provider: TravelProvider, points: readonly LngLat[], fresh: readonly number[], call: Call): Promise<Block[]> {
  const all = points.map((_, index) => index)
  const at = (indexes: readonly number[]) => indexes.map((index) => points[index]!)
  if (provider.between === undefined || fresh.length * 2 >= points.length) {
    const { size: _, ...square } = await provider.table(points, call)
    return [{ ...square, rows: all, columns: all }]
  }
  const out = await provider.between(at(fresh), points, call)
  const back = await provider.between(points, at(fresh), call)
  return [
    { ...out, rows: fresh, columns: all },
    { ...back, rows: all, columns: fresh },
  ]
}

function assemble(pairs: readonly StoredTravel[]): Omit<TravelTable, 'size'> {
  const sources: TravelSource[] = []
  const sourceOf = Uint8Array.from(pairs, (pair) => {
    if (!sources.includes(pair.source)) sources.push(pair.source)
    return sources.indexOf(pair.source)
  })
  return {
    durations: Int32Array.from(pairs, (pair) => pair.duration),
    distances: Int32Array.from(pairs, (pair) => pair.distance),
    sourceOf,
    sources,
  }
}
