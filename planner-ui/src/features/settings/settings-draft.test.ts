import { type Company, DEFAULT_LIVE_RULES, DEFAULT_MEETING_RULES } from '@tournee/contract'
import { describe, expect, it } from 'vitest'
import { companyOf, DEFAULT_BOOKING, draftOf, faultsOf } from './settings-draft.ts'

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
    expect(companyOf(draftOf(company))).toEqual({
      ...company,
      booking: DEFAULT_BOOKING,
      meetingRules: DEFAULT_MEETING_RULES,
      live: DEFAULT_LIVE_RULES,
    })
  })
  it('say of each field what is wrong with it', () => {
    const draft = draftOf(company)
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
