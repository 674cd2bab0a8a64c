import { describe, expect, test } from 'vitest'
import { dangerOf } from './danger.ts'

describe('a promise', () => {
  test('is late when it will be missed, and tight within a quarter of an hour unless the company says otherwise', () => {
    expect([null, -16 * 60, -15 * 60, 0, 1].map((late) => dangerOf(late))).toEqual(['well', 'well', 'tight', 'tight', 'late'])
    expect([-31 * 60, -30 * 60, 1].map((late) => dangerOf(late, { riskMinutes: 30 }))).toEqual(['well', 'tight', 'late'])
    // nothing but a promise that is met to the second is tight
    expect([-1, 0].map((late) => dangerOf(late, { riskMinutes: 0 }))).toEqual(['well', 'tight'])
  })
})
