import { describe, expect, it } from 'vitest'
import { opensCall } from './call-key.ts'

const aKey = (key: string, more = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  target: { closest: () => null },
  ...more,
})
const typing = { target: { closest: () => ({}) } }

describe('the key of the phone', () => {
  it('opens the call from anywhere: `a` when nobody types, F2 always', () => {
    expect([opensCall(aKey('a')), opensCall(aKey('F2')), opensCall(aKey('F2', typing))]).toEqual([true, true, true])
  })

  it('leaves letters being typed, shortcuts of the browser and held keys alone', () => {
    expect(opensCall(aKey('a', typing))).toBe(false)
    expect(opensCall(aKey('a', { ctrlKey: true }))).toBe(false)
    expect(opensCall(aKey('a', { repeat: true }))).toBe(false)
    expect(opensCall(aKey('b'))).toBe(false)
  })
})
