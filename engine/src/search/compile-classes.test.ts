import { describe, expect, it } from 'vitest'
import { aProblem, aShift, aVisit } from '../model/testing/builders.ts'
import { classifyShifts } from './compile-classes.ts'

const shifts = ['anna', 'ben', 'carl'].map((technician) => aShift({ id: `${technician}:1`, technician }))
const technicians = ['anna', 'ben', 'carl'].map((id) => ({ id }))
const classesOf = (visit: Parameters<typeof aVisit>[0], objective = {}) =>
  Array.from(classifyShifts(aProblem({ visits: [aVisit(visit)], technicians, shifts, objective })).classOf)

describe('shifts that no rule tells apart', () => {
  it('are one class, and so are those of technicians of whom every visit says the same', () => {
    expect(classesOf({})).toEqual([0, 0, 0])
    expect(classesOf({ allowedTechnicians: ['anna', 'ben'] })).toEqual([0, 0, 1])
    expect(classesOf({ allowedTechnicians: ['anna', 'ben'], preferredTechnicians: ['ben'] })).toEqual([0, 1, 2])
    expect(classesOf({ lastTechnician: 'carl' })).toEqual([0, 0, 1])
  })

  it('are told apart by technician where fairness counts', () => {
    expect(classesOf({}, { perUnfairSecond: 1 })).toEqual([0, 1, 2])
  })
})
