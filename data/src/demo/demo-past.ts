import type { CivilDate, IsoWeek } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'

/** Visits done in these days, both included, that no technician told of: the history that the demo company was made with. */
export async function listUntoldVisits(db: Connection, from: CivilDate, to: CivilDate): Promise<string[]> {
  const rows = await db('visits')
    .where({ status: 'done' })
    .whereBetween('done_on', [from, to])
    .whereNotExists(db('stamps').whereRaw('stamps.visit_id = visits.id').select(db.raw('1')))
    .orderBy('id')
    .select<{ id: string }[]>('id')
  return rows.map(({ id }) => id)
}

/** Makes visits what they were before they were planned: due, promised to nobody; their contracts count from the visit before. */
export async function reopenVisits(db: Connection, ids: readonly string[]): Promise<void> {
  const undone = { status: 'due', technician_id: null, scheduled_start: null, done_at: null, done_on: null }
  await db('visits')
    .whereIn('id', [...ids])
    .update({ ...undone, promise_earliest: null, promise_latest: null, version: db.raw('version + 1') })
  const last = db('visits').whereRaw('visits.contract_id = contracts.id').where({ status: 'done' }).max('done_on')
  await db('contracts')
    .whereIn(
      'id',
      db('visits')
        .whereIn('id', [...ids])
        .whereNotNull('contract_id')
        .select('contract_id'),
    )
    .update({ last_visit_on: last })
}

/** Keeps in mind that a week of the demo's past is complete, so that it is made once. */
export function markDemoWeek(db: Connection, week: IsoWeek, changes: { readonly visits: number }, by: By): Promise<void> {
  return recordChange(db, { action: 'import', entity: 'demo-week', entityId: week, changes }, by)
}
