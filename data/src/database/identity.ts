import { randomFillSync } from 'node:crypto'

/**
 * A UUID version 7 (RFC 9562, sections 5.7 and 6.2 method 1): instant, then a counter, then random bits, so that ids sort in
 * the order of their making. `at` is epoch milliseconds, `counter` below 2^26, `random` 6 bytes.
 */
export function composeId(at: number, counter: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16)
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(at / 2 ** (8 * (5 - i))) % 256
  bytes[6] = 0x70 | ((counter >>> 22) & 0x0f)
  bytes[7] = (counter >>> 14) & 0xff
  bytes[8] = 0x80 | ((counter >>> 8) & 0x3f)
  bytes[9] = counter & 0xff
  bytes.set(random.subarray(0, 6), 10)
  const hex = Buffer.from(bytes).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

let counter = 0
/** Random bytes for many ids: asking for six at a time costs more than the id. */
const pool = new Uint8Array(6 * 512)
let used = pool.length

function sixRandomBytes(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += 6
  return pool.subarray(used - 6, used)
}

/** A new id: sorts by `at` (epoch milliseconds), then by the order of making within this process. */
export function newId(at: number): string {
  counter = (counter + 1) % 2 ** 26
  return composeId(at, counter, sixRandomBytes())
}
