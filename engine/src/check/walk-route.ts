import type { BreakStop, Route } from '../model/plan.ts'
import type { Break, Shift, Technician, Visit } from '../model/problem.ts'
import type { Violation, ViolationCause } from '../model/violation.ts'
import type { Seconds } from '../units.ts'
import type { Lookup } from './lookup.ts'
import { travel } from './travel.ts'
import type { WalkedBreak, WalkedRoute, WalkedVisit } from './walked-route.ts'

/** Walks one route from its departure to its end, comparing every stated time and drive with the matrix. Its ids must be known. */
export function walkRoute(lookup: Lookup, route: Route, shift: Shift, technician: Technician): WalkedRoute {
  const violations: Violation[] = []
  const visits: WalkedVisit[] = []
  const breaks: WalkedBreak[] = []
  const rules = new Map((shift.breaks ?? []).map((rule) => [rule.id, rule]))
  let place = shift.start
  let clock = route.departure
  let drive = 0
  let distance = 0
  let service = 0
  let wait = 0
  let waiting: WalkedBreak[] = []

  const report = (cause: ViolationCause, where: Violation['where'], by: number) => {
    if (by !== 0) violations.push({ cause, where: { shift: shift.id, ...where }, by: Math.abs(by) })
  }
  const figure = (name: string, where: Violation['where'], stated: number, derived: number) =>
    report('figures', { ...where, figure: name }, stated - derived)

  /** The leg to `to` through the breaks waiting on it: its length, when it arrives at the earliest, when the last break is over. */
  const leg = (to: number | undefined, where: Violation['where']) => {
    let legDrive = 0
    let legDistance = 0
    const reach = (next: number | undefined) => {
      const part = travel(lookup.problem, shift, place, next)
      if (!part.reachable) report('unreachable', where, 1)
      legDrive += part.drive
      legDistance += part.distance
      place = next ?? place
    }
    const reached: Seconds[] = []
    for (const { rule } of waiting) {
      if (rule.location !== undefined) reach(rule.location)
      reached.push(legDrive)
    }
    const from = place
    reach(to)
    let driven = 0
    let time = clock
    let arrival: Seconds | undefined
    let paused = 0
    waiting.forEach(({ rule, stop }, i) => {
      const at = { break: rule.id }
      if (rule.location !== undefined) figure('driven', at, stop.driven, reached[i]!)
      else if (stop.driven < driven || stop.driven > legDrive) figure('driven', at, stop.driven, Math.max(driven, reached[i]!))
      if (stop.driven >= legDrive) arrival ??= time + legDrive - driven
      time += stop.driven - driven
      if (stop.start < time) report('timing', at, time - stop.start)
      driven = stop.driven
      time = stop.end
      paused += stop.end - stop.start
    })
    time += legDrive - driven
    waiting = []
    drive += legDrive
    distance += legDistance
    return { drive: legDrive, distance: legDistance, arrival: arrival ?? time, ready: time, paused, from }
  }

  const before = leadingBreaks(route)
  for (const [index, stop] of route.stops.entries()) {
    if (stop.kind === 'break') {
      const rule = rules.get(stop.break)!
      const outside = rule.location === undefined && (index < before || (stop.start >= route.end && isTrailing(route, index)))
      const walked = { rule, stop, outside }
      breaks.push(walked)
      if (outside) checkOutside(walked, index < before)
      else waiting.push(walked)
      continue
    }
    const visit = lookup.visits.get(stop.visit)!
    const where = { visit: visit.id }
    const way = leg(visit.location, where)
    const setup = way.from === visit.location ? 0 : setupOf(visit, technician)
    const work = serviceOf(visit, technician)
    figure('drive', where, stop.drive, way.drive)
    figure('distance', where, stop.distance, way.distance)
    figure('setup', where, stop.setup, setup)
    const idle = stop.start - clock - way.drive - way.paused
    figure('wait', where, stop.wait, idle)
    if (stop.arrival < way.arrival || stop.arrival > way.ready) report('timing', where, stop.arrival - way.arrival)
    if (stop.start < Math.max(stop.arrival, way.ready)) report('timing', where, Math.max(stop.arrival, way.ready) - stop.start)
    report('timing', where, stop.end - stop.start - setup - work)
    visits.push({ visit, stop, service: work, setup })
    service += setup + work
    wait += idle
    clock = stop.end
  }
  const home = leg(shift.end, {})
  figure('lastLeg.drive', {}, route.lastLeg.drive, home.drive)
  figure('lastLeg.distance', {}, route.lastLeg.distance, home.distance)
  report('timing', {}, route.end - home.ready)
  wait += route.end - clock - home.drive - home.paused
  figure('drive', {}, route.drive, drive)
  figure('distance', {}, route.distance, distance)
  figure('service', {}, route.service, service)
  figure('wait', {}, route.wait, wait)
  figure('overtime', {}, route.overtime, Math.max(0, route.end - (shift.softEnd ?? route.end)))
  return { route, shift, technician, visits, breaks, drive, distance, service, wait, violations }

  function checkOutside({ rule, stop }: WalkedBreak, early: boolean): void {
    const earliest = early ? shift.earliestStart : route.end
    const latest = early ? route.departure : shift.latestEnd
    if (stop.start < earliest) report('break_time', { break: rule.id }, earliest - stop.start)
    if (stop.end > latest) report('break_time', { break: rule.id }, stop.end - latest)
  }
}

function leadingBreaks(route: Route): number {
  const first = route.stops.findIndex((stop) => stop.kind === 'visit' || stop.end > route.departure)
  return first === -1 ? route.stops.length : first
}

function isTrailing(route: Route, index: number): boolean {
  return route.stops.slice(index).every((stop): stop is BreakStop => stop.kind === 'break')
}

function serviceOf(visit: Visit, technician: Technician): Seconds {
  return (technician.type === undefined ? undefined : visit.serviceByType?.[technician.type]) ?? visit.service
}

function setupOf(visit: Visit, technician: Technician): Seconds {
  return (technician.type === undefined ? undefined : visit.setupByType?.[technician.type]) ?? visit.setup ?? 0
}

/** Whether a rule of the shift is taken in the stated route. */
export function takes(walked: WalkedRoute, rule: Break): boolean {
  return walked.breaks.some((taken) => taken.rule.id === rule.id)
}
