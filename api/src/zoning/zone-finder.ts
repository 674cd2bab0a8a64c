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

/** The zones in force on a day, quick to ask for thousands of places: by the cell around, else by the nearest client's. */
export async function findZones(connection: Connection, today: string): Promise<ZoneFinder> {
  const head = await findZoningInForce(connection, today)
  return head ? finderOf(await getZoning(connection, head.id)) : NOWHERE
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
