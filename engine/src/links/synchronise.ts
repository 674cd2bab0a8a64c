import { type Candidate, createCandidate, findRefusal } from '../constraints/index.ts'
import {
  type CompiledProblem,
  type CompiledShift,
  type CompiledVisit,
  compileProblem,
  getShiftIndex,
  getVisitIndex,
} from '../model/compiled.ts'
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

interface Broken {
  readonly code: ReasonCode
  readonly visits: readonly string[]
}

/** Orders timed so that linked visits wait for one another, or why that cannot be. */
export type Synchronised =
  | { readonly ok: true; readonly plan: Plan; readonly starts: ReadonlyMap<string, Seconds> }
  | { readonly ok: false; readonly code: ReasonCode | null; readonly visits: readonly string[] }

/** Which routes must keep every other rule too: all, those that wait for one another, or (false) none. */
export type Strictness = 'all' | 'linked' | false

/**
 * Every route with a linked visit as early as it can be, then whoever must wait for another route is put off, until nobody has to: the earliest times
 * that keep every link (a tool goes to who comes first). Then linked visits keep their second and the routes leave as late as
 * that allows; routes without linked visits are timed as always. `code` null = a route is late by itself, or, as far as `strict`, breaks another rule by its waiting.
 */
export function synchronise(problem: Problem, orders: readonly RouteOrder[], strict: Strictness = false): Synchronised {
  const compiled = compileProblem(problem)
  const links = linksOf(compiled)
  const broken = brokenWhateverTheHours(compiled, links, orders)
  if (broken) return { ok: false, ...broken }
  const lanes: Lane[] = []
  const apart: Candidate[] = []
  for (const order of orders) {
    if (order.visits.length === 0) continue
    const shift = compiled.shifts[getShiftIndex(compiled, order.shift)]!
    const visits = order.visits.map((id) => compiled.visits[getVisitIndex(compiled, id)]!)
    if (!order.visits.some((id) => links.members.has(id))) {
      apart.push(createCandidate(compiled, shift, visits))
      continue
    }
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
  const judged = strict === 'all' ? [...held, ...apart] : strict === 'linked' ? held : []
  const late = judged.find((candidate) => findRefusal(candidate) !== null)
  if (late) return { ok: false, code: null, visits: late.visits.map(({ visit }) => visit.id) }
  const routes = [...held, ...apart].sort((a, b) => a.shift.index - b.shift.index)
  return { ok: true, plan: assemblePlan(compiled, routes), starts }
}

/** Visits of a timed plan that break a link, or would have to wait for it to be kept, with its kind. */
export function brokenIn(
  problem: Problem,
  { routes }: Pick<Plan, 'routes'>,
): readonly { readonly code: ReasonCode; readonly visit: string }[] {
  const compiled = compileProblem(problem)
  const links = linksOf(compiled)
  const times = timesOf(routes.map((route) => ({ shift: compiled.shifts[getShiftIndex(compiled, route.shift)]!, route })))
  return LINK_RULES.flatMap((rule) =>
    [...rule.broken(links, times), ...rule.delay(links, times).map(([visit]) => visit)].map((visit) => ({ code: rule.code, visit })),
  )
}

/** Whether some link of these orders is broken, whatever the hours. */
export function isBrokenAnyway(problem: Problem, orders: readonly RouteOrder[]): boolean {
  const compiled = compileProblem(problem)
  return brokenWhateverTheHours(compiled, linksOf(compiled), orders) !== null
}

/** The first link that no waiting can keep: told before anything is timed. */
function brokenWhateverTheHours(compiled: CompiledProblem, links: Links, orders: readonly RouteOrder[]): Broken | null {
  const served = new Map<string, Served>()
  for (const order of orders) {
    const shift = compiled.shifts[getShiftIndex(compiled, order.shift)]!
    for (const visit of order.visits) if (links.members.has(visit)) served.set(visit, { visit, shift, start: 0, end: 0 })
  }
  for (const rule of LINK_RULES) {
    const visits = rule.broken(links, served)
    if (visits.length > 0) return { code: rule.code, visits }
  }
  return null
}

function waitForOneAnother(links: Links, lanes: Lane[]): Times | Broken {
  const laneOf = new Map(lanes.flatMap(({ visits }, lane) => visits.map(({ visit }) => [visit.id, lane] as const)))
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const times = timesOf(lanes)
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

function timesOf(lanes: readonly Pick<Lane, 'shift' | 'route'>[]): Times {
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
