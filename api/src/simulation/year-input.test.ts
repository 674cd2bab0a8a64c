import type { Contract } from '@tournee/contract'
import { contractWithDefaults } from '@tournee/data'
import { DEFAULT_RATES } from '@tournee/engine/slots'
import { buildDemand } from '@tournee/engine/zoning'
import { describe, expect, test } from 'vitest'
import { aCompany, aTechnician } from '../testing/builders.ts'
import { meanAndSpread, savedAgainst } from './summarise-years.ts'
import { yearInput } from './year-input.ts'

const POSITION = { lng: 6.1265, lat: 45.9 }
const aContract = (more: Partial<Contract> = {}): Contract => ({
  ...contractWithDefaults({}, '2026-06-01'),
  id: 'k1',
  clientId: 'c1',
  siteId: 's1',
  ...more,
})

function year(contracts: readonly Contract[]) {
  const [cell] = buildDemand([{ id: 's1', position: POSITION, minutes: 90 }])
  const figures = { cv: 0, maxOverMean: 1, cutEdgeRatio: 0, meanDriveMinutes: 4, movedShare: null }
  return yearInput({
    from: '2027-01-01',
    to: '2027-12-31',
    company: aCompany(),
    technicians: [aTechnician(), aTechnician({ id: 't2', active: false })],
    sites: [{ siteId: 's1', clientId: 'c1', position: POSITION, visits: 1, minutes: 75, otherMinutes: 0 }],
    contracts,
    zoning: {
      zones: [{ id: 'z1', name: 'Annecy', colour: 0 }],
      cells: [{ ...cell!, zoneId: 'z1', locked: false, clients: ['s1'] }],
      figures: { ...figures, zones: [{ zoneId: 'z1', minutes: 90, clients: 1, components: 1, meanDriveMinutes: 4 }] },
    },
    rates: DEFAULT_RATES,
  })
}

describe('a year to simulate', () => {
  test('has the working days of France, the places of clients and of those who work', () => {
    const { input, places } = year([])
    // 261 weekdays of 2027 less seven holidays on weekdays: 1 January, Easter Monday, Ascension and Whit Monday, 14 July, 1 and 11 November
    expect(input.workdays).toHaveLength(254)
    expect(input.workdays).not.toContain('2027-07-14')
    expect(places).toEqual([POSITION, { lng: 6.09, lat: 45.88 }])
    expect(input).toMatchObject({ clients: [{ place: 0, zone: 'z1' }], zones: [{ id: 'z1', centre: 0, spreadMinutes: 4 }] })
  })

  test('starts after the meeting on its weekday', () => {
    const [ada, ...more] = year([]).input.technicians
    expect(more).toEqual([])
    expect(ada).toMatchObject({ id: 't1', home: 1, maxWork: 8 * 3_600 })
    expect(ada!.hours!.map(({ start }) => start)).toEqual(['08:00', '08:00', '09:00', '08:00', '08:00'])
  })

  test('holds the due visits whose ideal day and last day lie in it', () => {
    // a visit a year half a year after the start: ideal on 30 November, window to 14 January: next year's
    expect(year([aContract()]).input.due).toEqual([])
    const [due, ...more] = year([aContract({ startsOn: '2026-09-01' })]).input.due
    expect(more).toEqual([])
    // 1 September + 182 days
    expect(due).toMatchObject({ client: 0, service: 75 * 60, ideal: '2027-03-02', earliest: '2027-01-16', latest: '2027-04-16' })
  })
})

describe('the figures of several years', () => {
  test('are a mean with its spread, kilometres against the same seed', () => {
    const result = (policy: 'fcfs' | 'zones', seed: number, km: number) => ({ policy, seed, km })
    const results = [result('fcfs', 1, 100), result('zones', 1, 75), result('fcfs', 2, 200), result('zones', 2, 100)] as never
    expect(savedAgainst(results, 'zones')).toEqual([-25, -50])
    expect(meanAndSpread([-25, -50], 1)).toBe('-37.5 (-50.0 to -25.0)')
    expect(meanAndSpread([7], 0)).toBe('7')
  })
})
