import type { MergeOutcome, MergePreview } from '@tournee/contract'
import { type By, type Connection, getClient, mergeClients, previewMerge } from '@tournee/data'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'

interface Two {
  readonly keepId: string
  readonly otherId: string
}

const SAME = { code: 'SAME', path: 'body.otherId', cause: 'It is the same client.', remedy: 'Name two clients.' }

async function refuseMerge(connection: Connection, { keepId, otherId }: Two): Promise<Refusal | null> {
  if (keepId === otherId) return refuse('INVALID_REQUEST', undefined, [SAME])
  for (const id of [keepId, otherId]) {
    if ((await getClient(connection, id)).mergedInto) return refuse('NOT_FOUND', 'One of them was merged into another already.')
  }
  return null
}

/** What merging two clients would keep, fill in and move. */
export async function foreseeMerge({ db }: Services, two: Two): Promise<MergePreview | Refusal> {
  return (await refuseMerge(db.connection, two)) ?? previewMerge(db.connection, two.keepId, two.otherId)
}

/** Merges two clients from the version of the kept one that the caller saw; can be taken back. */
export async function mergeTwoClients({ db }: Services, two: Two, version: number | null, by: By): Promise<MergeOutcome | Refusal> {
  if (version === null) return refuse('VERSION_REQUIRED')
  return transact<MergeOutcome>(db, async (connection) => {
    const refused = await refuseMerge(connection, two)
    if (refused) return refused
    const undoId = await mergeClients(connection, two.keepId, two.otherId, version, by)
    return { keptId: two.keepId, undoId, at: new Date(by.at).toISOString() }
  })
}
