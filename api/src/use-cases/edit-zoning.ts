import type { CivilDate, Zoning, ZoningFigures } from '@tournee/contract'
import {
  type By,
  enforceZoning,
  findZoningInForce,
  getZoning,
  listZonings,
  type StoredZoning,
  saveZoning,
  type ZoningContent,
} from '@tournee/data'
import { buildRoadGraph, measureZoning } from '@tournee/engine/zoning'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'
import { presentZoning, presentZoningHead } from '../zoning/present-zoning.ts'
import { assignmentOf, demandCells, movedShare, presentFigures } from '../zoning/zoning-content.ts'
import { companyToday } from './company-today.ts'
import { type CellChange, cellDurations, paintedCells, zoningInForce } from './design-zones.ts'

/** Every zoning, newest first, without cells. */
export async function listZoningHeads({ db, now }: Services) {
  const today = await companyToday(db.connection, now())
  const inForce = await findZoningInForce(db.connection, today)
  return { items: (await listZonings(db.connection)).map((zoning) => presentZoningHead(zoning, today, inForce?.id ?? null)) }
}

/** One zoning with cells, outlines and figures. */
export async function showZoning({ db, now }: Services, id: string): Promise<Zoning> {
  const today = await companyToday(db.connection, now())
  const inForce = await findZoningInForce(db.connection, today)
  return presentZoning(await getZoning(db.connection, id), today, inForce?.id ?? null)
}

async function measure(
  services: Services,
  zoning: Pick<ZoningContent, 'zones' | 'cells'>,
  inForce: StoredZoning | null,
): Promise<ZoningFigures> {
  const cells = demandCells(zoning.cells)
  const graph = buildRoadGraph(cells, await cellDurations(services, cells))
  const figures = presentFigures(measureZoning(cells, graph, assignmentOf(zoning), zoning.zones.length), zoning.zones)
  return { ...figures, movedShare: movedShare(zoning, inForce) }
}

/** The figures a zoning would have if these cells changed zone; stores nothing. */
export async function previewZoning(services: Services, id: string, changes: readonly CellChange[]): Promise<ZoningFigures | Refusal> {
  const zoning = await getZoning(services.db.connection, id)
  const cells = paintedCells(zoning, changes)
  if (isRefusal(cells)) return cells
  const today = await companyToday(services.db.connection, services.now())
  return measure(services, { zones: zoning.zones, cells }, await zoningInForce(services, today))
}

/** Gives cells to zones, locks or unlocks them. Throws `VersionConflictError`. */
export async function paintZoning(
  services: Services,
  id: string,
  changes: readonly CellChange[],
  version: number | null,
  by: By,
): Promise<Zoning | Refusal> {
  if (version === null) return refuse('VERSION_REQUIRED')
  const zoning = await getZoning(services.db.connection, id)
  const cells = paintedCells(zoning, changes)
  if (isRefusal(cells)) return cells
  const today = await companyToday(services.db.connection, by.at)
  const inForce = await zoningInForce(services, today)
  const figures = await measure(services, { zones: zoning.zones, cells }, inForce)
  return transact(services.db, async (connection) =>
    presentZoning(await saveZoning(connection, id, { zones: zoning.zones, cells, figures }, version, by), today, inForce?.id ?? null),
  )
}

/** Name and colour of a zone. Throws `VersionConflictError`. */
export async function renameZone(
  services: Services,
  which: { readonly id: string; readonly zoneId: string },
  patch: { readonly name?: string | undefined; readonly colour?: number | undefined },
  version: number | null,
  by: By,
): Promise<Zoning | Refusal> {
  if (version === null) return refuse('VERSION_REQUIRED')
  return transact(services.db, async (connection) => {
    const zoning = await getZoning(connection, which.id)
    if (!zoning.zones.some(({ id }) => id === which.zoneId)) return refuse('NOT_FOUND', 'The zoning has no such zone.')
    const zones = zoning.zones.map((zone) =>
      zone.id === which.zoneId ? { ...zone, name: patch.name ?? zone.name, colour: patch.colour ?? zone.colour } : zone,
    )
    const today = await companyToday(connection, by.at)
    const inForce = await findZoningInForce(connection, today)
    const saved = await saveZoning(connection, which.id, { ...zoning, zones }, version, by)
    return presentZoning(saved, today, inForce?.id ?? null)
  })
}

/** Puts a zoning in force from a day on: today or later, the past is as it was. */
export async function putInForce(services: Services, id: string, from: CivilDate, by: By): Promise<Zoning | Refusal> {
  return transact(services.db, async (connection) => {
    const today = await companyToday(connection, by.at)
    if (from < today) {
      const culprit = { code: 'PAST', path: 'body.from', cause: 'It is before today.', remedy: 'Give today or a later day.' }
      return refuse('INVALID_REQUEST', undefined, [culprit])
    }
    const zoning = await enforceZoning(connection, id, from, by)
    const inForce = await findZoningInForce(connection, today)
    return presentZoning(zoning, today, inForce?.id ?? null)
  })
}
