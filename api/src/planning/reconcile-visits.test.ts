import type { Contract } from '@tournee/contract'
import type { ContractVisit } from '@tournee/data'
import { describe, expect, test } from 'vitest'
import { aContract } from '../testing/builders.ts'
import { contractOccurrences } from './contract-occurrences.ts'
import { reconcileVisits, visitChangesOf } from './reconcile-visits.ts'

const TODAY = '2026-11-23'

/** The visits that a contract has once it made them due today. */
const madeBy = (contract: Contract, more: Partial<ContractVisit> = {}): ContractVisit[] =>
  contractOccurrences(contract, { from: TODAY, to: '2027-12-23' }).map((occurrence, index) => ({
    id: `v${index}`,
    clientId: 'c1',
    siteId: contract.siteId,
    status: 'due',
    durationMinutes: contract.durationMinutes,
    skills: contract.skills,
    isFree: true,
    isWithdrawn: false,
    ...occurrence,
    ...more,
  }))

const counts = (contract: Contract, visits: readonly ContractVisit[]) => {
  const { create, change, withdraw } = visitChangesOf(contract, reconcileVisits(contract, visits, TODAY))
  return [create.length, change.length, withdraw.length]
}

describe('a changed contract', () => {
  // one a year from 1 June 2026: ideal 30 November 2026 and 30 November 2027
  const before = aContract()

  test('that says the same does nothing', () => expect(counts(before, madeBy(before))).toEqual([0, 0, 0]))

  test('makes its visits when it has none yet', () => expect(counts(before, [])).toEqual([2, 0, 0]))

  test('moves the due windows of free visits', () => expect(counts(aContract({ toleranceDays: 10 }), madeBy(before))).toEqual([0, 2, 0]))

  test('leaves visits alone that are promised, planned, held or done', () => {
    const fixed = madeBy(before, { isFree: false, status: 'booked' })
    expect(counts(aContract({ toleranceDays: 10, durationMinutes: 120 }), fixed)).toEqual([0, 0, 0])
    expect(counts(aContract({ status: 'ended' }), fixed)).toEqual([0, 0, 0])
  })

  test('takes free visits out when it is suspended or ends, and brings the same ones back', () => {
    const visits = madeBy(before)
    expect(counts(aContract({ status: 'suspended' }), visits)).toEqual([0, 0, 2])
    const withdrawn = visits.map((visit) => ({ ...visit, status: 'cancelled' as const, isFree: false, isWithdrawn: true }))
    expect(counts(before, withdrawn)).toEqual([0, 2, 0])
  })

  test('never brings back what a person cancelled', () => {
    expect(counts(before, madeBy(before, { status: 'cancelled', isFree: false }))).toEqual([0, 0, 0])
  })

  test('keeps what it owes already, even where its window is over by the new tolerance', () => {
    // ideal 2 November + 10 days = 12 November, before today: late, not forgotten
    const started = aContract({ startsOn: '2026-05-04' })
    const visits = madeBy(started)
    expect(visits[0]).toMatchObject({ dueIdeal: '2026-11-02', dueTo: '2026-12-17' })
    const changes = visitChangesOf(started, reconcileVisits({ ...started, toleranceDays: 10 }, visits, TODAY))
    expect(changes.change[0]?.to.dueTo).toBe('2026-11-12')
    expect(changes.withdraw).toEqual([])
  })
})
