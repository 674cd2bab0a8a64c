import type { PeriodicProblem, Plan, Shift } from '@tournee/engine'
import { visitOn } from '@tournee/engine'
import type { DayTour, PeriodicInstance } from './instance.ts'

/** Engine units in one unit of the file; lengths are rounded up, so that no route is too long by rounding. */
const UNITS = 10_000
const ENDLESS = 1 << 28

/** The instance in the engine's integers: distance alone costs, days are labels of one and the same time. */
export function toPeriodicProblem(instance: PeriodicInstance): PeriodicProblem {
  const served = instance.customers.map((customer, index) => ({ ...customer, index })).filter(({ patterns }) => patterns.length > 0)
  const places = [instance.depot, ...served]
  const size = places.length
  const travel = new Int32Array(size * size)
  places.forEach((a, i) => {
    places.forEach((b, j) => {
      travel[i * size + j] = Math.ceil(Math.round(Math.hypot(a.x - b.x, a.y - b.y) * UNITS * 1e6) / 1e6)
    })
  })
  const shifts = Array.from({ length: instance.days * instance.vehiclesPerDay }, (_, i): Shift => {
    const day = Math.floor(i / instance.vehiclesPerDay)
    return {
      id: `${day}:${i % instance.vehiclesPerDay}`,
      technician: `k${i % instance.vehiclesPerDay}`,
      day: String(day),
      start: 0,
      end: 0,
      earliestStart: 0,
      latestEnd: ENDLESS,
      capacity: [instance.capacity],
      ...(Number.isFinite(instance.maxDuration) ? { maxDuration: Math.round(instance.maxDuration * UNITS) } : {}),
    }
  })
  const longest = travel.reduce((most, length) => Math.max(most, length), 0)
  return {
    problem: {
      locations: places.map(() => ({})),
      matrices: { car: { size, durations: travel, distances: travel } },
      visits: served.map(({ index, service, demand }, i) => ({
        id: String(index),
        location: i + 1,
        service: Math.round(service * UNITS),
        delivery: [demand],
      })),
      technicians: Array.from({ length: instance.vehiclesPerDay }, (_, i) => ({ id: `k${i}` })),
      shifts,
      objective: { perDriveSecond: 0, perMetre: 1, perShift: 0, unservedMandatory: longest * 100 },
    },
    patterns: Object.fromEntries(served.map(({ index, patterns }) => [String(index), patterns.map((days) => days.map(String))])),
  }
}

/** The engine's routes as tours of the instance. */
export function toDayTours(plan: Plan): readonly DayTour[] {
  return plan.routes.map(({ shift, stops }) => {
    const day = Number(shift.split(':')[0])
    const suffix = visitOn('', String(day)).length
    return { day, customers: stops.flatMap((stop) => (stop.kind === 'visit' ? [Number(stop.visit.slice(0, -suffix))] : [])) }
  })
}
