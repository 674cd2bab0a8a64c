import type { Connection, Database } from '@tournee/data'
import { isRefusal, type Refusal } from './refusal.ts'

class RolledBack extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** Runs a use-case's work in one transaction; a refusal, like an exception, rolls everything back. */
export async function transact<T>(db: Database, work: (connection: Connection) => Promise<T | Refusal>): Promise<T | Refusal> {
  try {
    return await db.transaction(async (connection) => {
      const result = await work(connection)
      if (isRefusal(result)) throw new RolledBack(result)
      return result
    })
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal
    throw error
  }
}
