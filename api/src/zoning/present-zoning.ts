import type { CivilDate, Zoning, ZoningHead } from '@tournee/contract'
import type { StoredZoning } from '@tournee/data'
import { type Cell, outlineOf } from '@tournee/engine/zoning'

/** Where a zoning stands: `inForceId` is the one in force today. */
function stateOf(zoning: StoredZoning, today: CivilDate, inForceId: string | null): Zoning['state'] {
  if (zoning.inForceFrom === null) return 'draft'
  return zoning.id === inForceId || zoning.inForceFrom > today ? 'in-force' : 'past'
}

/** A zoning without its cells. */
export const presentZoningHead = (zoning: StoredZoning, today: CivilDate, inForceId: string | null): ZoningHead => ({
  id: zoning.id,
  name: zoning.name,
  state: stateOf(zoning, today, inForceId),
  inForceFrom: zoning.inForceFrom,
  resolution: zoning.resolution,
  figures: zoning.figures,
  createdAt: zoning.createdAt,
  version: zoning.version,
})

/** A zoning with its zones, their cells merged to outlines. */
export function presentZoning(zoning: StoredZoning, today: CivilDate, inForceId: string | null): Zoning {
  return {
    ...presentZoningHead(zoning, today, inForceId),
    zones: zoning.zones.map(({ id, name, colour }) => {
      const inside = zoning.cells.filter(({ zoneId }) => zoneId === id)
      const cells = inside.map(({ cell }) => cell)
      return {
        id,
        name,
        colour,
        cells,
        lockedCells: inside.filter(({ locked }) => locked).map(({ cell }) => cell),
        outline: { type: 'MultiPolygon', coordinates: outlineOf(cells as Cell[]) },
      }
    }),
  }
}
