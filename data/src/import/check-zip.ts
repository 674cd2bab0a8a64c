import { inflateRawSync } from 'node:zlib'
import { ImportFileError } from './import-file-error.ts'
import { LIMITS } from './table.ts'

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const MAX_ENTRIES = 2000
const DEFLATED = 8

const broken = () => new ImportFileError('XLSX_BROKEN', 'the file is no .xlsx, or a damaged one', 'save it again as .xlsx or .csv')
const bomb = () =>
  new ImportFileError('XLSX_TOO_LARGE', 'the file unpacks to more than 200 MB', 'keep only the sheet of clients and save it again')

/**
 * Refuses a .xlsx (a ZIP) that would unpack to more than we hold. What its directory says is not believed: every part is
 * unpacked here, within the limit, before any library sees it. Throws `ImportFileError`.
 */
export function checkZip(content: Buffer): void {
  const end = content.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > content.length || content.readUInt32LE(end) !== END_OF_DIRECTORY) throw broken()
  const entries = content.readUInt16LE(end + 10)
  if (entries > MAX_ENTRIES) throw bomb()
  let at = content.readUInt32LE(end + 16)
  let left: number = LIMITS.unzippedBytes
  for (let i = 0; i < entries; i++) {
    if (at + 46 > content.length || content.readUInt32LE(at) !== DIRECTORY_ENTRY) throw broken()
    left -= unpackedSize(content, at, left)
    at += 46 + content.readUInt16LE(at + 28) + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32)
  }
}

function unpackedSize(content: Buffer, entry: number, limit: number): number {
  const packed = content.readUInt32LE(entry + 20)
  const local = content.readUInt32LE(entry + 42)
  if (local + 30 > content.length) throw broken()
  const start = local + 30 + content.readUInt16LE(local + 26) + content.readUInt16LE(local + 28)
  if (start + packed > content.length) throw broken()
  if (content.readUInt16LE(entry + 10) !== DEFLATED) {
    if (packed > limit) throw bomb()
    return packed
  }
  try {
    return inflateRawSync(content.subarray(start, start + packed), { maxOutputLength: Math.max(1, limit) }).length
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? bomb() : broken()
  }
}
