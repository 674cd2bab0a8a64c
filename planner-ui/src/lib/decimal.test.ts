import { describe, expect, it } from 'vitest'
import { readDecimal, writeDecimal } from './decimal.ts'

describe('a number in a form', () => {
  it('has a comma in French and a point in English', () => {
    expect([writeDecimal(0.35, 'fr'), writeDecimal(0.35, 'en'), writeDecimal(40, 'fr')]).toEqual(['0,35', '0.35', '40'])
  })

  it('is read with either, whatever the language', () => {
    for (const locale of ['fr', 'en'] as const)
      expect(['0,35', '0.35', ' 1 250,5 ', '1\u202f250.5', '-5', '−5'].map((text) => readDecimal(text, locale))).toEqual([
        0.35, 0.35, 1250.5, 1250.5, -5, -5,
      ])
  })

  it('keeps the thousands that English sets apart by commas', () => {
    expect(['1,250', '1,250.50', '12,250,000', '0,350', '1,25'].map((text) => readDecimal(text, 'en'))).toEqual([
      1250, 1250.5, 12_250_000, 0.35, 1.25,
    ])
    expect(readDecimal('1,250', 'fr')).toBe(1.25)
  })

  it('is none when the text says none', () => {
    expect(['', ' ', 'x', '1,2,3', '1.2.3'].map((text) => readDecimal(text, 'fr'))).toEqual([NaN, NaN, NaN, NaN, NaN])
  })
})
