import type { Contract } from '@tournee/contract'
import { describe, expect, test } from 'vitest'
import { aContract as aContractFromJune } from '../testing/builders.ts'
import { contractOccurrences } from './contract-occurrences.ts'

const aContract = (more: Partial<Contract> = {}) => aContractFromJune({ startsOn: '2026-01-01', ...more })
const YEAR = { from: '2026-01-01', to: '2026-12-31' }
const ideals = (more: Partial<Contract>, horizon = YEAR) => contractOccurrences(aContract(more), horizon).map((one) => one.dueIdeal)

describe('the visits that a contract makes due', () => {
  test('one a year falls half a year after the start, 45 days either way: 1 January + 182 days', () => {
    expect(contractOccurrences(aContract(), YEAR)).toEqual([
      { contractId: 'k1', occurrenceKey: expect.any(String), dueFrom: '2026-05-18', dueIdeal: '2026-07-02', dueTo: '2026-08-16' },
    ])
  })

  test('stated days after the anniversary are taken as they are', () => {
    // day 120 and day 240 after 1 January
    expect(ideals({ spacingDays: [120, 240], toleranceDays: 20 })).toEqual(['2026-05-01', '2026-08-29'])
  })

  test('are none when the contract is suspended, ended, or over before', () => {
    expect(ideals({ status: 'suspended' })).toEqual([])
    expect(ideals({ status: 'ended' })).toEqual([])
    expect(ideals({ endsOn: '2026-06-30' })).toEqual([])
  })

  test('keep their key when the horizon moves', () => {
    const keys = (from: string) => contractOccurrences(aContract(), { from, to: '2027-12-31' }).map((one) => one.occurrenceKey)
    expect(keys('2026-08-01')).toEqual(keys('2026-01-01'))
  })
})
