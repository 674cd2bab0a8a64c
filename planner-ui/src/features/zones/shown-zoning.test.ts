import type { ZoningHead } from '@tournee/contract'
import { describe, expect, it } from 'vitest'
import { otherToCompare, zoningToShow } from './shown-zoning.ts'

const aHead = (id: string, state: ZoningHead['state']) => ({ id, state }) as ZoningHead
const heads = [aHead('new', 'draft'), aHead('now', 'in-force'), aHead('old', 'past')]

describe('the zoning on screen', () => {
  it('is the one asked for, else the one in force, else the newest', () => {
    expect([zoningToShow(heads, 'old'), zoningToShow(heads, 'gone'), zoningToShow(heads.slice(0, 1), null)].map((h) => h?.id)).toEqual([
      'old',
      'now',
      'new',
    ])
    expect(zoningToShow([], null)).toBeNull()
  })
})

describe('a comparison', () => {
  it('is with the one asked for, else the one in force, else another one, and never with itself', () => {
    expect(otherToCompare(heads, heads[0]!, 'old')?.id).toBe('old')
    expect(otherToCompare(heads, heads[0]!, 'any')?.id).toBe('now')
    expect(otherToCompare(heads, heads[1]!, 'now')?.id).toBe('new')
  })

  it('is only made when asked for, and only with somebody to compare', () => {
    expect([otherToCompare(heads, heads[0]!, null), otherToCompare(heads.slice(0, 1), heads[0]!, 'any')]).toEqual([null, null])
  })
})
