import { isDeepStrictEqual } from 'node:util'
import type { AuditEntry } from '@tournee/contract'
import type { Connection } from '../database/connection.ts'
import { newId } from '../database/identity.ts'
import { insertAll } from '../database/insert-all.ts'
import { toJson } from '../database/stored-values.ts'
import type { By } from './by.ts'

export interface Change {
  readonly action: AuditEntry['action']
  readonly entity: string
  readonly entityId: string
  /** the client whose file should show the change */
  readonly clientId?: string | null
  /** field -> [before, after], or what was done */
  readonly changes?: Readonly<Record<string, unknown>>
}

/** Writes changes to the audit log, on the same connection (so in the same transaction) as the changes themselves. */
export async function recordChanges(connection: Connection, changes: readonly Change[], by: By): Promise<void> {
  const rows = changes.map((change) => ({
    id: newId(by.at),
    at: by.at,
    actor: by.actor,
    action: change.action,
    entity: change.entity,
    entity_id: change.entityId,
    client_id: change.clientId ?? null,
    changes: toJson(change.changes ?? {}),
  }))
  await insertAll(connection, 'audit_log', rows)
}

/** Writes one change to the audit log. */
export function recordChange(connection: Connection, change: Change, by: By): Promise<void> {
  return recordChanges(connection, [change], by)
}

/** The fields of `after` that differ from `before`, as field -> [before, after]. */
export function differences(before: object, after: object): Record<string, [unknown, unknown]> {
  const changed: Record<string, [unknown, unknown]> = {}
  for (const [field, value] of Object.entries(after)) {
    const old = (before as Record<string, unknown>)[field] ?? null
    if (!isDeepStrictEqual(old, value ?? null)) changed[field] = [old, value ?? null]
  }
  return changed
}
