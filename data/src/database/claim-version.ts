import type { Connection } from './connection.ts'
import { NotFoundError, VersionConflictError } from './errors.ts'

/**
 * Raises the version of a row, and with it locks the row for the rest of the transaction.
 * `expected` null = whatever it is. Throws `NotFoundError`, or `VersionConflictError` when it is another one.
 */
export async function claimVersion(db: Connection, table: string, entity: string, id: string, expected: number | null): Promise<void> {
  const claim = db(table).where({ id })
  if (expected !== null) claim.andWhere({ version: expected })
  if ((await claim.update({ version: db.raw('version + 1') })) > 0) return
  const row = await db(table).where({ id }).first<{ version: number } | undefined>('version')
  if (!row) throw new NotFoundError(entity, id)
  throw new VersionConflictError(entity, id, row.version)
}
