import type { Connection } from '../database/connection.ts'
import { chunks } from '../database/insert-all.ts'

/** The mail addresses of clients, by id; clients without one are left out. */
export async function listClientEmails(db: Connection, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const some of chunks([...new Set(ids)])) {
    const rows = await db('clients').whereIn('id', some).whereNotNull('email').select<{ id: string; email: string }[]>('id', 'email')
    for (const { id, email } of rows) found.set(id, email)
  }
  return found
}
