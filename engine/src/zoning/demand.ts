import type { LngLat } from '../units.ts'
import { type Cell, cellAt, parentOf, resolutionOf } from './cell.ts'
import type { ClientDemand, DemandCell } from './zoning-types.ts'

/** How fine the atoms are. */
export interface DemandOptions {
  /** default 7 */
  readonly resolution?: number
  /** of towns: cells with more than a 24th of a mean zone's work are split into this one; default 8 */
  readonly denseResolution?: number
  /** how many zones there will be, about; default 7 */
  readonly zones?: number
}

/** A cell is dense with more than this share of a mean zone's work ... */
const DENSE = 1 / 24
/** ... and too heavy to balance zones with beyond this one: it is split on, down to `FINEST`. */
const HEAVY = 1 / 6
const FINEST = 10

/** The demand cell that a place belongs to (as `buildDemand` puts it there), or else the one with the nearest anchor; undefined without any. */
export function findCell<C extends Pick<DemandCell, 'cell' | 'anchor'>>(
  cells: readonly C[],
  position: LngLat,
): { readonly cell: C; readonly inside: boolean } | undefined {
  const finest = cellAt(position, FINEST)
  const scale = Math.cos((position.lat * Math.PI) / 180)
  const away = ({ anchor }: C) => ((anchor.lng - position.lng) * scale) ** 2 + (anchor.lat - position.lat) ** 2
  const around = cells.find(({ cell }) => parentOf(finest, resolutionOf(cell)) === cell)
  if (around) return { cell: around, inside: true }
  const [first, ...rest] = cells
  return first && { cell: rest.reduce((best, cell) => (away(cell) < away(best) ? cell : best), first), inside: false }
}

/** Clients gathered into cells, the finer ones where towns are dense; sorted by cell, whatever the order of the clients. */
export function buildDemand(clients: readonly ClientDemand[], options: DemandOptions = {}): readonly DemandCell[] {
  const { resolution = 7, denseResolution = 8, zones = 7 } = options
  const zone = clients.reduce((sum, { minutes }) => sum + minutes, 0) / zones
  const split = (members: readonly ClientDemand[], at: number): readonly DemandCell[] =>
    [...gather(members, at)].flatMap(([cell, inside]) => {
      const minutes = inside.reduce((sum, one) => sum + one.minutes, 0)
      const dense = at < denseResolution && minutes > zone * DENSE
      const heavy = at < FINEST && minutes > zone * HEAVY
      return inside.length > 1 && (dense || heavy) ? split(inside, dense ? denseResolution : at + 1) : [toCell(cell, inside)]
    })
  return [...split(clients, resolution)].sort((one, other) => (one.cell < other.cell ? -1 : 1))
}

function gather(clients: readonly ClientDemand[], resolution: number): ReadonlyMap<Cell, readonly ClientDemand[]> {
  // by the finest cell's ancestors: a hexagon's children stick out of it, and no place may belong to two cells
  return Map.groupBy(clients, ({ position }) => parentOf(cellAt(position, FINEST), resolution))
}

function toCell(cell: Cell, members: readonly ClientDemand[]): DemandCell {
  const sorted = [...members].sort((one, other) => (one.id < other.id ? -1 : 1))
  const total = sorted.reduce((sum, { minutes }) => sum + minutes, 0)
  const middle = (of: (client: ClientDemand) => number) =>
    sorted.reduce((sum, client) => sum + of(client) * client.minutes, 0) / (total || 1)
  const lng = middle(({ position }) => position.lng)
  const lat = middle(({ position }) => position.lat)
  // a degree of longitude is shorter than one of latitude by the cosine of the latitude
  const scale = Math.cos((lat * Math.PI) / 180)
  const away = ({ position }: ClientDemand) => ((position.lng - lng) * scale) ** 2 + (position.lat - lat) ** 2
  const anchor = sorted.reduce((best, client) => (away(client) < away(best) ? client : best))
  return { cell, anchor: anchor.position, minutes: total, clients: sorted.map(({ id }) => id) }
}
