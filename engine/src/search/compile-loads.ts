import type { Problem, Shift } from '../model/problem.ts'

const UNLIMITED = 1 << 30

/** Amounts by visit and dimension, flat (`visit * dimensions + dimension`), and room by class and dimension. */
export interface Loads {
  readonly dimensions: number
  readonly pickup: Int32Array
  readonly delivery: Int32Array
  readonly demand: Int32Array
  readonly capacity: Int32Array
  /** some dimension is both filled and emptied on the way: load depends on the order of the stops */
  readonly mixed: boolean
}

/** A shipment's pickup half adds its amount on the way, its delivery half takes it off again (a negative pickup). */
export function compileLoads(problem: Problem, shifts: readonly Shift[], partner: Int32Array): Loads {
  const n = problem.visits.length
  const widths = [0, ...shifts.map((shift) => shift.capacity?.length ?? 0)]
  const dimensions = Math.max(...widths)
  const pickup = new Int32Array(n * dimensions)
  const delivery = new Int32Array(n * dimensions)
  const indexOf = new Map(problem.visits.map((visit, v) => [visit.id, v]))
  for (let d = 0; d < dimensions; d++) {
    problem.visits.forEach((visit, v) => {
      pickup[v * dimensions + d] = visit.pickup?.[d] ?? 0
      delivery[v * dimensions + d] = visit.delivery?.[d] ?? 0
    })
  }
  for (const { pickup: from, amount } of problem.shipments ?? []) {
    const at = indexOf.get(from)!
    for (let d = 0; d < dimensions; d++) {
      const carried = amount?.[d] ?? 0
      pickup[at * dimensions + d]! += carried
      pickup[partner[at]! * dimensions + d]! -= carried
    }
  }
  const demand = new Int32Array(n * dimensions)
  let mixed = false
  for (let d = 0; d < dimensions; d++) {
    const any = (amounts: Int32Array, test: (amount: number) => boolean) =>
      amounts.some((amount, i) => i % dimensions === d && test(amount))
    const oneWay = !any(pickup, (amount) => amount < 0) && !(any(pickup, (amount) => amount > 0) && any(delivery, (amount) => amount > 0))
    if (!oneWay) mixed = true
    for (let v = 0; v < n && oneWay; v++) demand[v * dimensions + d] = pickup[v * dimensions + d]! + delivery[v * dimensions + d]!
  }
  const capacity = Int32Array.from({ length: shifts.length * dimensions }, (_, i) => {
    const shift = shifts[Math.floor(i / dimensions)]!
    return shift.capacity?.[i % dimensions] ?? UNLIMITED
  })
  return { dimensions, pickup, delivery, demand, capacity, mixed }
}
