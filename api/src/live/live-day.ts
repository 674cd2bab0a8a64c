import type {
  CivilDate,
  IsoWeek,
  LiveArrival,
  LiveDay,
  LiveLane,
  LiveRules,
  LiveStop,
  PlannedRoute,
  PlannedVisit,
  Stamp,
  Technician,
  VisitCard,
  VisitNotice,
} from '@tournee/contract'
import type { Problem, Visit } from '@tournee/engine'
import { type ExpectedRoute, type ExpectedVisit, expectRoutes, type LiveRoute } from '@tournee/engine/live'
import { dangerOf } from './danger.ts'
import { type Told, toldOf } from './told.ts'

/** What a day as it goes is made of; nothing here reads a clock or a database. Instants are epoch milliseconds. */
export interface LiveInput {
  readonly date: CivilDate
  readonly week: IsoWeek
  readonly today: CivilDate
  readonly now: number
  readonly planId: string | null
  readonly publishedDates: readonly CivilDate[]
  readonly routes: readonly PlannedRoute[]
  readonly visits: ReadonlyMap<string, VisitCard>
  readonly technicians: readonly Technician[]
  /** what counts, oldest first */
  readonly stamps: readonly Stamp[]
  readonly notices: readonly (VisitNotice & { readonly visitId: string })[]
  /** clients that can be written to */
  readonly reachable: ReadonlySet<string>
  /** the plan's own, as frozen with it; null = it has none */
  readonly problem: Problem | null
  /** the company's; absent = the defaults */
  readonly rules?: LiveRules | undefined
}

const seconds = (instant: string) => Math.round(Date.parse(instant) / 1_000)
const iso = (at: number) => new Date(at * 1_000).toISOString()
const visitStops = (route: PlannedRoute): PlannedVisit[] => route.stops.flatMap((stop) => (stop.kind === 'visit' ? [stop] : []))

/** Puts together what was planned, told and is expected of a day: promises in danger first, then the next arrivals. */
export function presentLiveDay(input: LiveInput): LiveDay {
  const told = toldOf(input.stamps)
  const expected = new Map(expectedOf(input, told).map((route) => [route.shift, route]))
  const lanes = input.routes
    .flatMap((route) => {
      const technician = input.technicians.find(({ id }) => id === route.technicianId)
      return technician ? [laneOf(input, route, technician, told, expected.get(route.shiftId) ?? null)] : []
    })
    .sort((a, b) => (a.letter < b.letter ? -1 : 1))
  return {
    date: input.date,
    week: input.week,
    now: new Date(input.now).toISOString(),
    isToday: input.date === input.today,
    planId: input.planId,
    publishedDates: [...input.publishedDates],
    lanes,
    arrivals: input.date === input.today ? arrivalsOf(lanes) : [],
  }
}

/** Nothing is expected of another day than today: a past one shows what happened, a later one what is planned. */
function expectedOf(
  { date, today, problem, routes, visits: cards, now }: LiveInput,
  told: ReadonlyMap<string, Told>,
): readonly ExpectedRoute[] {
  if (date !== today || !problem) return []
  const [shifts, visits] = [new Set(problem.shifts.map(({ id }) => id)), new Set(problem.visits.map(({ id }) => id))]
  const known = routes.filter((route) => shifts.has(route.shiftId) && visitStops(route).every(({ visitId }) => visits.has(visitId)))
  return expectRoutes(
    { ...problem, visits: problem.visits.map((visit) => promisedNow(visit, cards.get(visit.id))) },
    known.map((route) => liveRoute(route, told)),
    Math.floor(now / 1_000),
  )
}

/** The plan's visit with the promise of today: one may have been made, moved or kept since the plan. */
function promisedNow({ promise: _promise, ...visit }: Visit, card: VisitCard | undefined): Visit {
  const promise = card?.promise
  return promise ? { ...visit, promise: [seconds(promise.earliest), seconds(promise.latest)] } : visit
}

function liveRoute(route: PlannedRoute, told: ReadonlyMap<string, Told>): LiveRoute {
  return {
    shift: route.shiftId,
    departure: seconds(route.departure),
    stops: route.stops.map((stop) => (stop.kind === 'visit' ? stop.visitId : null)),
    progress: visitStops(route).flatMap(({ visitId }) => {
      const one = told.get(visitId)
      if (!one) return []
      const { onTheWay, arrived, ended } = one
      return [
        {
          visit: visitId,
          ...(onTheWay ? { onTheWay: seconds(onTheWay.at) } : {}),
          ...(arrived ? { arrived: seconds(arrived.at) } : {}),
          ...(ended ? { ended: seconds(ended.at) } : {}),
        },
      ]
    }),
  }
}

function laneOf(
  input: LiveInput,
  route: PlannedRoute,
  technician: Technician,
  told: ReadonlyMap<string, Told>,
  expected: ExpectedRoute | null,
): LiveLane {
  const hours = new Map(expected?.visits.map((visit) => [visit.visit, visit]))
  const stops = visitStops(route).flatMap((stop, i): LiveStop[] => {
    const visit = input.visits.get(stop.visitId)
    return visit ? [stopOf(input, stop, i + 1, visit, told.get(stop.visitId), hours.get(stop.visitId))] : []
  })
  const mine = new Set(stops.map(({ visit }) => visit.id))
  const last = input.stamps.filter(({ visitId }) => mine.has(visitId)).at(-1)
  return {
    technicianId: technician.id,
    name: technician.name,
    letter: technician.letter,
    colour: technician.colour,
    phone: technician.phone,
    start: route.start,
    departure: route.departure,
    plannedEnd: route.end,
    expectedEnd: expected ? iso(expected.end) : null,
    breaks: route.stops.flatMap((stop) => {
      if (stop.kind !== 'break') return []
      const { kind: _, ...pause } = stop
      return [pause]
    }),
    stops,
    lastSeen: last ? { at: last.at, kind: last.kind, visitId: last.visitId, position: placeOf(input, last) } : null,
  }
}

/** Where a stamp was given: as the device said, else at the visit's site; on the way one is at neither. */
const placeOf = ({ visits }: LiveInput, stamp: Stamp) =>
  stamp.position ?? (stamp.kind === 'on-the-way' ? null : (visits.get(stamp.visitId)?.position ?? null))

function stopOf(
  input: LiveInput,
  planned: PlannedVisit,
  order: number,
  visit: VisitCard,
  told: Told | undefined,
  expected: ExpectedVisit | undefined,
): LiveStop {
  const state = told?.state ?? 'to-come'
  const begun = told?.arrived?.at
  // a promise that is over is gone from the visit, the hour it was met at is not
  const lateBy = begun && visit.promise ? seconds(begun) - seconds(visit.promise.latest) : (expected?.lateBy ?? null)
  const { id, clientId, clientName, phone, address, postcode, city, position, kind, durationMinutes, promise } = visit
  return {
    visit: { id, clientId, clientName, phone, address, postcode, city, position, kind, durationMinutes, promise },
    order,
    planned: { arrival: planned.arrival, start: planned.start, end: planned.end },
    state,
    reason: told?.ended?.reason ?? null,
    onTheWayAt: told?.onTheWay?.at ?? null,
    arrivedAt: told?.arrived?.at ?? null,
    endedAt: told?.ended?.at ?? null,
    expected: expected ? { arrival: iso(expected.arrival), start: iso(expected.start), end: iso(expected.end) } : null,
    lateBySeconds: lateBy,
    danger: dangerOf(lateBy, input.rules),
    notices: input.notices.filter(({ visitId }) => visitId === id).map(({ visitId: _visit, ...notice }) => notice),
    reachable: input.reachable.has(clientId),
  }
}

/** Visits that nobody has begun: those that will be late by most first, then by the hour they are expected at. */
function arrivalsOf(lanes: readonly LiveLane[]): LiveArrival[] {
  const late = ({ lateBySeconds }: LiveArrival) => Math.max(0, lateBySeconds ?? 0)
  return lanes
    .flatMap((lane) =>
      lane.stops.flatMap(({ visit, state, expected, lateBySeconds, danger }): LiveArrival[] =>
        expected && (state === 'to-come' || state === 'on-the-way')
          ? [{ visitId: visit.id, technicianId: lane.technicianId, expected: expected.start, lateBySeconds, danger }]
          : [],
      ),
    )
    .sort((a, b) => late(b) - late(a) || Date.parse(a.expected) - Date.parse(b.expected))
}
