import type { BreakStop, Route, VisitStop } from '../model/plan.ts'
import type { Break, Shift, Technician, Visit } from '../model/problem.ts'
import type { Seconds } from '../units.ts'
import type { Lookup } from './lookup.ts'
import { compare, report, type Walk, walkLeg } from './walk-leg.ts'
import type { WalkedBreak, WalkedRoute, WalkedVisit } from './walked-route.ts'

/** Walks one route from its departure to its end, comparing every stated time and drive with the matrix. Its ids must be known. */
export function walkRoute(lookup: Lookup, route: Route, shift: Shift, technician: Technician): WalkedRoute {
  const visits: WalkedVisit[] = []
  const breaks: WalkedBreak[] = []
  const walk: Walk = {
    lookup,
    shift,
    violations: [],
    place: shift.start,
    clock: route.departure,
    waiting: [],
    drive: 0,
    distance: 0,
    service: 0,
    wait: 0,
  }
  const rules = new Map((shift.breaks ?? []).map((rule) => [rule.id, rule]))
  for (const [index, stop] of route.stops.entries()) {
    if (stop.kind === 'visit') visits.push(walkVisit(walk, lookup.visits.get(stop.visit)!, stop, technician))
    else breaks.push(walkBreak(walk, route, index, rules.get(stop.break)!, stop))
  }
  walkHome(walk, route)
  const { drive, distance, service, wait, violations } = walk
  return { route, shift, technician, visits, breaks, drive, distance, service, wait, violations }
}

function walkVisit(walk: Walk, visit: Visit, stop: VisitStop, technician: Technician): WalkedVisit {
  const where = { visit: visit.id }
  const before = walk.clock
  const leg = walkLeg(walk, visit.location, where)
  const setup = leg.from === visit.location ? 0 : setupOf(visit, technician)
  const service = serviceOf(visit, technician)
  const idle = stop.start - before - leg.drive - leg.paused
  compare(walk, 'drive', where, stop.drive, leg.drive)
  compare(walk, 'distance', where, stop.distance, leg.distance)
  compare(walk, 'setup', where, stop.setup, setup)
  compare(walk, 'wait', where, stop.wait, idle)
  if (stop.arrival < leg.arrival || stop.arrival > leg.ready) report(walk, 'timing', where, stop.arrival - leg.arrival)
  const earliest = Math.max(stop.arrival, leg.ready)
  if (stop.start < earliest) report(walk, 'timing', where, earliest - stop.start)
  report(walk, 'timing', where, stop.end - stop.start - setup - service)
  walk.service += setup + service
  walk.wait += idle
  walk.clock = stop.end
  return { visit, stop, service, setup }
}

/** A break around the route is checked against the hours at once, one on the route waits for its leg. */
function walkBreak(walk: Walk, route: Route, index: number, rule: Break, stop: BreakStop): WalkedBreak {
  const early = index < leadingBreaks(route)
  const late = stop.start >= route.end && route.stops.slice(index).every(({ kind }) => kind === 'break')
  const outside = rule.location === undefined && (early || late)
  const walked = { rule, stop, outside }
  if (!outside) {
    walk.waiting.push(walked)
    return walked
  }
  const [earliest, latest] = early ? [walk.shift.earliestStart, route.departure] : [route.end, walk.shift.latestEnd]
  if (stop.start < earliest) report(walk, 'break_time', { break: rule.id }, earliest - stop.start)
  if (stop.end > latest) report(walk, 'break_time', { break: rule.id }, stop.end - latest)
  return walked
}

/** The way to the end place, and the figures of the whole route. */
function walkHome(walk: Walk, route: Route): void {
  const leg = walkLeg(walk, walk.shift.end, {})
  compare(walk, 'lastLeg.drive', {}, route.lastLeg.drive, leg.drive)
  compare(walk, 'lastLeg.distance', {}, route.lastLeg.distance, leg.distance)
  report(walk, 'timing', {}, route.end - leg.ready)
  walk.wait += route.end - walk.clock - leg.drive - leg.paused
  for (const figure of ['drive', 'distance', 'service', 'wait'] as const) compare(walk, figure, {}, route[figure], walk[figure])
  compare(walk, 'overtime', {}, route.overtime, Math.max(0, route.end - (walk.shift.softEnd ?? route.end)))
}

/** How many stops at the front are breaks that are over by the departure. */
function leadingBreaks(route: Route): number {
  const first = route.stops.findIndex((stop) => stop.kind === 'visit' || stop.end > route.departure)
  return first === -1 ? route.stops.length : first
}

function serviceOf(visit: Visit, { type }: Technician): Seconds {
  return (type === undefined ? undefined : visit.serviceByType?.[type]) ?? visit.service
}

function setupOf(visit: Visit, { type }: Technician): Seconds {
  return (type === undefined ? undefined : visit.setupByType?.[type]) ?? visit.setup ?? 0
}
