import { createCandidate, findRefusal } from '../constraints/index.ts'
import { type CompiledShift, type CompiledVisit, compileProblem, getShiftIndex, getVisitIndex } from '../model/compiled.ts'
import type { Plan, ReasonCode, Route } from '../model/plan.ts'
import type { Problem, RouteOrder } from '../model/problem.ts'
import { ALWAYS, intersectWindows } from '../model/time-window.ts'
import { assemblePlan } from '../objective/index.ts'
import { timeEarly } from '../schedule/index.ts'
import type { Seconds } from '../units.ts'
import { delays } from './delays.ts'
import type { LinkRule, Served, Times } from './link-rule.ts'
import { type Links, linksOf } from './links.ts'
import { together } from './together.ts'
import { tools } from './tools.ts'

/** The rules across routes. */
export const LINK_RULES: readonly LinkRule[] = [together, delays, tools]

/** Rounds of waiting for one another before it is taken for a circle. */
const MOST_ROUNDS = 400

interface Lane {
  readonly shift: CompiledShift
  readonly visits: readonly CompiledVisit[]
  readonly route: Route
}

/** Orders timed so that linked visits wait for one another, or why that cannot be. */
export type Synchronised =
  | { readonly ok: true; readonly plan: Plan; readonly starts: ReadonlyMap<string, Seconds> }
  | { readonly ok: false; readonly code: ReasonCode | null; readonly visits: readonly string[] }

/**
 * Every route as early as it can be, then whoever must wait for another route is put off, until nobody has to: the earliest times
 * that keep every link (a tool goes to who comes first). Then linked visits keep their second and the routes leave as late as
 * that allows. `code` null = a route is late by itself, or, when `strict`, breaks another rule by its waiting.
 */
export function synchronise(problem: Problem, orders: readonly RouteOrder[], strict = false): Synchronised {
  const compiled = compileProblem(problem)
  const links = linksOf(compiled)
  const lanes: Lane[] = []
  for (const order of orders) {
    if (order.visits.length === 0) continue
    const shift = compiled.shifts[getShiftIndex(compiled, order.shift)]!
    const visits = order.visits.map((id) => compiled.visits[getVisitIndex(compiled, id)]!)
    const route = timeEarly(shift, visits)
    if (!route) return { ok: false, code: null, visits: order.visits }
    lanes.push({ shift, visits, route })
  }
  lanes.sort((a, b) => a.shift.index - b.shift.index)
  const early = waitForOneAnother(links, lanes)
  if ('code' in early) return { ok: false, ...early }
  const starts = new Map([...early.values()].filter(({ visit }) => links.timed.has(visit)).map(({ visit, start }) => [visit, start]))
  const held = lanes.map(({ shift, visits }) =>
    createCandidate(
      compiled,
      shift,
      visits.map((visit) => atItsSecond(visit, starts)),
    ),
  )
  const broken = strict ? held.find((candidate) => findRefusal(candidate) !== null) : undefined
  if (broken) return { ok: false, code: null, visits: broken.visits.map(({ visit }) => visit.id) }
  return { ok: true, plan: assemblePlan(compiled, held), starts }
}

function waitForOneAnother(links: Links, lanes: Lane[]): Times | { readonly code: ReasonCode; readonly visits: readonly string[] } {
  const laneOf = new Map(lanes.flatMap(({ visits }, lane) => visits.map(({ visit }) => [visit.id, lane] as const)))
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const times = timesOf(lanes)
    if (round === 0)
      for (const rule of LINK_RULES) {
        const visits = rule.broken(links, times)
        if (visits.length > 0) return { code: rule.code, visits }
      }
    const waiting = LINK_RULES.flatMap((rule) => rule.delay(links, times).map(([visit, second]) => ({ code: rule.code, visit, second })))
    if (waiting.length === 0) return times
    for (const { code, visit, second } of waiting) {
      const index = laneOf.get(visit)!
      const { shift, visits } = lanes[index]!
      const later = visits.map((one) => (one.visit.id === visit ? within(one, [second, ALWAYS[1]]) : one))
      const route = timeEarly(shift, later)
      if (!route) return { code, visits: [visit] }
      lanes[index] = { shift, visits: later, route }
    }
  }
  return { code: 'DELAY', visits: [...links.timed] }
}

const within = (visit: CompiledVisit, window: readonly [Seconds, Seconds]): CompiledVisit => ({
  ...visit,
  windows: intersectWindows(visit.windows, window),
})

function timesOf(lanes: readonly Lane[]): Times {
  const times = new Map<string, Served>()
  for (const { shift, route } of lanes)
    for (const stop of route.stops)
      if (stop.kind === 'visit') times.set(stop.visit, { visit: stop.visit, shift, start: stop.start, end: stop.end })
  return times
}

function atItsSecond(visit: CompiledVisit, starts: ReadonlyMap<string, Seconds>): CompiledVisit {
  const start = starts.get(visit.visit.id)
  return start === undefined ? visit : within(visit, [start, start])
}
