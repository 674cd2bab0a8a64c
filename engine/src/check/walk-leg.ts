import type { Shift } from '../model/problem.ts'
import type { Violation, ViolationCause } from '../model/violation.ts'
import type { Metres, Seconds } from '../units.ts'
import type { Lookup } from './lookup.ts'
import { travel } from './travel.ts'
import type { WalkedBreak } from './walked-route.ts'

/** Where a walk along a route stands. */
export interface Walk {
  readonly lookup: Lookup
  readonly shift: Shift
  readonly violations: Violation[]
  /** location index, undefined before the first visit of a shift without a start place */
  place: number | undefined
  /** when the last stay ended, or the departure */
  clock: Seconds
  /** breaks listed since then, to be taken on the next leg */
  waiting: WalkedBreak[]
  drive: Seconds
  distance: Metres
  service: Seconds
  wait: Seconds
}

/** A leg as it must have been driven. */
export interface WalkedLeg {
  readonly drive: Seconds
  readonly distance: Metres
  /** there at the earliest; breaks on the spot may come after it */
  readonly arrival: Seconds
  /** there, with all breaks of the leg over */
  readonly ready: Seconds
  /** length of its breaks */
  readonly paused: Seconds
  /** the place before, after breaks at places */
  readonly from: number | undefined
}

/** Lists a violation of the walked shift unless it is one by nothing. */
export function report({ violations, shift }: Walk, cause: ViolationCause, where: Violation['where'], by: number): void {
  if (by !== 0) violations.push({ cause, where: { shift: shift.id, ...where }, by: Math.abs(by) })
}

/** Lists a stated figure that is not the derived one. */
export function compare(walk: Walk, figure: string, where: Violation['where'], stated: number, derived: number): void {
  report(walk, 'figures', { ...where, figure }, stated - derived)
}

/** Drives to a place through the breaks waiting, checking their times; the walk then stands at that place. */
export function walkLeg(walk: Walk, to: number | undefined, where: Violation['where']): WalkedLeg {
  const way = measureWay(walk, to, where)
  let driven = 0
  let time = walk.clock
  let arrival: Seconds | undefined
  let paused = 0
  for (const [i, { rule, stop }] of walk.waiting.entries()) {
    const at = { break: rule.id }
    if (rule.location !== undefined) compare(walk, 'driven', at, stop.driven, way.reached[i]!)
    else if (stop.driven < driven || stop.driven > way.drive) compare(walk, 'driven', at, stop.driven, Math.max(driven, way.reached[i]!))
    if (stop.driven >= way.drive) arrival ??= time + way.drive - driven
    time += stop.driven - driven
    if (stop.start < time) report(walk, 'timing', at, time - stop.start)
    driven = stop.driven
    time = stop.end
    paused += stop.end - stop.start
  }
  const ready = time + way.drive - driven
  walk.waiting = []
  walk.drive += way.drive
  walk.distance += way.distance
  return { drive: way.drive, distance: way.distance, arrival: arrival ?? ready, ready, paused, from: way.from }
}

/** The way to a place through the places of waiting breaks: its length, and how much of it is driven at each break. */
function measureWay(walk: Walk, to: number | undefined, where: Violation['where']) {
  let drive = 0
  let distance = 0
  const reach = (next: number | undefined) => {
    const part = travel(walk.lookup.problem, walk.shift, walk.place, next)
    if (!part.reachable) report(walk, 'unreachable', where, 1)
    drive += part.drive
    distance += part.distance
    walk.place = next ?? walk.place
  }
  const reached = walk.waiting.map(({ rule }) => {
    if (rule.location !== undefined) reach(rule.location)
    return drive
  })
  const from = walk.place
  reach(to)
  return { drive, distance, reached, from }
}
