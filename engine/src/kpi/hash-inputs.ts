import { sha256 } from './sha-256.ts'

/** Pieces joined so far are hashed as one text; arrays of numbers of any kind read as lists. */
function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`${value} cannot be hashed`)
    return JSON.stringify(value === 0 ? 0 : value)
  }
  if (ArrayBuffer.isView(value) && Symbol.iterator in value) return `[${(value as Int32Array).join(',')}]`
  // a matrix is most of what is hashed: its whole numbers read alike one by one and joined
  if (Array.isArray(value) && value.every(Number.isSafeInteger)) return `[${value.join(',')}]`
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item === undefined ? null : item)).join(',')}]`
  if (typeof value !== 'object') throw new Error(`a ${typeof value} cannot be hashed`)
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`
}

/**
 * SHA-256 over the canonical JSON of a value: keys sorted, absent and `undefined` alike, typed arrays as lists. The same inputs
 * give the same 64 hexadecimal digits in every process, so that a stored figure can be recomputed and recognised. `digest` may be the
 * machine's own SHA-256, which is many times as fast.
 */
export function hashInputs(value: unknown, digest: (message: Uint8Array) => string = sha256): string {
  return digest(new TextEncoder().encode(canonical(value)))
}
