import type { Notice, TravelSource } from '@tournee/contract'
import type { TravelTable } from '@tournee/osrm'

/** Where a table's figures come from: the source of most, and what people must know about the rest. */
export interface TravelSummary {
  readonly source: TravelSource
  readonly notices: readonly Notice[]
}

/** Sums up the sources of a travel table, its diagonal left out. */
export function summariseTravel(table: TravelTable): TravelSummary {
  const counts = new Map<TravelSource, number>()
  let pairs = 0
  for (let from = 0; from < table.size; from++) {
    for (let to = 0; to < table.size; to++) {
      if (from === to) continue
      const source = table.sources[table.sourceOf[from * table.size + to]!]!
      counts.set(source, (counts.get(source) ?? 0) + 1)
      pairs++
    }
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  const estimates = counts.get('estimate') ?? 0
  const notices: Notice[] = table.degraded ? [{ code: 'ROADS_DEGRADED', params: { reason: table.degraded } }] : []
  if (estimates > 0) notices.push({ code: 'ESTIMATED_TIMES', params: { percent: Math.ceil((100 * estimates) / pairs) } })
  return { source: most?.[0] ?? table.sources[0] ?? 'estimate', notices }
}
