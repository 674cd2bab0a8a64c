import { type Company, DEFAULT_LIVE_RULES, DEFAULT_MEETING_RULES } from '@tournee/contract'
import { describe, expect, it } from 'vitest'
import { companyOf, DEFAULT_BOOKING, defaultOf, draftOf, faultsOf } from './settings-draft.ts'

const company: Company = {
  name: 'Duret',
  timeZone: 'Europe/Paris',
  depot: { lng: 6.09, lat: 45.88 },
  depotLabel: 'Seynod',
  lunch: { earliestStart: '12:00', latestStart: '13:00', minutes: 60 },
  meeting: null,
  rates: {
    fuelEurPerLitre: 1.7,
    litresPer100Km: 7,
    fullEurPerKm: 0.35,
    technicianEurPerHour: 40,
    co2KgPerLitre: 3.17,
    source: 'x',
    asOf: '2026-01-01',
  },
}

describe('the settings in a form', () => {
  it('come out as they went in, with the defaults of booking where none are set', () => {
    expect(companyOf(draftOf(company, 'fr'))).toEqual({
      ...company,
      booking: DEFAULT_BOOKING,
      meetingRules: DEFAULT_MEETING_RULES,
      live: DEFAULT_LIVE_RULES,
    })
  })
  it('are written as the language writes numbers, and read in either', () => {
    expect([draftOf(company, 'fr').fullEurPerKm, draftOf(company, 'en').fullEurPerKm]).toEqual(['0,35', '0.35'])
    expect([defaultOf('fuelEurPerLitre', 'fr'), defaultOf('fuelEurPerLitre', 'en'), defaultOf('lunchFrom', 'en')]).toEqual([
      '1,7',
      '1.7',
      '12:00',
    ])
    for (const fullEurPerKm of ['0,4', '0.4']) expect(companyOf({ ...draftOf(company, 'en'), fullEurPerKm }).rates.fullEurPerKm).toBe(0.4)
  })
  it('lack an hour that is not there', () => {
    const draft = draftOf(company, 'fr')
    expect(faultsOf({ ...draft, lunchFrom: '' })).toEqual({ lunchFrom: 'text' })
    expect(faultsOf({ ...draft, lunchTo: '' })).toEqual({ lunchTo: 'text' })
    expect(faultsOf({ ...draft, meetingTo: '' })).toEqual({})
    expect(faultsOf({ ...draft, hasMeeting: true, meetingTo: '' })).toEqual({ meetingTo: 'text' })
  })
  it('say of each field what is wrong with it', () => {
    const draft = draftOf(company, 'fr')
    expect(faultsOf(draft)).toEqual({})
    expect(
      faultsOf({
        ...draft,
        name: ' ',
        timeZone: 'Mars/Olympe',
        lunchTo: '11:00',
        holdMinutes: '90',
        horizonDays: '2,5',
        windows: '10:00-08:00',
        reservePercent: 'x',
        overtimePercent: '-5',
      }),
    ).toEqual({
      name: 'text',
      timeZone: 'zone',
      lunchTo: 'order',
      holdMinutes: 'range',
      horizonDays: 'number',
      windows: 'windows',
      reservePercent: 'number',
      overtimePercent: 'range',
    })
  })
})
