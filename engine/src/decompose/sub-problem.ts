import type { Matrix, Problem, RouteOrder, Shift } from '../model/problem.ts'
import type { Neighbourhood } from './neighbourhoods.ts'

/**
 * A neighbourhood as a problem of its own, with matrices of its own places only, starting from its routes in `orders`. What a reference
 * plan says about shifts of other neighbourhoods is not known in it.
 */
export function subProblem(problem: Problem, { shifts, visits }: Neighbourhood, orders: readonly RouteOrder[]): Problem {
  const ownShifts = shifts.map((index) => problem.shifts[index]!)
  const ownVisits = visits.map((index) => problem.visits[index]!)
  const shiftIds = new Set(ownShifts.map(({ id }) => id))
  const visitIds = new Set(ownVisits.map(({ id }) => id))
  const technicians = new Set(ownShifts.map(({ technician }) => technician))
  const places = createPlaces()
  const keep = (list: readonly RouteOrder[] | undefined): readonly RouteOrder[] =>
    (list ?? [])
      .filter(({ shift }) => shiftIds.has(shift))
      .map(({ shift, visits: order }) => ({ shift, visits: order.filter((id) => visitIds.has(id)) }))
  const laidVisits = ownVisits.map((visit) => ({ ...visit, location: places.indexOf(visit.location) }))
  const laidShifts = ownShifts.map((shift) => withPlaces(shift, places.indexOf))
  const shipments = problem.shipments?.filter(({ pickup }) => visitIds.has(pickup))
  const profiles = new Set(ownShifts.map(({ profile }) => profile ?? 'car'))
  return {
    locations: places.list().map((index) => problem.locations[index]!),
    matrices: Object.fromEntries([...profiles].map((profile) => [profile, cutMatrix(problem.matrices[profile]!, places.list())])),
    visits: laidVisits,
    ...(shipments ? { shipments } : {}),
    technicians: problem.technicians.filter(({ id }) => technicians.has(id)),
    shifts: laidShifts,
    ...(problem.objective ? { objective: problem.objective } : {}),
    initial: keep(orders),
    ...(problem.reference ? { reference: keep(problem.reference) } : {}),
  }
}

/** Numbers places anew in the order in which they are first asked for. */
function createPlaces() {
  const known = new Map<number, number>()
  const indexOf = (location: number): number => {
    const index = known.get(location) ?? known.size
    known.set(location, index)
    return index
  }
  return { indexOf, list: (): readonly number[] => [...known.keys()] }
}

function withPlaces(shift: Shift, indexOf: (location: number) => number): Shift {
  const breaks = shift.breaks?.map((rule) => (rule.location === undefined ? rule : { ...rule, location: indexOf(rule.location) }))
  return {
    ...shift,
    ...(shift.start === undefined ? {} : { start: indexOf(shift.start) }),
    ...(shift.end === undefined ? {} : { end: indexOf(shift.end) }),
    ...(breaks ? { breaks } : {}),
  }
}

/** Rows and columns of some places; durations and distances that share their numbers go on sharing them. */
function cutMatrix({ size, durations, distances }: Matrix, places: readonly number[]): Matrix {
  const take = (from: Int32Array): Int32Array => {
    const block = new Int32Array(places.length ** 2)
    let at = 0
    for (const row of places) for (const column of places) block[at++] = from[row * size + column]!
    return block
  }
  const own = take(durations)
  return { size: places.length, durations: own, distances: durations === distances ? own : take(distances) }
}
