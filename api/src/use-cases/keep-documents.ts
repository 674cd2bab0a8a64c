import type { ClientDocument, FileAnswer } from '@tournee/contract'
import { type By, createDocument, deleteOldDocuments, findClient, getDocument, listDocumentFiles } from '@tournee/data'
import type { UploadedFile } from '../http/handler.ts'
import { sniffType } from '../media/sniff-type.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'

const MAX_BYTES = 10 * 1024 * 1024
const MAX_NAME = 120
const DAY_MS = 24 * 3_600_000
/** How long a document that was taken away can be restored. */
export const KEPT_MS = 30 * DAY_MS

/** Keeps a PDF or a picture with a client; what it is, its bytes say, not its name. */
export async function keepDocument(services: Services, clientId: string, file: UploadedFile, by: By): Promise<ClientDocument | Refusal> {
  const contentType = sniffType(file.bytes)
  if (!contentType) return refuse('UNREADABLE_FILE', 'It is no PDF, JPEG, PNG or WebP.')
  if (file.bytes.length > MAX_BYTES) return refuse('TOO_LARGE', 'A document has at most 10 MB.')
  if (!(await findClient(services.db.connection, clientId))) return refuse('NOT_FOUND', 'No such client.')
  // the file first: a row never names a file that is not there
  const sha256 = await services.media.save(file.bytes)
  const name = nameOf(file.name)
  return transact(services.db, (connection) =>
    createDocument(connection, { clientId, name, contentType, bytes: file.bytes.length, sha256 }, by),
  )
}

const nameOf = (name: string) =>
  name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be in a name
    .replace(/[\u0000-\u001f\u007f/\\]+/g, ' ')
    .trim()
    .slice(-MAX_NAME) || 'document'

/** A document as it was sent. */
export async function readDocument({ db, media }: Services, id: string): Promise<FileAnswer> {
  const { name, contentType, sha256 } = await getDocument(db.connection, id)
  return { fileName: name, contentType, bytes: await media.read(sha256) }
}

/** Lets go of documents taken away more than 30 days ago, and of files that no document names. */
export async function sweepDocuments({ db, media, now }: Pick<Services, 'db' | 'media' | 'now'>): Promise<void> {
  await deleteOldDocuments(db.connection, now() - KEPT_MS)
  await media.keepOnly(await listDocumentFiles(db.connection), now() - DAY_MS)
}
