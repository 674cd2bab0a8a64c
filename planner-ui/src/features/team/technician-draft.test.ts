import type { Technician } from '@tournee/contract'
import { describe, expect, it } from 'vitest'
import { bodyOf, draftOf, faultOf, newDraft } from './technician-draft.ts'

const ada: Technician = {
  id: 't1',
  name: 'Ada',
  letter: 'A',
  colour: 0,
  phone: null,
  email: null,
  skills: ['pac', 'elec'],
  startLabel: 'Seynod',
  start: { lng: 6.09, lat: 45.88 },
  hours: [1, 2].map((weekday) => ({ weekday, start: '08:00', end: '17:30' })),
  maxWorkMinutes: 450,
  active: true,
  version: 1,
}

describe('a technician in a form', () => {
  it('comes out as it went in', () => {
    const { id: _id, version: _version, ...body } = ada
    expect(bodyOf(draftOf(ada, 'fr'))).toEqual(body)
  })
  it('has its hours of work as the language writes them', () => {
    expect([draftOf(ada, 'fr').maxWork, draftOf(ada, 'en').maxWork]).toEqual(['7,5', '7.5'])
    expect(bodyOf({ ...draftOf(ada, 'en'), maxWork: '6.5' }).maxWorkMinutes).toBe(390)
  })
  it('gets the next free letter and colour, and office hours', () => {
    expect(newDraft([ada])).toMatchObject({ letter: 'B', colour: 1, startLabel: 'Seynod', active: true })
    expect(bodyOf({ ...newDraft([ada]), name: 'Bob' }).hours).toHaveLength(5)
  })
  it('is told what is wrong with it, one thing at a time', () => {
    const fault = (more: object, ownId: string | null = 't1') => faultOf({ ...draftOf(ada, 'fr'), ...more }, [ada], ownId)
    expect([
      fault({}),
      fault({ name: ' ' }),
      fault({ letter: '1' }),
      fault({}, null),
      fault({ maxWork: '0,5' }),
      fault({ start: null }),
    ]).toEqual([null, 'name', 'letter', 'taken', 'work', 'start'])
    expect(fault({ days: [{ works: true, start: '09:00', end: '08:00' }] })).toBe('hours')
  })
})
