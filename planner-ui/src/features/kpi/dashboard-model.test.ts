import type { LoadReport, SavingsReport } from '@tournee/contract'
import { describe, expect, it } from 'vitest'
import { bookingPoints, loadPoints, savingsPoints, shareOf, zonePoints } from './dashboard-model.ts'

const label = (n: number) => `W${n}`

describe('the charts of the dashboard', () => {
  it('draw no bar for a week that is missing, and one for a zero', () => {
    const week = (name: string, km: number | null) => ({
      week: name,
      baseline: km === null ? null : { km: 50, driveHours: 1, visits: 1 },
      planned: km === null ? null : { km, driveHours: 1, visits: 1 },
      driven: null,
      saved: km === null ? null : { km: 50 - km },
    })
    const report = { measure: 'planned', weeks: [week('2026-W46', 0), week('2026-W47', null)] } as unknown as SavingsReport
    expect(savingsPoints(report, label)).toEqual([
      { label: 'W46', before: 50, after: 0 },
      { label: 'W47', before: null, after: null },
    ])
  })

  it('measure what was driven when asked to', () => {
    const weeks = [{ week: '2026-W46', baseline: { km: 50 }, planned: { km: 30 }, driven: { km: 34 }, saved: { km: 16 } }]
    expect(savingsPoints({ measure: 'driven', weeks } as unknown as SavingsReport, label)[0]).toMatchObject({ after: 34 })
  })

  it('never show less than no free hour', () => {
    const row = { letter: 'A', name: 'Ada Lovelace', driveHours: 10, serviceHours: 31.25, availableHours: 40 }
    expect(loadPoints({ weeks: 1, technicians: [row] } as unknown as LoadReport)).toEqual([
      { label: 'A Ada', drive: 10, work: 31.3, free: 0 },
    ])
    expect(zonePoints({ weeks: [{ week: '2026-W47', days: 1, minutesBooked: 500, minutesOpen: 400 }] }, label)[0]).toMatchObject({
      open: 0,
    })
  })

  it('leave weeks without graded bookings empty', () => {
    const weeks = [
      { week: '2026-W46', booked: 3, ungraded: 3, green: 0, best: 0, meanGrade: null },
      { week: '2026-W47', booked: 4, ungraded: 1, green: 2, best: 1, meanGrade: 60 },
    ]
    expect(bookingPoints({ weeks, total: { booked: 7, ungraded: 4, green: 2, best: 1 } }, label)).toEqual([
      { label: 'W46', green: null, other: null },
      { label: 'W47', green: 2, other: 1 },
    ])
  })

  it('know no share of nothing', () => {
    expect([shareOf(1, 4), shareOf(0, 0)]).toEqual([0.25, null])
  })
})
