import { describe, expect, it } from 'vitest'
import { isEmpty, nextStep, stepsOf } from './steps.ts'

const NOTHING = {
  clients: 0,
  sitesToPlace: 0,
  technicians: 0,
  techniciansUnnamed: 0,
  zoningInForce: false,
  zoningFrom: null,
  zones: 0,
  plannedWeek: null,
  publishedWeek: null,
}
const next = (more: Partial<typeof NOTHING> | object) => nextStep(stepsOf({ ...NOTHING, ...more }, '2026-W49'))?.name ?? null

describe('the first steps', () => {
  it('come one after the other, by what is stored', () => {
    expect(next({})).toBe('clients')
    expect(next({ clients: 3 })).toBe('technicians')
    expect(next({ clients: 3, technicians: 5, techniciansUnnamed: 5 })).toBe('technicians')
    expect(next({ clients: 3, technicians: 5 })).toBe('zones')
    expect(next({ clients: 3, technicians: 5, zoningFrom: '2026-11-30', plannedWeek: '2026-W49' })).toBe('week')
    expect(next({ clients: 3, technicians: 5, zoningFrom: '2026-11-30', publishedWeek: '2026-W49' })).toBeNull()
  })
  it('are shown by themselves only while there is nothing', () => {
    expect([isEmpty(NOTHING), isEmpty({ ...NOTHING, clients: 1 })]).toEqual([true, false])
  })
})
