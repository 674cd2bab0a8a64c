import { describe, expect, it } from 'vitest'
import { noticeWords } from './notice-words.ts'
import { weekText } from './text.ts'

describe('what was degraded', () => {
  it('is said in the language of the screen, with its figures', () => {
    const estimates = { code: 'ESTIMATED_TIMES', params: { percent: 17 } } as const
    expect(noticeWords(estimates, weekText.fr)).toBe('17\u00a0% des temps de route sont des estimations.')
    expect(noticeWords(estimates, weekText.en)).toBe('17 % of the travel times are estimates.')
    const one = { code: 'NO_POSITION', params: { visits: 1 } } as const
    expect(noticeWords(one, weekText.fr)).toBe('1 visite n’est pas localisée et n’est pas planifiée.')
    expect(noticeWords(one, weekText.en)).toBe('1 visit has no position and is not planned.')
  })

  it('keeps the reason a router gave to whoever runs the service, and an old remark in its own words', () => {
    expect(noticeWords({ code: 'ROADS_DEGRADED', params: { reason: 'ECONNREFUSED' } }, weekText.fr)).not.toContain('ECONNREFUSED')
    expect(noticeWords({ code: 'OTHER', params: { text: 'as it was said' } }, weekText.fr)).toBe('as it was said')
  })
})
