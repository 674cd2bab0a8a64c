import type { Part, VisitParts } from '@tournee/contract'
import { type By, type Connection, getVisit, listSiteSheets, listVisitNeeds, saveVisitParts } from '@tournee/data'
import { partsOf, sourcesOf } from '../roadbooks/parts-to-load.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'

/** What a visit needs, and what asks for it. Throws `NotFoundError`. */
export async function showVisitParts(connection: Connection, id: string): Promise<VisitParts> {
  const visit = await getVisit(connection, id)
  const needs = (await listVisitNeeds(connection, [id])).get(id)!
  const sheet = (await listSiteSheets(connection, [visit.siteId])).get(visit.siteId)!
  const { own, contract, machines } = sourcesOf(visit, sheet, needs)
  const lists = { own: [...own], contract: [...contract], machines: [...machines] }
  return { visitId: id, version: needs.version, ...lists, all: [...partsOf(visit, sheet, needs)] }
}

/** Names what one visit needs, beyond its contract and machines. Throws `NotFoundError`, `VersionConflictError`. */
export const changeVisitParts = ({ db }: Services, id: string, parts: readonly Part[], version: number, by: By) =>
  transact<VisitParts>(db, async (connection) => {
    await saveVisitParts(connection, id, parts, version, by)
    return showVisitParts(connection, id)
  })
