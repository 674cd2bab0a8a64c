import { type Problem, solve } from '@tournee/engine'
import type { SlotDay, SlotTravel } from '@tournee/engine/slots'

/** Rounds of the search; a day has some ten visits. */
const ITERATIONS = 400

/** Who serves which visit of one date, promises kept: by visit the id of its shift; null when nothing better than today's assignment is found. */
export function assignDay(days: readonly SlotDay[], travel: SlotTravel): ReadonlyMap<string, string> | null {
  const problem = problemOf(days, travel)
  if (problem.visits.length < 2) return null
  const { plan } = solve(problem, { seed: 1, stop: { iterations: ITERATIONS }, explain: false, certify: false })
  if (plan.unassigned.length > 0) return null
  return new Map(
    plan.routes.flatMap(({ shift, stops }) => stops.flatMap((stop) => (stop.kind === 'visit' ? [[stop.visit, shift] as const] : []))),
  )
}

function problemOf(days: readonly SlotDay[], travel: SlotTravel): Problem {
  const visits = days.flatMap(({ bookings }) => bookings)
  const places = [...new Set([...days.map(({ shift }) => shift.start!), ...visits.map(({ location }) => location)])]
  const local = new Map(places.map((place, index) => [place, index]))
  const size = places.length
  const fill = (of: (from: number, to: number) => number): Int32Array =>
    Int32Array.from({ length: size * size }, (_, entry) => {
      const [from, to] = [places[Math.floor(entry / size)]!, places[entry % size]!]
      return from === to ? 0 : of(from, to)
    })
  return {
    locations: places.map(() => ({})),
    matrices: { car: { size, durations: fill(travel.duration), distances: fill(travel.distance) } },
    technicians: days.map(({ technician }) => technician),
    visits: visits.map((visit) => ({ ...visit, location: local.get(visit.location)! })),
    shifts: days.map(({ shift }) => {
      const { start, end, breaks, ...rest } = shift
      return { ...rest, start: local.get(start!)!, end: local.get(end ?? start!)!, breaks: breaks ?? [] }
    }),
  }
}
