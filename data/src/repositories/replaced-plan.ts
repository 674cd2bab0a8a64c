import { isDeepStrictEqual } from 'node:util'
import type { RoutePlan, VisitStatus } from '@tournee/contract'
import type { Connection } from '../database/connection.ts'
import { chunks } from '../database/insert-all.ts'
import { fromJsonOrNull, toJson } from '../database/stored-values.ts'

/** What publishing writes on a visit, and the promise it has to respect; instants are epoch milliseconds. */
export interface VisitState {
  readonly status: VisitStatus
  readonly technicianId: string | null
  readonly start: number | null
  readonly promise: readonly [earliest: number, latest: number] | null
}

/** What a publication replaced: the plan published until then, and the visits of both plans before and after it. */
export interface Replaced {
  readonly planId: string | null
  readonly before: ReadonlyMap<string, VisitState>
  readonly after: ReadonlyMap<string, VisitState>
}

interface Row {
  id: string
  status: VisitStatus
  technician_id: string | null
  scheduled_start: number | null
  promise_earliest: number | null
  promise_latest: number | null
}

const toState = (row: Row): VisitState => ({
  status: row.status,
  technicianId: row.technician_id,
  start: row.scheduled_start,
  promise: row.promise_earliest === null || row.promise_latest === null ? null : [row.promise_earliest, row.promise_latest],
})

/** The states of these visits now; one that is gone is left out. */
export async function readVisitStates(db: Connection, ids: readonly string[]): Promise<Map<string, VisitState>> {
  const rows: Row[] = []
  for (const some of chunks(ids, 500))
    rows.push(
      ...(await db<Row>('visits')
        .whereIn('id', some)
        .select('id', 'status', 'technician_id', 'scheduled_start', 'promise_earliest', 'promise_latest')),
    )
  return new Map(rows.map((row) => [row.id, toState(row)]))
}

/** The visits that plans place, and those they left out: a promise to one of these changes what the plans are worth. */
export function visitsOfPlans(plans: readonly Pick<RoutePlan, 'routes' | 'unassigned'>[]): string[] {
  const placed = plans.flatMap(({ routes }) => routes.flatMap(({ stops }) => stops))
  const left = plans.flatMap(({ unassigned }) => unassigned.map(({ visitId }) => visitId))
  return [...new Set([...placed.flatMap((stop) => (stop.kind === 'visit' ? [stop.visitId] : [])), ...left])]
}

/** Remembers with a plan what its publication replaced; null forgets it. */
export async function keepReplaced(db: Connection, planId: string, replaced: Replaced | null): Promise<void> {
  const stored = replaced && toJson({ planId: replaced.planId, before: [...replaced.before], after: [...replaced.after] })
  await db('plans').where({ id: planId }).update({ replaced: stored })
}

/** What the publication of a plan replaced; null when it was never published, or was taken back. */
export async function findReplaced(db: Connection, planId: string): Promise<Replaced | null> {
  const row = await db('plans').where({ id: planId }).first<{ replaced: string | null } | undefined>('replaced')
  const stored = fromJsonOrNull<{ planId: string | null; before: [string, VisitState][]; after: [string, VisitState][] }>(
    row?.replaced ?? null,
  )
  return stored && { planId: stored.planId, before: new Map(stored.before), after: new Map(stored.after) }
}

/** Visits that were begun, done, promised or moved since the publication. One that is gone with its client is none of them. */
export async function listChangedSince(db: Connection, { after }: Replaced): Promise<string[]> {
  const now = await readVisitStates(db, [...after.keys()])
  return [...now].flatMap(([id, state]) => (isDeepStrictEqual(state, after.get(id)) ? [] : [id]))
}

/** Gives the visits technician, hour and status of before the publication. */
export async function restoreVisits(db: Connection, { before, after }: Replaced): Promise<void> {
  for (const [id, state] of before) {
    const written = after.get(id)
    if (!written || isDeepStrictEqual(state, written)) continue
    await db('visits')
      .where({ id })
      .update({
        status: state.status,
        technician_id: state.technicianId,
        scheduled_start: state.start,
        version: db.raw('version + 1'),
      })
  }
}
