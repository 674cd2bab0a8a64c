import { describe, expect, test } from 'vitest'
import { companyCulprits, contractCulprits, hoursCulprits, weekCulprits } from './input-rules.ts'

const paths = (culprits: readonly { path: string; code: string }[]) => culprits.map(({ code, path }) => `${code} ${path}`)

describe('what is refused although it is well-formed', () => {
  test('a week that its year does not have: 2027 has 52', () => {
    expect(paths(weekCulprits('2027-W53', 'body.week'))).toEqual(['NO_SUCH_WEEK body.week'])
    expect(weekCulprits('2026-W53', 'body.week')).toEqual([])
  })

  test('working hours that end before they begin, or overlap; a split day is fine', () => {
    const day = (start: string, end: string) => ({ weekday: 1, start, end })
    expect(paths(hoursCulprits([day('08:00', '12:00'), day('18:00', '14:00')]))).toEqual(['REVERSED body.hours.1.end'])
    expect(paths(hoursCulprits([day('08:00', '12:00'), day('11:00', '17:00')]))).toEqual(['OVERLAP body.hours.1'])
    expect(hoursCulprits([day('08:00', '12:00'), day('12:00', '17:00')])).toEqual([])
  })

  test('a time zone that is none, a lunch and a meeting turned round', () => {
    const lunch = { earliestStart: '13:00', latestStart: '12:00', minutes: 60 }
    const meeting = { weekday: 3, start: '09:00', end: '09:00' }
    expect(paths(companyCulprits({ timeZone: 'Mars/Phobos', lunch, meeting }))).toEqual([
      'NO_SUCH_TIME_ZONE body.timeZone',
      'REVERSED body.lunch.latestStart',
      'REVERSED body.meeting.end',
    ])
    expect(companyCulprits({ timeZone: 'Europe/Paris', meeting: null })).toEqual([])
  })

  test('a contract and a suspension that end before they begin', () => {
    const suspensions = [{ from: '2026-03-01', to: '2026-02-01' }]
    expect(paths(contractCulprits({ startsOn: '2026-06-01', endsOn: '2026-05-31', suspensions }))).toEqual([
      'REVERSED body.contract.endsOn',
      'REVERSED body.contract.suspensions.0.to',
    ])
    expect(contractCulprits({ startsOn: '2026-06-01', endsOn: null })).toEqual([])
  })
})
