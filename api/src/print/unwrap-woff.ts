import { inflateSync } from 'node:zlib'

const HEADER = 44
const ENTRY = 20
const SFNT_HEADER = 12
const SFNT_ENTRY = 16
const padded = (length: number) => (length + 3) & ~3

interface Table {
  /** tag, checksum */
  readonly tag: number
  readonly checksum: number
  readonly data: Uint8Array
}

function tablesOf(woff: Buffer): Table[] {
  return Array.from({ length: woff.readUInt16BE(12) }, (_, i) => {
    const at = HEADER + i * ENTRY
    const [offset, packed, length] = [woff.readUInt32BE(at + 4), woff.readUInt32BE(at + 8), woff.readUInt32BE(at + 12)]
    const bytes = woff.subarray(offset, offset + packed)
    return { tag: woff.readUInt32BE(at), checksum: woff.readUInt32BE(at + 16), data: packed < length ? inflateSync(bytes) : bytes }
  })
}

/**
 * A WOFF 1.0 font as the plain font inside it (W3C WOFF File Format 1.0, sections 3 to 5): the tables are unpacked once here, where the
 * PDF library would unpack each again at every look.
 */
export function unwrapWoff(woff: Buffer): Buffer {
  const tables = tablesOf(woff)
  const power = 2 ** Math.floor(Math.log2(tables.length))
  let offset = SFNT_HEADER + tables.length * SFNT_ENTRY
  const font = Buffer.alloc(offset + tables.reduce((sum, { data }) => sum + padded(data.length), 0))
  font.writeUInt32BE(woff.readUInt32BE(4), 0)
  font.writeUInt16BE(tables.length, 4)
  font.writeUInt16BE(power * 16, 6)
  font.writeUInt16BE(Math.log2(power), 8)
  font.writeUInt16BE((tables.length - power) * 16, 10)
  for (const [i, { tag, checksum, data }] of tables.entries()) {
    const at = SFNT_HEADER + i * SFNT_ENTRY
    for (const [n, value] of [tag, checksum, offset, data.length].entries()) font.writeUInt32BE(value, at + 4 * n)
    font.set(data, offset)
    offset += padded(data.length)
  }
  return font
}
