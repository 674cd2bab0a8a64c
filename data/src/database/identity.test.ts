import { describe, expect, it } from 'vitest'
import { composeId, newId } from './identity.ts'

describe('an id', () => {
  it('is a UUID of version 7 that carries its instant', () => {
    // 0x018bcfe56800 = 1 700 000 000 000
    expect(composeId(1_700_000_000_000, 0, new Uint8Array(6))).toBe('018bcfe5-6800-7000-8000-000000000000')
    expect(newId(1_700_000_000_000)).toMatch(/^018bcfe5-6800-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
  it('sorts in the order of making, also within a millisecond', () => {
    const ids = Array.from({ length: 1000 }, (_, i) => newId(1_700_000_000_000 + Math.floor(i / 400)))
    expect([...ids].sort()).toEqual(ids)
    const counted = [0, 1, 255, 256, 16_383, 16_384, 2 ** 22, 2 ** 26 - 1].map((n) => composeId(0, n, new Uint8Array(6)))
    expect([...counted].sort()).toEqual(counted)
  })
})
