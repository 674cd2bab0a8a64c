import type { CivilDate, Zoning } from '@tournee/contract'
import {
  type By,
  createZoning,
  findZoningInForce,
  getZoning,
  listSiteDemand,
  type StoredZoning,
  saveZoning,
  type ZoningContent,
} from '@tournee/data'
import { buildDemand, type Cell, type DemandCell } from '@tournee/engine/zoning'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'
import type { DesignedZoning } from '../workers/zoner.ts'
import { presentZoning } from '../zoning/present-zoning.ts'
import {
  clientDemand,
  demandCells,
  matchZones,
  movedShare,
  nameZones,
  presentFigures,
  zoneNumbers,
  zonesByCell,
} from '../zoning/zoning-content.ts'
import { companyToday } from './company-today.ts'

const RESOLUTION = 7
const YEAR_MS = 365 * 24 * 3_600_000

/** What to design. */
export interface DesignRequest {
  readonly name: string
  readonly count: number
  readonly seed: number
  readonly basedOn?: string | undefined
}

/** A zoning with the figures of plain k-means beside it, when asked for. */
export interface Designed {
  readonly content: ZoningContent
  readonly cells: readonly DemandCell[]
  readonly found: DesignedZoning
}

/** The zoning in force on a day; null when there is none. */
export async function zoningInForce({ db }: Pick<Services, 'db'>, date: CivilDate): Promise<StoredZoning | null> {
  const head = await findZoningInForce(db.connection, date)
  return head ? getZoning(db.connection, head.id) : null
}

/** Drive times between the cells' anchors, seconds, from the roads. */
export const cellDurations = async ({ roads }: Pick<Services, 'roads'>, cells: readonly { readonly anchor: DemandCell['anchor'] }[]) =>
  (await roads.table(cells.map(({ anchor }) => anchor))).durations

/** Designs zones from the clients' work of a year on another thread; stores nothing. */
export async function computeZoning(
  services: Pick<Services, 'db' | 'roads' | 'zoner' | 'now'>,
  request: {
    readonly count: number
    readonly seed: number
    readonly basedOn?: string | undefined
    readonly compare?: boolean
    readonly fresh?: boolean
  },
): Promise<Designed | Refusal> {
  const { db, zoner, now } = services
  const sites = await listSiteDemand(db.connection, now() - YEAR_MS)
  const cells = buildDemand(clientDemand(sites), { zones: request.count, resolution: RESOLUTION })
  if (cells.length < request.count)
    return refuse('TOO_FEW_CLIENTS', `${cells.length} cells have clients, ${request.count} zones are asked for.`)
  const before = request.basedOn === undefined ? null : await getZoning(db.connection, request.basedOn)
  const reference = before ?? (request.fresh ? null : await zoningInForce(services, await companyToday(db.connection, now())))
  const durations = await cellDurations(services, cells)
  const found = await zoner.run<'design'>({
    kind: 'design',
    compare: request.compare ?? false,
    request: { cells, durations, count: request.count, seed: request.seed, ...(before ? basis(before, request.count) : {}) },
  })
  return { content: contentOf(cells, found, request.count, reference), cells, found }
}

/** The zoning it starts from, and the cells locked in it. */
function basis(before: StoredZoning, count: number) {
  const zones = [...zonesByCell(before)].filter(([, zone]) => zone < count)
  const locked = new Set(before.cells.filter((cell) => cell.locked).map(({ cell }) => cell))
  return { inForce: new Map(zones), locks: new Map(zones.filter(([cell]) => locked.has(cell))) }
}

function contentOf(cells: readonly DemandCell[], found: DesignedZoning, count: number, reference: StoredZoning | null): ZoningContent {
  const order = reference ? matchZones(cells, found.assignment, count, reference) : Array.from({ length: count }, (_, zone) => zone)
  const places = order.map((_, place) => order.indexOf(place))
  const figures = { ...found.figures, zones: places.map((zone) => found.figures.zones[zone]!) }
  const named = nameZones(figures, cells)
  const zones = named.map((zone, index) => ({ ...zone, ...reference?.zones[index] }))
  const locked = new Set(reference?.cells.filter((cell) => cell.locked).map(({ cell }) => cell))
  const stored = cells.map(({ cell, anchor, minutes, clients }, index) => ({
    cell,
    anchor,
    minutes,
    clients,
    zoneId: zones[order[found.assignment[index]!]!]!.id,
    locked: locked.has(cell),
  }))
  const content = { zones, cells: stored }
  return { ...content, figures: { ...presentFigures(figures, zones), movedShare: movedShare(content, reference) } }
}

/** Designs a zoning and keeps it as a draft. */
export async function designZones(services: Services, request: DesignRequest, by: By): Promise<Zoning | Refusal> {
  const designed = await computeZoning(services, request)
  if (!('content' in designed)) return designed
  const draft = { ...designed.content, name: request.name, resolution: RESOLUTION, seed: request.seed, basedOn: request.basedOn ?? null }
  return transact(services.db, async (connection) => {
    const today = await companyToday(connection, by.at)
    return presentZoning(await createZoning(connection, draft, by), today, null)
  })
}

/** Rebalances a zoning around its locked cells; clients change zone only where balance asks for it. Throws `VersionConflictError`. */
export async function rebalanceZones(services: Services, id: string, version: number, by: By): Promise<Zoning | Refusal> {
  const { db, zoner } = services
  const zoning = await getZoning(db.connection, id)
  const cells = demandCells(zoning.cells)
  const count = zoning.zones.length
  const request = { cells, durations: await cellDurations(services, cells), count, seed: zoning.seed, ...basis(zoning, count) }
  const found = await zoner.run<'design'>({ kind: 'design', compare: false, request })
  const content = {
    zones: zoning.zones,
    cells: zoning.cells.map((cell, index) => ({ ...cell, zoneId: zoning.zones[found.assignment[index]!]!.id })),
  }
  const today = await companyToday(db.connection, by.at)
  const inForce = await zoningInForce(services, today)
  const figures = { ...presentFigures(found.figures, zoning.zones), movedShare: movedShare(content, inForce) }
  return transact(db, async (connection) =>
    presentZoning(await saveZoning(connection, id, { ...content, figures }, version, by), today, inForce?.id ?? null),
  )
}

/** The cells that a paint names, unknown ones listed. */
export type CellChange = { readonly cell: string; readonly zoneId?: string | undefined; readonly locked?: boolean | undefined }

/** Cells after a change, or the refusal that names what is unknown. */
export function paintedCells(zoning: ZoningContent, changes: readonly CellChange[]): ZoningContent['cells'] | Refusal {
  const numbers = zoneNumbers(zoning)
  const known = new Set(zoning.cells.map(({ cell }) => cell))
  const wrong = changes.flatMap(({ cell, zoneId }, index) => {
    const path = `body.changes.${index}`
    if (!known.has(cell)) return [{ code: 'NO_SUCH_CELL', path, cause: `${cell} has no clients.`, remedy: 'Name cells of the zoning.' }]
    if (zoneId !== undefined && !numbers.has(zoneId))
      return [{ code: 'NO_SUCH_ZONE', path, cause: `There is no zone ${zoneId}.`, remedy: 'Name a zone of the zoning.' }]
    return []
  })
  if (wrong.length > 0) return refuse('INVALID_REQUEST', undefined, wrong)
  const changed = new Map(changes.map((change) => [change.cell, change]))
  return zoning.cells.map((cell) => {
    const change = changed.get(cell.cell as Cell)
    return change ? { ...cell, zoneId: change.zoneId ?? cell.zoneId, locked: change.locked ?? cell.locked } : cell
  })
}
