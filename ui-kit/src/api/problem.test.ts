import { ApiError } from '@tournee/contract'
import { describe, expect, it } from 'vitest'
import { problemOf } from './problem.ts'

describe('what went wrong', () => {
  it('is the problem that the service sent', () => {
    const problem = { type: 'about:blank', title: 'Conflict', status: 409, code: 'VERSION', remedy: 'Read again' }
    expect(problemOf(new ApiError(problem))).toBe(problem)
  })

  it('is the network when fetch itself fails', () => {
    expect(problemOf(new TypeError('Failed to fetch')).code).toBe('NO_NETWORK')
  })

  it('keeps the message of anything else', () => {
    expect(problemOf(new Error('boom'))).toMatchObject({ code: 'UNKNOWN', title: 'boom' })
  })
})
