import { type CompiledProblem, type CompiledShift, type CompiledVisit, compileProblem } from '../model/compiled.ts'
import type { Problem } from '../model/problem.ts'
import { isInTime } from '../schedule/index.ts'
import { UNREACHABLE } from '../units.ts'
import { refuseTools } from './refuse-tools.ts'
import type { Place, SlotDay, SlotTravel } from './slot-day.ts'
import { type OrdersBySet, ordersAfter, ordersBefore } from './stop-order.ts'

/** Most stops of a day whose orders are all searched; beyond, orders near the planned one. */
export const MAX_EXACT_STOPS = 10

/** All that is known of a day's possible orders. */
export type DayOrders =
  | { readonly kind: 'exact'; readonly before: OrdersBySet; readonly after: OrdersBySet }
  | { readonly kind: 'near'; readonly orders: readonly (readonly CompiledVisit[])[] }

/**
 * A day prepared for requests: places renumbered, orders searched once (lazily). Immutable: a booking made or cancelled makes a new one for that day only; keep the others.
 */
export interface DayState {
  readonly day: SlotDay
  readonly compiled: CompiledProblem
  readonly shift: CompiledShift
  readonly visits: readonly CompiledVisit[]
  /** caller's place by local location index; the guest's index is `places.length` */
  readonly places: readonly Place[]
  readonly orders: () => DayOrders
}

/** Prepares a day; one whose bookings already contradict each other is legal, it has no orders and no room. Throws `LinkedVisitsRefused` on bookings with shared tools. */
export function createDayState(day: SlotDay, travel: SlotTravel): DayState {
  for (const [index, visit] of day.bookings.entries()) refuseTools(visit, `$.bookings[${index}]`)
  const places = [
    ...new Set([
      day.shift.start,
      day.shift.end,
      ...(day.shift.breaks ?? []).map((rule) => rule.location),
      ...day.bookings.map((visit) => visit.location),
    ]),
  ].filter((place) => place !== undefined)
  const local = new Map(places.map((place, index) => [place, index]))
  const size = places.length + 1
  const matrix = {
    size,
    durations: new Int32Array(size * size).fill(UNREACHABLE),
    distances: new Int32Array(size * size).fill(UNREACHABLE),
  }
  places.forEach((from, i) => {
    places.forEach((to, j) => {
      matrix.durations[i * size + j] = i === j ? 0 : travel.duration(from, to)
      matrix.distances[i * size + j] = i === j ? 0 : travel.distance(from, to)
    })
  })
  const problem: Problem = {
    locations: Array.from({ length: size }, () => ({})),
    matrices: { [day.shift.profile ?? 'car']: matrix },
    technicians: [day.technician],
    visits: day.bookings.map((visit) => ({ ...visit, location: local.get(visit.location)! })),
    shifts: [localShift(day, local)],
  }
  const compiled = compileProblem(problem)
  const shift = compiled.shifts[0]!
  let orders: DayOrders | undefined
  return {
    day,
    compiled,
    shift,
    visits: compiled.visits,
    places,
    orders: () => {
      orders ??= searchDay(shift, compiled.visits, day.order)
      return orders
    },
  }
}

function localShift({ shift }: SlotDay, local: ReadonlyMap<Place, number>): Problem['shifts'][number] {
  const { start, end, breaks, ...rest } = shift
  return {
    ...rest,
    ...(start === undefined ? {} : { start: local.get(start)! }),
    ...(end === undefined ? {} : { end: local.get(end)! }),
    ...(breaks === undefined
      ? {}
      : { breaks: breaks.map((rule) => (rule.location === undefined ? rule : { ...rule, location: local.get(rule.location)! })) }),
  }
}

function searchDay(shift: CompiledShift, visits: readonly CompiledVisit[], planned: readonly string[] | undefined): DayOrders {
  if (visits.length <= MAX_EXACT_STOPS) {
    const before = ordersBefore(shift, visits)
    const after = before && ordersAfter(shift, visits)
    if (before && after) return { kind: 'exact', before, after }
  }
  return { kind: 'near', orders: nearOrders(shift, visits, planned) }
}

/** The planned order (else by promise) and every order with one stop moved that is in time. */
function nearOrders(
  shift: CompiledShift,
  visits: readonly CompiledVisit[],
  planned: readonly string[] | undefined,
): readonly (readonly CompiledVisit[])[] {
  const rank = new Map((planned ?? []).map((id, index) => [id, index]))
  const first = (visit: CompiledVisit): number => visit.windows[0]?.[1] ?? Infinity
  const base = [...visits].sort(
    (a, b) => (rank.get(a.visit.id) ?? visits.length) - (rank.get(b.visit.id) ?? visits.length) || first(a) - first(b) || a.index - b.index,
  )
  const orders = new Map<string, readonly CompiledVisit[]>()
  const add = (order: readonly CompiledVisit[]): void => {
    if (isInTime(shift, order)) orders.set(order.map(({ index }) => index).join(), order)
  }
  add(base)
  for (let from = 0; from < base.length; from++)
    for (let to = 0; to < base.length; to++) {
      const order = base.toSpliced(from, 1)
      add(order.toSpliced(to, 0, base[from]!))
    }
  return [...orders.values()]
}
