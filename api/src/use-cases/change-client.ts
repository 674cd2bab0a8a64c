import type { ClientFile } from '@tournee/contract'
import { type By, type ClientPatch, updateClient } from '@tournee/data'
import { defined } from '../defined.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'

type Loose<T> = { [K in keyof T]?: T[K] | undefined }

/** Changes a client from the version the caller read; another version is refused (412), no version too (428). */
export async function changeClient(
  { db }: Services,
  id: string,
  patch: Loose<ClientPatch>,
  version: number | null,
  by: By,
): Promise<ClientFile | Refusal> {
  if (version === null) return refuse('VERSION_REQUIRED')
  return transact(db, (connection) => updateClient(connection, id, defined(patch) as ClientPatch, version, by))
}
