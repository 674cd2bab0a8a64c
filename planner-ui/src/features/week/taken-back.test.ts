import { ApiError } from '@tournee/contract'
import { describe, expect, it } from 'vitest'
import { whyNotTakenBack } from './taken-back.ts'

const refused = (code: string) => new ApiError({ type: 'about:blank', title: code, status: 409, code })

describe('a publication that stays', () => {
  it('says whether something happened since, or a promise stands against the plan before', () => {
    expect(whyNotTakenBack(refused('PLAN_OUTDATED'))).toBe('since')
    expect(whyNotTakenBack(refused('PROMISE_BROKEN'))).toBe('promise')
  })
  it('gives no cause that it does not know', () => {
    expect(whyNotTakenBack(refused('VERSION_CONFLICT'))).toBe('other')
    expect(whyNotTakenBack(new TypeError('fetch failed'))).toBe('other')
  })
})
