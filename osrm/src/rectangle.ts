import type { LngLat, TravelProvider, TravelRectangle, TravelTable } from './travel-provider.ts'

/** Origins to destinations: as the provider answers it, or cut out of the square of both. */
export async function rectangleOf(
  provider: TravelProvider,
  origins: readonly LngLat[],
  destinations: readonly LngLat[],
  call: { readonly signal?: AbortSignal } = {},
): Promise<TravelRectangle> {
  if (provider.between !== undefined) return provider.between(origins, destinations, call)
  return cutRectangle(await provider.table([...origins, ...destinations], call), origins.length)
}

/** The upper right block of a square table: its first `rows` points to the others. */
function cutRectangle(table: TravelTable, rows: number): TravelRectangle {
  const columns = table.size - rows
  const pick = <T extends Int32Array | Uint8Array>(from: T, into: T): T => {
    for (let row = 0; row < rows; row++) into.set(from.subarray(row * table.size + rows, (row + 1) * table.size), row * columns)
    return into
  }
  const { size: _, ...rest } = table
  return {
    ...rest,
    rows,
    columns,
    durations: pick(table.durations, new Int32Array(rows * columns)),
    distances: pick(table.distances, new Int32Array(rows * columns)),
    sourceOf: pick(table.sourceOf, new Uint8Array(rows * columns)),
  }
}
