import { evaluate } from '../evaluate.ts'
import type { Route, VisitStop } from '../model/plan.ts'
import type { Break, Problem, Shift, Visit } from '../model/problem.ts'
import type { Seconds } from '../units.ts'
import { type ExpectedRoute, type ExpectedVisit, type LiveRoute, type Standing, standingOf } from './live-route.ts'

const DAY: Seconds = 86_400
/** A break that should have begun already is taken within this time. */
const SOON: Seconds = 1_800
/** Later, or earlier, than any hour. */
const FAR: Seconds = Number.MAX_SAFE_INTEGER

/** A shift from where its technician is now. */
interface Rest {
  readonly route: LiveRoute
  readonly shift: Shift
  readonly standing: Standing
  /** the visit under way, whose end is known only from below */
  readonly onSite: ExpectedVisit | null
  /** visits to come, in order */
  readonly next: readonly string[]
  readonly place: number | undefined
  readonly free: Seconds
}

/**
 * The hours to expect of every visit that is not over, from the last thing its technician told: the engine's exact timing of the
 * rest of the route on the plan's own problem, breaks included. Nobody is expected before `now`: a visit under way ends now at
 * the earliest, and who has not arrived yet arrives now at the earliest. Throws on shifts and visits that the problem lacks.
 */
export function expectRoutes(problem: Problem, routes: readonly LiveRoute[], now: Seconds): readonly ExpectedRoute[] {
  const visits = new Map(problem.visits.map((visit) => [visit.id, visit]))
  const rests = routes.map((route) => restOf(problem, visits, route, now))
  const timed = timeRests(problem, visits, rests)
  // who should be there already and is not will be there now at the earliest: he left that much later than told
  const late = rests.map((rest, i) => {
    const first = visitStops(timed[i]!)[0]
    return first && first.arrival < now ? { ...rest, free: rest.free + now - first.arrival } : rest
  })
  const again = late.some((rest, i) => rest !== rests[i]) ? timeRests(problem, visits, late) : timed
  return late.map((rest, i) => expectedOf(visits, rest, again[i]!))
}

function restOf(problem: Problem, visits: ReadonlyMap<string, Visit>, route: LiveRoute, now: Seconds): Rest {
  const shift = problem.shifts.find(({ id }) => id === route.shift)
  if (!shift) throw new Error(`unknown shift ${route.shift}`)
  const standing = standingOf(route.progress)
  const ended = new Set(route.progress.flatMap(({ visit, ended: at }) => (at === undefined ? [] : [visit])))
  const open = route.stops.filter((stop): stop is string => stop !== null && !ended.has(stop))
  const current = standing.kind === 'driving' || standing.kind === 'on-site' ? standing.visit : null
  const others = open.filter((visit) => visit !== current)
  const before =
    standing.kind === 'driving' ? leftFrom(route, visits, standing.visit) : standing.kind === 'start' ? undefined : standing.visit
  const place = before === undefined ? shift.start : visits.get(before)!.location
  const shared = { route, shift, standing, place }
  if (standing.kind !== 'on-site')
    return {
      ...shared,
      onSite: null,
      next: current === null ? others : [current, ...others],
      free: standing.kind === 'start' ? route.departure : standing.since,
    }
  const onSite = underWay(problem, visits.get(standing.visit)!, shift, standing.since, now)
  return { ...shared, onSite, next: others, free: onSite.end }
}

/** The place a drive began at: the last visit that was over, or arrived at, before it. */
function leftFrom(route: LiveRoute, visits: ReadonlyMap<string, Visit>, towards: string): string | undefined {
  let from: string | undefined
  let at = -Infinity
  for (const { visit, arrived, ended } of route.progress) {
    const seen = ended ?? arrived
    if (visit === towards || seen === undefined || seen < at || !visits.has(visit)) continue
    from = visit
    at = seen
  }
  return from
}

/** A visit that has begun: over after its usual stay, or now if that is past. */
function underWay(problem: Problem, visit: Visit, shift: Shift, arrived: Seconds, now: Seconds): ExpectedVisit {
  const type = problem.technicians.find(({ id }) => id === shift.technician)?.type
  const stay = (type === undefined ? undefined : visit.serviceByType?.[type]) ?? visit.service
  const end = Math.max(arrived + stay, now)
  return { visit: visit.id, arrival: arrived, start: arrived, end, lateBy: lateBy(visit, arrived) }
}

const lateBy = (visit: Visit, start: Seconds) => (visit.promise ? start - visit.promise[1] : null)
const hereOf = (shift: string) => `here ${shift}`
const visitStops = (route: Route | null): VisitStop[] =>
  (route?.stops ?? []).flatMap((stop) => (stop.kind === 'visit' ? [stop] : [])).slice(1)

/** Times the rests: each begins with a stop of no length where the technician is, at the second he is free. */
function timeRests(problem: Problem, visits: ReadonlyMap<string, Visit>, rests: readonly Rest[]): readonly (Route | null)[] {
  const open = rests.filter(({ next }) => next.length > 0)
  const plan = evaluate(
    {
      locations: problem.locations,
      matrices: problem.matrices,
      technicians: problem.technicians,
      shifts: open.map(shiftFromNow),
      visits: open.flatMap((rest) => [hereVisit(rest, visits), ...rest.next.map((id) => lateRatherThanNever(visits.get(id)!))]),
    },
    open.map(({ route, next }) => ({ shift: route.shift, visits: [hereOf(route.shift), ...next] })),
  )
  const timed = new Map(plan.routes.map((route) => [route.shift, route]))
  return rests.map(({ route }) => timed.get(route.shift) ?? null)
}

function hereVisit({ route, next, place, free }: Rest, visits: ReadonlyMap<string, Visit>): Visit {
  return { id: hereOf(route.shift), location: place ?? visits.get(next[0]!)!.location, service: 0, timeWindows: [[free, free]] }
}

/** The visit as it can still be served: not before its windows, but late rather than never; its day is today. */
function lateRatherThanNever({ due: _due, promise, lock, timeWindows, ...visit }: Visit): Visit {
  const earliest = Math.max(promise?.[0] ?? -FAR, lock?.kind === 'time' ? lock.start : -FAR)
  const windows = timeWindows?.length ? timeWindows : [[-FAR, FAR] as const]
  return { ...visit, promise: [earliest, FAR], timeWindows: [...windows.slice(0, -1), [windows.at(-1)![0], FAR]] }
}

function shiftFromNow(rest: Rest): Shift {
  const { softEnd: _softEnd, start: _start, ...shift } = rest.shift
  return {
    ...shift,
    ...(rest.place === undefined ? {} : { start: rest.place }),
    earliestStart: rest.free,
    // a late route still ends: what counts is whom it keeps waiting
    latestEnd: Math.max(rest.shift.latestEnd, rest.free) + DAY,
    breaks: breaksLeft(rest),
  }
}

/** The breaks still to come: not those that the plan has before a stop that was reached once they could have begun. */
function breaksLeft({ route, shift, standing, free }: Rest): readonly Break[] {
  const rules = [...(shift.breaks ?? [])].sort((a, b) => (a.timeWindows[0]?.[0] ?? -Infinity) - (b.timeWindows[0]?.[0] ?? -Infinity))
  const at = standing.kind === 'start' ? -1 : route.stops.indexOf(standing.visit)
  const passed = route.stops.slice(0, Math.max(0, at)).filter((stop) => stop === null).length
  const since = standing.kind === 'start' ? -Infinity : standing.since
  return rules
    .filter((rule, i) => !(i < passed && since >= (rule.timeWindows[0]?.[0] ?? -Infinity)))
    .flatMap((rule): Break[] => {
      const latest = rule.timeWindows.at(-1)?.[1] ?? Infinity
      if (latest >= free) return [rule]
      // who was at work all through its hours takes it next; who was not had the time for it
      return standing.kind === 'on-site' && since <= latest ? [{ ...rule, timeWindows: [[free, free + SOON]] }] : []
    })
}

function expectedOf(visits: ReadonlyMap<string, Visit>, rest: Rest, timed: Route | null): ExpectedRoute {
  const coming = visitStops(timed).map(
    ({ visit, arrival, start, end }): ExpectedVisit => ({ visit, arrival, start, end, lateBy: lateBy(visits.get(visit)!, start) }),
  )
  return {
    shift: rest.route.shift,
    visits: rest.onSite ? [rest.onSite, ...coming] : coming,
    end: timed?.end ?? rest.free,
  }
}
