import type { Matrix, Problem, Shift, Visit } from '../problem.ts'

/** Eight o'clock on an arbitrary axis whose day starts at 0. */
export const EIGHT = 8 * 3600
/** Hours to seconds, for readable expectations. */
export const hours = (count: number): number => Math.round(count * 3600)
/** Minutes to seconds. */
export const minutes = (count: number): number => count * 60

/** A matrix over places on a line, given by their kilometre: one minute and 1 000 m a kilometre. */
export function lineMatrix(kilometres: readonly number[]): Matrix {
  const size = kilometres.length
  const distance = (from: number, to: number) => Math.abs(kilometres[from]! - kilometres[to]!)
  const fill = (unit: number) => Int32Array.from({ length: size * size }, (_, at) => distance(Math.floor(at / size), at % size) * unit)
  return { size, durations: fill(60), distances: fill(1000) }
}

/** An hour's visit at location 1, without any restriction. */
export function aVisit(overrides: Partial<Visit> = {}): Visit {
  return { id: 'v1', location: 1, service: hours(1), ...overrides }
}

/** Ana's shift from location 0 and back, 8:00-18:00. */
export function aShift(overrides: Partial<Shift> = {}): Shift {
  return { id: 's1', technician: 'ana', start: 0, end: 0, earliestStart: EIGHT, latestEnd: hours(18), ...overrides }
}

/** The lunch of the field: one hour, starting between 12:00 and 13:00. */
export const LUNCH = { id: 'lunch', duration: 3600, timeWindows: [[hours(12), hours(13)]] } as const

/** One visit, one shift, two places 10 km apart, and technicians for every shift given. */
export function aProblem(overrides: Partial<Problem> = {}): Problem {
  const shifts = overrides.shifts ?? [aShift()]
  return {
    locations: [{ id: 'depot' }, { id: 'client' }],
    matrices: { car: lineMatrix([0, 10]) },
    visits: [aVisit()],
    technicians: [...new Set(shifts.map((shift) => shift.technician))].map((id) => ({ id })),
    shifts,
    ...overrides,
  }
}
