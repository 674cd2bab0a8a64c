import { describe, expect, it } from 'vitest'
import { errorWord } from './error-words.ts'

const problem = (status: number, code = 'X') => ({ type: 'about:blank', title: 't', status, code })

describe('a problem is explained in our own words', () => {
  it.each([
    [0, 'SERVER'],
    [400, 'INVALID'],
    [403, 'FORBIDDEN'],
    [404, 'NOT_FOUND'],
    [409, 'VERSION_CONFLICT'],
    [412, 'VERSION_CONFLICT'],
    [422, 'INVALID'],
    [429, 'TOO_MANY'],
    [500, 'SERVER'],
    [503, 'NO_NETWORK'],
  ])('status %i is %s', (status, word) => {
    expect(errorWord(problem(status))).toBe(word)
  })

  it('has its own sentence for what a planner meets', () => {
    expect(errorWord(problem(409, 'PLAN_OUTDATED'))).toBe('PLAN_OUTDATED')
    expect(errorWord(problem(422, 'UNREADABLE_FILE'))).toBe('UNREADABLE_FILE')
  })

  it('falls back on the status for a code it does not know', () => {
    expect(errorWord(problem(409, 'NEW_CODE'))).toBe('VERSION_CONFLICT')
  })

  it('knows a network that is gone', () => {
    expect(errorWord(problem(0, 'NO_NETWORK'))).toBe('NO_NETWORK')
  })
})
