import type { ZoningFigures } from '@tournee/contract'
import { nearestCommune, type SiteDemand, type StoredCell, type StoredZoning, type ZoningContent } from '@tournee/data'
import type { Cell, ClientDemand, DemandCell, ZoningFigures as EngineFigures } from '@tournee/engine/zoning'

/** Drive that a visit costs on average, minutes: what makes a far client weigh more than his work on site alone. */
const TRAVEL_MINUTES = 15
/** A site without a contract or a visit of late still counts as a quarter of an hour a year. */
const LEAST_MINUTES = 15
const COLOURS = 16

/** Placed sites as the engine's clients, in minutes of work and travel a year. */
export const clientDemand = (sites: readonly SiteDemand[]): readonly ClientDemand[] =>
  sites.map(({ siteId, position, visits, minutes }) => ({
    id: siteId,
    position,
    minutes: Math.max(LEAST_MINUTES, minutes + TRAVEL_MINUTES * visits),
  }))

/** Stored cells as the engine's. */
export const demandCells = (cells: readonly StoredCell[]): readonly DemandCell[] =>
  cells.map(({ cell, anchor, minutes, clients }) => ({ cell: cell as Cell, anchor, minutes, clients }))

/** Number of each zone by its id, in the order of the zoning's list. */
export const zoneNumbers = ({ zones }: Pick<ZoningContent, 'zones'>): ReadonlyMap<string, number> =>
  new Map(zones.map(({ id }, index) => [id, index]))

/** The zone number of every cell. */
export function assignmentOf(content: Pick<ZoningContent, 'zones' | 'cells'>): readonly number[] {
  const numbers = zoneNumbers(content)
  return content.cells.map(({ zoneId }) => numbers.get(zoneId) ?? 0)
}

/** Which zone every cell has, for the engine. */
export function zonesByCell(content: Pick<ZoningContent, 'zones' | 'cells'>): ReadonlyMap<Cell, number> {
  const assignment = assignmentOf(content)
  return new Map(content.cells.map(({ cell }, index) => [cell as Cell, assignment[index]!]))
}

/** Figures by zone id instead of number. */
export function presentFigures(figures: EngineFigures, zones: ZoningContent['zones']): ZoningFigures {
  return {
    cv: figures.cv,
    maxOverMean: figures.maxOverMean,
    cutEdgeRatio: figures.cutEdgeRatio,
    meanDriveMinutes: figures.meanDriveMinutes,
    movedShare: figures.changedShare ?? null,
    zones: figures.zones.map(({ minutes, clients, components, meanDriveMinutes }, index) => ({
      zoneId: zones[index]!.id,
      minutes,
      clients,
      components,
      meanDriveMinutes,
    })),
  }
}

/** Names zones after the commune of their medoid; a second zone of a commune gets a number. */
export function nameZones(figures: EngineFigures, cells: readonly DemandCell[]): ZoningContent['zones'] {
  const used = new Map<string, number>()
  return figures.zones.map(({ medoid }, index) => {
    const anchor = cells.find(({ cell }) => cell === medoid)?.anchor
    const commune = (anchor && nearestCommune(anchor)?.name) ?? `Zone ${index + 1}`
    const times = (used.get(commune) ?? 0) + 1
    used.set(commune, times)
    return { id: `z${index + 1}`, name: times === 1 ? commune : `${commune} ${times}`, colour: index % COLOURS }
  })
}

/**
 * Numbers of the new zones in the order of the old ones they overlap most (by clients): what stays alike keeps its id, name and colour.
 * `order[new] = old`, or a number beyond the old ones.
 */
export function matchZones(
  cells: readonly DemandCell[],
  assignment: readonly number[],
  count: number,
  before: StoredZoning,
): readonly number[] {
  const old = zonesByClient(before)
  const overlap = new Map<string, number>()
  cells.forEach(({ clients }, index) => {
    for (const client of clients) {
      const zone = old.get(client)
      if (zone === undefined) continue
      const key = `${assignment[index]} ${zone}`
      overlap.set(key, (overlap.get(key) ?? 0) + 1)
    }
  })
  const pairs = [...overlap].map(([key, size]) => ({ size, of: key.split(' ').map(Number) as [number, number] }))
  pairs.sort((a, b) => b.size - a.size || a.of[0] - b.of[0] || a.of[1] - b.of[1])
  const order: number[] = Array.from({ length: count }, () => -1)
  const taken = new Set<number>()
  for (const { of } of pairs) {
    const [zone, was] = of
    if (order[zone] !== -1 || taken.has(was) || was >= count) continue
    order[zone] = was
    taken.add(was)
  }
  const free = Array.from({ length: count }, (_, index) => index).filter((index) => !taken.has(index))
  return order.map((was) => (was === -1 ? free.shift()! : was))
}

function zonesByClient(before: Pick<ZoningContent, 'zones' | 'cells'>): ReadonlyMap<string, number> {
  const assignment = assignmentOf(before)
  return new Map(before.cells.flatMap(({ clients }, index) => clients.map((client) => [client, assignment[index]!] as const)))
}

/** Share of clients in another zone than before, of those known before; null without any. */
export function movedShare(
  content: Pick<ZoningContent, 'zones' | 'cells'>,
  before: Pick<ZoningContent, 'zones' | 'cells'> | null,
): number | null {
  if (!before) return null
  const old = new Map(before.cells.flatMap(({ clients, zoneId }) => clients.map((client) => [client, zoneId] as const)))
  const now = content.cells.flatMap(({ clients, zoneId }) => clients.map((client) => [client, zoneId] as const))
  const known = now.filter(([client]) => old.has(client))
  return known.length === 0 ? null : known.filter(([client, zone]) => old.get(client) !== zone).length / known.length
}
