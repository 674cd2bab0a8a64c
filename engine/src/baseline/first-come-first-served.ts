import { createCandidate, findRefusal } from '../constraints/index.ts'
import { refuseLinks } from '../links/refuse-links.ts'
import { type CompiledProblem, type CompiledShift, type CompiledVisit, compileProblem, getVisitIndex } from '../model/compiled.ts'
import type { Plan } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import { assemblePlan } from '../objective/index.ts'
import { createRouteRoom, isInTime, type RouteRoom, startRooms, timeRoute } from '../schedule/index.ts'
import type { Seconds } from '../units.ts'
import { appointmentStart } from './appointment-start.ts'

/** How the phone booking is simulated. */
export interface PhoneBooking {
  /** visit ids in the order in which the clients call; visits not listed are never booked */
  readonly callOrder: readonly string[]
  /** appointments are given at multiples of this; default 900: a quarter of an hour is finer than most phones, which favours the baseline */
  readonly appointmentGrid?: Seconds
}

/** Appointments on the books of one shift, in order; each visit's window is the one second of its appointment. */
interface Book {
  readonly room: RouteRoom
}

/** A start that timing allows; the other rules are asked later, in order of time. */
interface Offer {
  readonly book: number
  readonly position: number
  readonly start: Seconds
}

/**
 * The baseline of a week without optimisation: clients call one after another, each is given the earliest appointment that any
 * technician can honour (ties: the first shift of the problem), at an hour on the grid, and that hour never moves again. Same
 * roads, rules and promises as the optimiser, no thought for distance. Hours already promised or locked are on the books before
 * the first call. Its routes keep the appointments' hours; what finds no appointment is unassigned, without reasons. Throws
 * `LinkedVisitsRefused` on links.
 */
export function firstComeFirstServed(problem: Problem, { callOrder, appointmentGrid = 900 }: PhoneBooking): Plan {
  refuseLinks(problem, 'the baseline of booking by phone', 'take the links off: clients on the phone are given appointments one by one')
  const compiled = compileProblem(problem)
  const books: Book[] = compiled.shifts.map((shift) => ({ room: createRouteRoom(shift, []) }))
  const booked = new Set<number>()
  for (const visit of callers(compiled, callOrder)) {
    if (booked.has(visit.index)) continue
    const request = requestOf(compiled, visit)
    const found = bookEarliest(compiled, books, request, appointmentGrid)
    if (!found) continue
    books[found.book] = { room: createRouteRoom(compiled.shifts[found.book]!, found.visits) }
    for (const { index } of request) booked.add(index)
  }
  const used = books.filter(({ room }) => room.visits.length > 0)
  return assemblePlan(
    compiled,
    used.map(({ room }) => ({ shift: room.shift, route: timeRoute(room.shift, room.visits) })),
  )
}

/** Those who already have an hour, then the others, both in order of call. */
function callers(compiled: CompiledProblem, callOrder: readonly string[]): readonly CompiledVisit[] {
  const calls = callOrder.map((id) => compiled.visits[getVisitIndex(compiled, id)]!)
  const hasHour = ({ visit }: CompiledVisit) => visit.promise !== undefined || visit.lock?.kind === 'time'
  return [...calls.filter(hasHour), ...calls.filter((visit) => !hasHour(visit))]
}

/** What one call books: a visit, or both ends of a shipment. */
function requestOf(compiled: CompiledProblem, visit: CompiledVisit): readonly CompiledVisit[] {
  if (!visit.shipment) return [visit]
  const partner = compiled.visits[visit.shipment.partner]!
  return visit.shipment.role === 'pickup' ? [visit, partner] : [partner, visit]
}

interface Booked {
  readonly book: number
  readonly visits: readonly CompiledVisit[]
}

/** The earliest appointment every rule allows. */
function bookEarliest(
  compiled: CompiledProblem,
  books: readonly Book[],
  [visit, ...rest]: readonly CompiledVisit[],
  grid: Seconds,
): Booked | null {
  if (!visit) return null
  const offers = books.flatMap(({ room }, book) => offersOf(room, book, visit, grid, 0))
  for (const offer of offers.sort(earlier)) {
    const visits = complete(compiled, books[offer.book]!.room, offer, visit, rest, grid)
    if (visits) return { book: offer.book, visits }
  }
  return null
}

const earlier = (a: Offer, b: Offer): number => a.start - b.start || a.book - b.book || a.position - b.position

/** The book with the offer taken and the rest of the request after it on the same shift; null when some rule refuses. */
function complete(
  compiled: CompiledProblem,
  room: RouteRoom,
  offer: Offer,
  visit: CompiledVisit,
  [next, ...others]: readonly CompiledVisit[],
  grid: Seconds,
): readonly CompiledVisit[] | null {
  const fixed: CompiledVisit = { ...visit, windows: [[offer.start, offer.start]] }
  const visits = room.visits.toSpliced(offer.position - 1, 0, fixed)
  if (!next) return isAllowed(compiled, room.shift, visits) ? visits : null
  const longer = createRouteRoom(room.shift, visits)
  for (const following of offersOf(longer, offer.book, next, grid, offer.position).sort(earlier)) {
    const whole = complete(compiled, longer, following, next, others, grid)
    if (whole) return whole
  }
  return null
}

/** The earliest start at every position after `after`. */
function offersOf(room: RouteRoom, book: number, visit: CompiledVisit, grid: Seconds, after: number): Offer[] {
  const offers: Offer[] = []
  for (let position = after + 1; position <= room.visits.length + 1; position++) {
    let start = Infinity
    for (const { earliest, latest } of startRooms(room, visit, position)) {
      const at = appointmentStart(visit.windows, earliest, grid)
      if (at <= latest && at < start) start = at
    }
    if (start < Infinity) offers.push({ book, position, start })
  }
  return offers
}

function isAllowed(compiled: CompiledProblem, shift: CompiledShift, visits: readonly CompiledVisit[]): boolean {
  return isInTime(shift, visits) && findRefusal(createCandidate(compiled, shift, visits)) === null
}
