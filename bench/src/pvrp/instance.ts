/** A Cordeau periodic instance, as its file says it. */
export interface PeriodicInstance {
  readonly name: string
  readonly vehiclesPerDay: number
  readonly days: number
  /** Infinity where the file has none */
  readonly maxDuration: number
  readonly capacity: number
  readonly depot: { readonly x: number; readonly y: number }
  readonly customers: readonly PeriodicCustomer[]
}

export interface PeriodicCustomer {
  readonly x: number
  readonly y: number
  readonly service: number
  readonly demand: number
  /** allowed sets of days, counted from 0 */
  readonly patterns: readonly (readonly number[])[]
}

/** One route of an answer: a day, and customers by index in order. */
export interface DayTour {
  readonly day: number
  readonly customers: readonly number[]
}

/** Reads a file of type 1: `1 m n t`, then `D Q` per day, then the depot, then a row per customer with its patterns as bit strings. */
export function readPeriodic(text: string, name: string): PeriodicInstance {
  const rows = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.trim().split(/\s+/).map(Number))
  const [type, vehiclesPerDay, count, days] = rows[0]!
  if (type !== 1) throw new Error(`${name}: type ${type} is not a periodic file`)
  const [maxDuration, capacity] = rows[1]!
  const [, x, y] = rows[1 + days!]!
  const customers = rows.slice(2 + days!, 2 + days! + count!).map(([, cx, cy, service, demand, , number, ...codes]) => ({
    x: cx!,
    y: cy!,
    service: service!,
    demand: demand!,
    patterns: codes.slice(0, number).map((code) => daysOf(code, days!)),
  }))
  return {
    name,
    vehiclesPerDay: vehiclesPerDay!,
    days: days!,
    maxDuration: maxDuration! > 0 ? maxDuration! : Number.POSITIVE_INFINITY,
    capacity: capacity!,
    depot: { x: x!, y: y! },
    // p01 has a customer that stands on the depot and asks for nothing on no day
    customers: customers.map((customer) => ({ ...customer, patterns: customer.patterns.filter((pattern) => pattern.length > 0) })),
  }
}

/** Days of a code, the leftmost of `days` binary digits being the first day. */
const daysOf = (code: number, days: number): readonly number[] =>
  Array.from({ length: days }, (_, day) => day).filter((day) => (code >> (days - 1 - day)) & 1)
