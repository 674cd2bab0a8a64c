import type { Metres, Seconds } from '../units.ts'
import { UNREACHABLE } from '../units.ts'
import { DEFAULT_WEIGHTS } from './default-weights.ts'
import type { Break, Matrix, ObjectiveWeights, Problem, Shift, Technician, TimeWindow, Visit } from './problem.ts'
import { ALWAYS, intersectWindows } from './time-window.ts'

/** The half of a shipment that a visit is. */
interface ShipmentEnd {
  readonly role: 'pickup' | 'delivery'
  /** index of the other visit */
  readonly partner: number
  readonly amount: readonly number[]
}

/** A visit by index, with everything that restricts its start in one list. */
export interface CompiledVisit {
  readonly index: number
  readonly visit: Visit
  readonly location: number
  /** when the stay may start: time windows, promise, due dates and time lock intersected; empty = never */
  readonly windows: readonly TimeWindow[]
  readonly shipment?: ShipmentEnd
}

/** A shift by index, with its technician, its breaks in the order they are taken and its own travel times. */
export interface CompiledShift {
  readonly index: number
  readonly shift: Shift
  readonly technician: Technician
  readonly breaks: readonly Break[]
  /** location index or -1 */
  readonly start: number
  readonly end: number
  readonly size: number
  /** row-major, speed factor applied; `UNREACHABLE` where there is no way */
  readonly durations: Int32Array
  readonly distances: Int32Array
}

/** A problem by index: what timing, rules and costs read instead of searching ids. */
export interface CompiledProblem {
  readonly problem: Problem
  readonly visits: readonly CompiledVisit[]
  readonly shifts: readonly CompiledShift[]
  readonly visitIndex: ReadonlyMap<string, number>
  readonly shiftIndex: ReadonlyMap<string, number>
  readonly weights: ObjectiveWeights
  /** by visit index: the compiled shift of the reference plan, where there is one */
  readonly reference: ReadonlyMap<number, Shift>
}

const compiled = new WeakMap<Problem, CompiledProblem>()

/** Indexes a valid problem; the same object gives the same answer without new work. Throws on unknown references. */
export function compileProblem(problem: Problem): CompiledProblem {
  const known = compiled.get(problem)
  if (known) return known
  const visitIndex = new Map(problem.visits.map((visit, index) => [visit.id, index]))
  const shiftIndex = new Map(problem.shifts.map((shift, index) => [shift.id, index]))
  const ends = shipmentEnds(problem, visitIndex)
  const result: CompiledProblem = {
    problem,
    visits: problem.visits.map((visit, index) => compileVisit(visit, index, ends.get(index))),
    shifts: compileShifts(problem),
    visitIndex,
    shiftIndex,
    weights: { ...DEFAULT_WEIGHTS, ...problem.objective },
    reference: referenceShifts(problem, visitIndex),
  }
  compiled.set(problem, result)
  return result
}

/** Index of a visit by id; throws when the problem has none. */
export function getVisitIndex(compiled: CompiledProblem, id: string): number {
  const index = compiled.visitIndex.get(id)
  if (index === undefined) throw new Error(`unknown visit ${id}`)
  return index
}

/** Index of a shift by id; throws when the problem has none. */
export function getShiftIndex(compiled: CompiledProblem, id: string): number {
  const index = compiled.shiftIndex.get(id)
  if (index === undefined) throw new Error(`unknown shift ${id}`)
  return index
}

/** Work on site for this technician, setup not counted. */
export function serviceOn(shift: CompiledShift, visit: CompiledVisit): Seconds {
  const type = shift.technician.type
  return (type === undefined ? undefined : visit.visit.serviceByType?.[type]) ?? visit.visit.service
}

/** Setup for this technician coming from location index `from` (-1 = from nowhere): nothing when already there. */
export function setupOn(shift: CompiledShift, visit: CompiledVisit, from: number): Seconds {
  if (from === visit.location) return 0
  const type = shift.technician.type
  return (type === undefined ? undefined : visit.visit.setupByType?.[type]) ?? visit.visit.setup ?? 0
}

/** Seconds of the drive between two locations (-1 = nowhere, no drive); `Infinity` where there is no way. */
export function driveOn(shift: CompiledShift, from: number, to: number): Seconds {
  if (from < 0 || to < 0) return 0
  const seconds = shift.durations[from * shift.size + to]!
  return seconds === UNREACHABLE ? Infinity : seconds
}

/** Metres between two locations (-1 = nowhere); `Infinity` where there is no way. */
export function distanceOn(shift: CompiledShift, from: number, to: number): Metres {
  if (from < 0 || to < 0) return 0
  const metres = shift.distances[from * shift.size + to]!
  return metres === UNREACHABLE ? Infinity : metres
}

function compileVisit(visit: Visit, index: number, shipment: ShipmentEnd | undefined): CompiledVisit {
  return { index, visit, location: visit.location, windows: startWindows(visit), ...(shipment ? { shipment } : {}) }
}

/** When the stay of a visit may start, all its rules together. */
export function startWindows(visit: Visit): readonly TimeWindow[] {
  let windows: readonly TimeWindow[] = visit.timeWindows?.length ? visit.timeWindows : [ALWAYS]
  if (visit.promise) windows = intersectWindows(windows, visit.promise)
  if (visit.due) windows = intersectWindows(windows, [visit.due.earliest ?? ALWAYS[0], visit.due.latest ?? ALWAYS[1]])
  if (visit.lock?.kind === 'time') windows = intersectWindows(windows, [visit.lock.start, visit.lock.start])
  return windows
}

function compileShifts(problem: Problem): readonly CompiledShift[] {
  const technicians = new Map(problem.technicians.map((technician) => [technician.id, technician]))
  return problem.shifts.map((shift, index) => {
    const profile = shift.profile ?? 'car'
    const matrix = problem.matrices[profile]
    const technician = technicians.get(shift.technician)
    if (!matrix) throw new Error(`no matrix for profile ${profile}`)
    if (!technician) throw new Error(`unknown technician ${shift.technician}`)
    return {
      index,
      shift,
      technician,
      breaks: sortBreaks(shift),
      start: shift.start ?? -1,
      end: shift.end ?? -1,
      size: matrix.size,
      durations: durationsAt(matrix, shift.speedFactor ?? 1),
      distances: matrix.distances,
    }
  })
}

/** Scaled once per matrix and factor, however many problems share the matrix. */
const scaled = new WeakMap<Matrix, Map<number, Int32Array>>()

function durationsAt(matrix: Matrix, factor: number): Int32Array {
  if (factor === 1) return matrix.durations
  const known = scaled.get(matrix)?.get(factor)
  if (known) return known
  const durations = matrix.durations.map((seconds) => (seconds === UNREACHABLE ? UNREACHABLE : Math.round(seconds / factor)))
  const byFactor = scaled.get(matrix) ?? new Map<number, Int32Array>()
  scaled.set(matrix, byFactor.set(factor, durations))
  return durations
}

/** Breaks in the order they are taken: by the first window's earliest start, then as listed. */
function sortBreaks(shift: Shift): readonly Break[] {
  const first = (rule: Break): Seconds => rule.timeWindows[0]?.[0] ?? -Infinity
  return (shift.breaks ?? [])
    .map((rule, index) => ({ rule, index }))
    .sort((a, b) => first(a.rule) - first(b.rule) || a.index - b.index)
    .map(({ rule }) => rule)
}

function shipmentEnds(problem: Problem, visitIndex: ReadonlyMap<string, number>): ReadonlyMap<number, ShipmentEnd> {
  const ends = new Map<number, ShipmentEnd>()
  for (const shipment of problem.shipments ?? []) {
    const pickup = visitIndex.get(shipment.pickup)
    const delivery = visitIndex.get(shipment.delivery)
    if (pickup === undefined || delivery === undefined) throw new Error(`shipment ${shipment.id} names an unknown visit`)
    const amount = shipment.amount ?? []
    ends.set(pickup, { role: 'pickup', partner: delivery, amount })
    ends.set(delivery, { role: 'delivery', partner: pickup, amount })
  }
  return ends
}

/** Reference visits and shifts that the problem no longer has are forgotten: nothing can be compared with them. */
function referenceShifts(problem: Problem, visitIndex: ReadonlyMap<string, number>): ReadonlyMap<number, Shift> {
  const shifts = new Map(problem.shifts.map((shift) => [shift.id, shift]))
  const result = new Map<number, Shift>()
  for (const order of problem.reference ?? []) {
    const shift = shifts.get(order.shift)
    if (!shift) continue
    for (const id of order.visits) {
      const index = visitIndex.get(id)
      if (index !== undefined) result.set(index, shift)
    }
  }
  return result
}
