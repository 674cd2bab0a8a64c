import type { CivilDate } from '@tournee/contract'
import { addDays } from '@tournee/engine/recurrence'
import type { Connection } from '../database/connection.ts'

/** Visits that nobody has planned or promised yet, of clients that are there. */
const freeVisits = (db: Connection) =>
  db('visits as v')
    .join('clients as c', 'c.id', 'v.client_id')
    .where({ 'v.status': 'due' })
    .whereNull('v.promise_earliest')
    .whereNull('v.scheduled_start')
    .whereNull('c.archived_at')

/** The first day after a date on which the due window of a free visit opens, and how many open within seven days from then; null = none. */
export async function findNextDue(db: Connection, after: CivilDate): Promise<{ from: CivilDate; visits: number } | null> {
  const first = await freeVisits(db).where('v.due_from', '>', after).min<{ from: CivilDate | null }[]>({ from: 'v.due_from' })
  const from = first[0]?.from
  if (!from) return null
  const counted = freeVisits(db).whereBetween('v.due_from', [from, addDays(from, 6)])
  const [row] = await counted.count<{ visits: number | string }[]>({ visits: '*' })
  return { from, visits: Number(row?.visits ?? 0) }
}
