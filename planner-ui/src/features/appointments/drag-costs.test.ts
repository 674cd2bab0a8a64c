import { describe, expect, it } from 'vitest'
import { costAt } from './drag-costs.ts'

const stretch = (technicianId: string, from: string, until: string, refusal: string | null) => ({
  technicianId,
  from: `2026-12-01T${from}:00Z`,
  until: `2026-12-01T${until}:00Z`,
  refusal,
  extraSeconds: 600,
  extraMetres: 5_000,
})
const answers = [
  stretch('a', '07:00', '09:00', null),
  stretch('a', '09:00', '09:15', 'TIME_WINDOW'),
  stretch('b', '07:00', '09:00', 'SKILL'),
]
const at = (technicianId: string, time: string) => costAt(answers, { technicianId, start: `2026-12-01T${time}:00+01:00` })

describe('the cost under the pointer', () => {
  it('is that of the stretch it stands in, its end not included', () => {
    expect(at('a', '08:00')).toEqual({ kind: 'fits', extraSeconds: 600, extraMetres: 5_000 })
    expect(at('a', '09:59')).toMatchObject({ kind: 'fits' })
    expect(at('a', '10:00')).toEqual({ kind: 'refused', code: 'TIME_WINDOW' })
  })

  it('is each technician’s own, and refused where nobody works', () => {
    expect(at('b', '08:30')).toEqual({ kind: 'refused', code: 'SKILL' })
    expect(at('a', '07:30')).toEqual({ kind: 'refused', code: 'SHIFT_TIME' })
  })

  it('is asked for as long as no answer has come', () => {
    expect(costAt(null, { technicianId: 'a', start: '2026-12-01T08:00:00Z' })).toEqual({ kind: 'asking' })
  })
})
