import type { ClientFile } from '@tournee/contract'
import { type By, type Connection, claimClient, getClient, StateError } from '@tournee/data'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'

/** Which file is changed, from which version the caller read it, and by whom. */
export interface FileChange {
  readonly clientId: string
  /** null = not said: 428, unless something is only added */
  readonly version: number | null
  readonly by: By
}

/**
 * Changes a part of a client's file in one transaction and answers the whole file: another version than the one read is refused
 * (412), and what is tied to something else stays (409).
 */
export async function changeClientFile(
  { db }: Pick<Services, 'db'>,
  { clientId, version, by }: FileChange,
  change: (connection: Connection, file: ClientFile) => Promise<Refusal | unknown>,
  options: { readonly isAddition?: boolean } = {},
): Promise<ClientFile | Refusal> {
  if (version === null && !options.isAddition) return refuse('VERSION_REQUIRED')
  return transact(db, async (connection) => {
    await claimClient(connection, clientId, version, by)
    try {
      const said = await change(connection, await getClient(connection, clientId))
      return isRefusal(said) ? said : getClient(connection, clientId)
    } catch (error) {
      if (error instanceof StateError) return refuse('IN_USE', error.message)
      throw error
    }
  })
}
