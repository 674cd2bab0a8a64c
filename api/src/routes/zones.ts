import { deleteZoning } from '@tournee/data'
import { byOf } from '../by.ts'
import type { Handlers } from '../http/handler.ts'
import { refuse } from '../refusal.ts'
import { transact } from '../transact.ts'
import { designZones, rebalanceZones } from '../use-cases/design-zones.ts'
import { listZoningHeads, paintZoning, previewZoning, putInForce, renameZone, showZoning } from '../use-cases/edit-zoning.ts'
import { planCalendar, previewCalendar, previewMoves, setZoneDay, showZoneDays } from '../use-cases/plan-zone-days.ts'
import { suggestZones } from '../use-cases/suggest-zones.ts'

/** Zonings and zone days. */
export const zoneHandlers: Handlers<
  | 'listZonings'
  | 'getZoning'
  | 'designZoning'
  | 'suggestZoneCount'
  | 'paintCells'
  | 'previewCells'
  | 'renameZone'
  | 'rebalanceZoning'
  | 'enforceZoning'
  | 'deleteZoning'
  | 'listZoneDays'
  | 'planZoneDays'
  | 'setZoneDay'
  | 'previewZoneDay'
  | 'previewZoneMoves'
> = {
  listZonings: (_call, services) => listZoningHeads(services),
  getZoning: ({ params }, services) => showZoning(services, params.id),
  designZoning: (call, services) => designZones(services, call.body, byOf(call)),
  suggestZoneCount: ({ query }, services) => suggestZones(services, query),
  paintCells: (call, services) => paintZoning(services, call.params.id, call.body.changes, call.ifMatch, byOf(call)),
  previewCells: ({ params, body }, services) => previewZoning(services, params.id, body.changes),
  renameZone: (call, services) => renameZone(services, call.params, call.body, call.ifMatch, byOf(call)),
  rebalanceZoning: async (call, services) => {
    if (call.ifMatch === null) return refuse('VERSION_REQUIRED')
    return rebalanceZones(services, call.params.id, call.ifMatch, byOf(call))
  },
  enforceZoning: (call, services) => putInForce(services, call.params.id, call.body.from, byOf(call)),
  deleteZoning: async (call, { db }) => {
    await transact(db, (connection) => deleteZoning(connection, call.params.id, byOf(call)))
    return null
  },
  listZoneDays: ({ query }, services) => showZoneDays(services, query),
  planZoneDays: (call, services) => planCalendar(services, call.body, byOf(call)),
  setZoneDay: (call, services) => setZoneDay(services, call.body, byOf(call)),
  previewZoneDay: ({ body }, services) => previewCalendar(services, body.changes),
  previewZoneMoves: ({ body }, services) => previewMoves(services, body.moves),
}
