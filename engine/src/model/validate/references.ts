import type { InputReport } from '../json/read.ts'
import type { RawProblem } from '../json/read-problem.ts'
import type { Lock, RouteOrder } from '../problem.ts'

interface Known {
  readonly visits: ReadonlySet<string>
  readonly technicians: ReadonlySet<string>
  readonly shifts: ReadonlySet<string>
  readonly days: ReadonlySet<string>
}

/**
 * Every reference leads somewhere: locations, technicians of shifts, locks, shipments, initial routes. People named by a visit's
 * wishes (allowed, forbidden, preferred, last) and the reference plan may be absent from this problem.
 */
export function validateReferences(problem: RawProblem, report: InputReport): void {
  const known: Known = {
    visits: new Set(problem.visits.map((visit) => visit.id)),
    technicians: new Set(problem.technicians.map((technician) => technician.id)),
    shifts: new Set(problem.shifts.map((shift) => shift.id)),
    days: new Set(problem.shifts.flatMap((shift) => shift.day ?? [])),
  }
  const refer = (found: boolean, path: string, name: string, kind: string) => {
    if (!found) report.refuse('UNKNOWN_REFERENCE', path, `there is no ${kind} ${name}`, `name a ${kind} of this problem`)
  }
  const place = (location: number | undefined, path: string) => {
    if (location === undefined || location < problem.locations.length) return
    report.refuse(
      'UNKNOWN_REFERENCE',
      path,
      `there are ${problem.locations.length} locations, none has index ${location}`,
      'indexes count from 0',
    )
  }
  for (const [index, visit] of problem.visits.entries()) {
    place(visit.location, `$.visits[${index}].location`)
    if (visit.lock) validateLock(visit.lock, `$.visits[${index}].lock`, known, refer)
  }
  for (const [index, shift] of problem.shifts.entries()) {
    const path = `$.shifts[${index}]`
    refer(known.technicians.has(shift.technician), `${path}.technician`, shift.technician, 'technician')
    place(shift.start, `${path}.start`)
    place(shift.end, `${path}.end`)
    for (const [rank, rule] of (shift.breaks ?? []).entries()) place(rule.location, `${path}.breaks[${rank}].location`)
  }
  validateShipments(problem, known, refer, report)
  validateOrders(problem.initial ?? [], '$.initial', known, refer, report)
}

type Refer = (found: boolean, path: string, name: string, kind: string) => void

function validateLock(lock: Lock, path: string, known: Known, refer: Refer): void {
  if (lock.kind === 'technician') refer(known.technicians.has(lock.technician), `${path}.technician`, lock.technician, 'technician')
  else if (lock.kind === 'day') refer(known.days.has(lock.day), `${path}.day`, lock.day, 'day with a shift')
  else refer(known.shifts.has(lock.shift), `${path}.shift`, lock.shift, 'shift')
}

function validateShipments(problem: RawProblem, known: Known, refer: Refer, report: InputReport): void {
  const taken = new Set<string>()
  for (const [index, shipment] of (problem.shipments ?? []).entries())
    for (const end of ['pickup', 'delivery'] as const) {
      const path = `$.shipments[${index}].${end}`
      const visit = shipment[end]
      refer(known.visits.has(visit), path, visit, 'visit')
      if (taken.has(visit))
        report.refuse('VISIT_SHIPPED_TWICE', path, `${visit} is already an end of a shipment`, 'give each shipment two visits of its own')
      taken.add(visit)
    }
}

function validateOrders(orders: readonly RouteOrder[], path: string, known: Known, refer: Refer, report: InputReport): void {
  const shifts = new Set<string>()
  const visits = new Set<string>()
  for (const [index, order] of orders.entries()) {
    const at = `${path}[${index}]`
    refer(known.shifts.has(order.shift), `${at}.shift`, order.shift, 'shift')
    if (shifts.has(order.shift))
      report.refuse('DUPLICATE_ID', `${at}.shift`, `shift ${order.shift} has two routes`, 'give each shift one route')
    shifts.add(order.shift)
    for (const [rank, visit] of order.visits.entries()) {
      refer(known.visits.has(visit), `${at}.visits[${rank}]`, visit, 'visit')
      if (visits.has(visit))
        report.refuse('DUPLICATE_ID', `${at}.visits[${rank}]`, `${visit} is on two routes, or twice on one`, 'list each visit once')
      visits.add(visit)
    }
  }
}
