import type { ClientDocument } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'
import { NotFoundError } from '../database/errors.ts'
import { newId } from '../database/identity.ts'
import { toInstant } from '../database/stored-values.ts'

interface Row {
  id: string
  client_id: string
  name: string
  content_type: ClientDocument['contentType']
  bytes: number
  sha256: string
  created_by: string
  created_at: number
  deleted_at: number | null
}

/** A document with the name of its file in the media folder. */
export type StoredDocument = ClientDocument & { readonly sha256: string }

const toDocument = (row: Row): StoredDocument => ({
  id: row.id,
  clientId: row.client_id,
  name: row.name,
  contentType: row.content_type,
  bytes: row.bytes,
  createdBy: row.created_by,
  createdAt: toInstant(row.created_at),
  sha256: row.sha256,
})

/** A client's documents that are not taken away, newest first. */
export async function listDocuments(db: Connection, clientId: string): Promise<StoredDocument[]> {
  return (await db<Row>('documents').where({ client_id: clientId }).whereNull('deleted_at').orderBy('id', 'desc')).map(toDocument)
}

/** A document that is not taken away. Throws `NotFoundError`. */
export async function getDocument(db: Connection, id: string): Promise<StoredDocument> {
  const row = await db<Row>('documents').where({ id }).whereNull('deleted_at').first()
  if (!row) throw new NotFoundError('document', id)
  return toDocument(row)
}

/** Writes down a document whose file lies in the media folder already. */
export async function createDocument(
  db: Connection,
  document: Pick<StoredDocument, 'clientId' | 'name' | 'contentType' | 'bytes' | 'sha256'>,
  by: By,
): Promise<StoredDocument> {
  const id = newId(by.at)
  const { clientId, name, contentType, bytes, sha256 } = document
  const row = { id, client_id: clientId, name, content_type: contentType, bytes, sha256, created_by: by.actor, created_at: by.at }
  await db('documents').insert(row)
  await recordChange(db, { action: 'create', entity: 'document', entityId: id, clientId, changes: { name: [null, name] } }, by)
  return getDocument(db, id)
}

/** Takes a document away; its file stays until `deleteOldDocuments`. */
export async function removeDocument(db: Connection, id: string, by: By): Promise<void> {
  const { clientId, name } = await getDocument(db, id)
  await db('documents').where({ id }).update({ deleted_at: by.at })
  await recordChange(db, { action: 'delete', entity: 'document', entityId: id, clientId, changes: { name: [name, null] } }, by)
}

/** Brings a document back. Throws `NotFoundError` once it is gone for good. */
export async function restoreDocument(db: Connection, id: string, by: By): Promise<StoredDocument> {
  if ((await db('documents').where({ id }).update({ deleted_at: null })) === 0) throw new NotFoundError('document', id)
  const document = await getDocument(db, id)
  const changes = { name: [null, document.name] }
  await recordChange(db, { action: 'create', entity: 'document', entityId: id, clientId: document.clientId, changes }, by)
  return document
}

/** Forgets documents taken away before an instant (epoch milliseconds). */
export async function deleteOldDocuments(db: Connection, before: number): Promise<void> {
  await db('documents').where('deleted_at', '<', before).delete()
}

/** The files that documents name, taken away or not: what a media folder must keep. */
export async function listDocumentFiles(db: Connection): Promise<ReadonlySet<string>> {
  const rows = await db('documents').distinct<{ sha256: string }[]>('sha256')
  return new Set(rows.map(({ sha256 }) => sha256))
}
