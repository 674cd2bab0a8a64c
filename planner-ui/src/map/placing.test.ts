import { describe, expect, it } from 'vitest'
import { nextOf, nudge, roundPosition, zoomFor } from './placing.ts'

const at = { lng: 6, lat: 60 }

describe('moving the pin by keyboard', () => {
  it('goes the same way on the ground east as north', () => {
    // at 60 degrees a degree of longitude is half a degree of latitude: the step is twice as wide
    expect(nudge(at, 'ArrowUp', false)).toEqual({ lng: 6, lat: 60.0001 })
    expect(nudge(at, 'ArrowRight', false)).toEqual({ lng: 6.0002, lat: 60 })
  })

  it('goes ten times as far with Shift', () => {
    expect(nudge(at, 'ArrowDown', true)).toEqual({ lng: 6, lat: 59.999 })
    expect(nudge(at, 'ArrowLeft', true)).toEqual({ lng: 5.998, lat: 60 })
  })

  it('leaves other keys alone', () => {
    expect(nudge(at, 'a', false)).toBeNull()
  })
})

describe('placing', () => {
  it('keeps six decimals', () => {
    expect(roundPosition({ lng: 6.12345678, lat: 45.98765432 })).toEqual({ lng: 6.123457, lat: 45.987654 })
  })

  it('looks closer the better a place is known', () => {
    expect([zoomFor('house'), zoomFor('street'), zoomFor('commune')]).toEqual([16, 15, 13])
  })

  it('goes on to the next address, and back to the first ones at the end', () => {
    const sites = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
    expect(nextOf(sites, 'a')?.id).toBe('b')
    expect(nextOf(sites, 'c')?.id).toBe('a')
    expect(nextOf([{ id: 'a' }], 'a')).toBeNull()
  })
})
