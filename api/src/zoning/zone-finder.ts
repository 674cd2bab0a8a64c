import type { Position } from '@tournee/contract'
import { type Connection, findZoningInForce, getZoning, type StoredZoning } from '@tournee/data'
import type { Cell } from '@tournee/engine/zoning'
import { cellAt, parentOf, resolutionOf } from '@tournee/engine/zoning'

/** Finer than any cell of a zoning. */
const FINEST = 10

/** Which zone places belong to. */
export interface ZoneFinder {
  readonly zones: readonly { readonly id: string; readonly name: string }[]
  /** null where there is no position, or no zoning */
  zoneOf(position: Position | null): string | null
}

const NOWHERE: ZoneFinder = { zones: [], zoneOf: () => null }

/** The finder last made, and of which zoning: one that changes has another version, and an id is used once. */
let kept: { readonly of: string; readonly finder: ZoneFinder } | null = null

/** The zones in force on a day, quick to ask for thousands of places: by the cell around, else by the nearest client's. */
export async function findZones(connection: Connection, today: string): Promise<ZoneFinder> {
  const head = await findZoningInForce(connection, today)
  if (!head) return NOWHERE
  const of = `${head.id} ${head.version}`
  if (kept?.of !== of) kept = { of, finder: remembering(finderOf(await getZoning(connection, head.id))) }
  return kept.finder
}

/** Places remembered at most. */
const MOST_PLACES = 50_000

/** Clients stay where they are: a place asked for again is known. */
function remembering(finder: ZoneFinder): ZoneFinder {
  const known = new Map<string, string | null>()
  return {
    ...finder,
    zoneOf: (position) => {
      if (!position) return null
      const place = `${position.lng} ${position.lat}`
      const before = known.get(place)
      if (before !== undefined) return before
      if (known.size >= MOST_PLACES) known.clear()
      const zoneId = finder.zoneOf(position)
      known.set(place, zoneId)
      return zoneId
    },
  }
}

function finderOf({ zones, cells }: Pick<StoredZoning, 'zones' | 'cells'>): ZoneFinder {
  const byCell = new Map(cells.map(({ cell, zoneId }) => [cell, zoneId]))
  const resolutions = [...new Set(cells.map(({ cell }) => resolutionOf(cell as Cell)))].sort((a, b) => b - a)
  const nearest = (position: Position) => {
    const scale = Math.cos((position.lat * Math.PI) / 180)
    let best: { readonly away: number; readonly zoneId: string } | null = null
    for (const { anchor, zoneId } of cells) {
      const away = ((anchor.lng - position.lng) * scale) ** 2 + (anchor.lat - position.lat) ** 2
      if (!best || away < best.away) best = { away, zoneId }
    }
    return best?.zoneId ?? null
  }
  return {
    zones: zones.map(({ id, name }) => ({ id, name })),
    zoneOf: (position) => {
      if (!position) return null
      const finest = cellAt(position, FINEST)
      for (const resolution of resolutions) {
        const zone = byCell.get(parentOf(finest, resolution))
        if (zone !== undefined) return zone
      }
      return nearest(position)
    },
  }
}
