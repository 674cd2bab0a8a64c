/** First 32 bits of the fractional parts of the `power`-th roots of the first `count` primes (FIPS 180-4, 4.2.2 and 5.3.3). */
function rootsOfPrimes(count: number, power: number): Uint32Array {
  const roots = new Uint32Array(count)
  let found = 0
  for (let candidate = 2; found < count; candidate++) {
    let prime = true
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) if (candidate % divisor === 0) prime = false
    if (prime) roots[found++] = (candidate ** (1 / power) % 1) * 2 ** 32
  }
  return roots
}

const ROUNDS = rootsOfPrimes(64, 3)
const INITIAL = rootsOfPrimes(8, 2)

/** SHA-256 of bytes, in lower-case hexadecimal (FIPS 180-4); pure, so that browser, worker and server agree without their libraries. */
export function sha256(message: Uint8Array): string {
  const padded = pad(message)
  const view = new DataView(padded.buffer)
  const state = INITIAL.slice()
  const words = new Uint32Array(64)
  for (let offset = 0; offset < padded.length; offset += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getUint32(offset + 4 * i)
    digest(state, words)
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('')
}

function pad(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64)
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(message.length / 2 ** 29))
  view.setUint32(padded.length - 4, message.length << 3)
  return padded
}

function digest(state: Uint32Array, words: Uint32Array): void {
  for (let i = 16; i < 64; i++) {
    const w15 = words[i - 15]!
    const w2 = words[i - 2]!
    const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3)
    const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10)
    words[i] = words[i - 16]! + s0 + words[i - 7]! + s1
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
  for (let i = 0; i < 64; i++) {
    const t1 = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[i]! + words[i]!
    const t2 = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  const mixed = [a, b, c, d, e, f, g, h]
  for (let i = 0; i < 8; i++) state[i] = state[i]! + mixed[i]!
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}
