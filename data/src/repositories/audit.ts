import type { AuditEntry } from '@tournee/contract'
import type { Connection } from '../database/connection.ts'
import { fromJson, toInstant } from '../database/stored-values.ts'

interface Row {
  id: string
  at: number
  actor: string
  action: AuditEntry['action']
  entity: string
  entity_id: string
  changes: string
}

const toEntry = (row: Row): AuditEntry => ({
  id: row.id,
  at: toInstant(row.at),
  actor: row.actor,
  action: row.action,
  entity: row.entity,
  entityId: row.entity_id,
  changes: fromJson(row.changes),
})

/** The changes of one object, newest first. */
export async function listChangesOf(db: Connection, entity: string, entityId: string, limit = 200): Promise<AuditEntry[]> {
  const rows = await db<Row>('audit_log').where({ entity, entity_id: entityId }).orderBy('id', 'desc').limit(limit)
  return rows.map(toEntry)
}

/** The changes of a client's file: the client, its sites, equipment, contracts and visits, and those of clients merged into it; newest first. */
export async function listClientChanges(db: Connection, clientId: string, limit = 200): Promise<AuditEntry[]> {
  const rows = await db<Row & { client_id: string }>('audit_log')
    .where({ client_id: clientId })
    .orWhereIn('client_id', db('clients').where({ merged_into: clientId }).select('id'))
    .orderBy('id', 'desc')
    .limit(limit)
  return rows.map(toEntry)
}
