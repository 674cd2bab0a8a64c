import { describe, expect, it } from 'vitest'
import { absenceDays, comingAbsences, groupHours, joinDays } from './model.ts'

const name = (day: number) => ['', 'lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'][day]!
const hours = (weekday: number, start: string, end: string) => ({ weekday, start, end })

describe('working hours', () => {
  it('put equal days together', () => {
    expect(groupHours([hours(2, '08:00', '18:00'), hours(1, '08:00', '18:00'), hours(3, '09:00', '18:00')])).toEqual([
      { weekdays: [1, 2], start: '08:00', end: '18:00' },
      { weekdays: [3], start: '09:00', end: '18:00' },
    ])
  })

  it('say a run of days by its ends', () => {
    expect(joinDays([1, 2, 3, 4, 5], name)).toBe('lun.–ven.')
    expect(joinDays([1, 2, 4, 5], name)).toBe('lun., mar., jeu., ven.')
    expect(joinDays([1, 3, 4, 5], name)).toBe('lun., mer.–ven.')
  })
})

describe('absences', () => {
  const absence = (id: string, from: string, to: string) => ({ id, technicianId: 't', from, to, reason: '' })

  it('count both ends', () => {
    expect(absenceDays({ from: '2026-12-01', to: '2026-12-01' })).toBe(1)
    expect(absenceDays({ from: '2026-12-24', to: '2027-01-02' })).toBe(10)
  })

  it('to come are those not over, soonest first', () => {
    const all = [
      absence('later', '2026-12-20', '2026-12-21'),
      absence('over', '2026-11-01', '2026-11-30'),
      absence('today', '2026-11-20', '2026-12-01'),
    ]
    expect(comingAbsences(all, '2026-12-01').map((a) => a.id)).toEqual(['today', 'later'])
  })
})
