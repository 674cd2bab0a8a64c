import type { TimeWindow } from '../model/problem.ts'
import type { Seconds } from '../units.ts'
import { missOf } from './describe-violations.ts'

/** A step of an imposed route: how long it lasts, when it should and when it must start. */
export interface ImposedStep {
  /** setup + service; a break's length */
  readonly stay: Seconds
  /** soft: each second outside the nearest one is a violation; none = any time */
  readonly windows: readonly TimeWindow[]
  /** hard, from service_at, service_after, service_before */
  readonly notBefore: Seconds
  readonly notAfter: Seconds
}

/** An imposed stop and the way to the next one, on which breaks are taken. */
export interface ImposedStop extends ImposedStep {
  /** the drive to the next stop; 0 for the last */
  readonly drive: Seconds
  /** taken in this order somewhere on that way */
  readonly breaks: readonly ImposedStep[]
}

/** When stops and the breaks after them start. */
export interface ImposedTimes {
  readonly starts: readonly Seconds[]
  readonly breaks: readonly (readonly Seconds[])[]
}

/** [seconds of violation, seconds of the whole route, sum of starts]: compared in that order, as VROOM's plan mode ranks them. */
type Rank = readonly [violation: number, span: number, sum: number]

const IMPOSSIBLE: Rank = [Infinity, 0, 0]

/**
 * The starts of an imposed route with the fewest seconds outside time windows, then the shortest route, then the earliest:
 * VROOM's plan mode. Undefined when no times keep the hard bounds. Exact but for several breaks on one leg, which are placed one
 * after the other. Measured from the moment a route of no waiting would reach it, a stop's start never decreases along the route
 * and is best at some window's end or bound, its own or another's: a dynamic programme over those values.
 */
export function timeImposedRoute(stops: readonly ImposedStop[]): ImposedTimes | undefined {
  const offsets = offsetsOf(stops)
  const values = candidates(stops, offsets)
  const ranks: Rank[][] = []
  const next: Int32Array[] = []
  for (let k = stops.length - 1; k >= 0; k--) {
    const stop = stops[k]!
    const choice = new Int32Array(values.length)
    const tail = k === stops.length - 1 ? undefined : tailOf(stops, offsets, values, k, ranks[k + 1]!, choice)
    ranks[k] = values.map((value, c) => {
      const start = value + offsets[k]!
      if (start < stop.notBefore || start > stop.notAfter) return IMPOSSIBLE
      const span = (k === 0 ? -value : 0) + (k === stops.length - 1 ? value : 0)
      return plus(tail ? tail[c]! : [0, 0, 0], [Math.abs(missOf(start, stop.windows)), span, value])
    })
    next[k] = choice
  }
  let c = lowest(ranks[0]!)
  if (ranks[0]![c]![0] === Infinity) return undefined
  const starts: Seconds[] = []
  for (let k = 0; k < stops.length; k++) {
    starts.push(values[c]! + offsets[k]!)
    c = next[k]![c]!
  }
  const breaks = stops.map((stop, k) => (stop.breaks.length === 0 ? [] : placeBreaks(stop, starts[k]!, starts[k + 1]!)!.starts))
  return { starts, breaks }
}

/** For each value of stop k: the best rank of all that follows, and by which value of the next stop. */
function tailOf(
  stops: readonly ImposedStop[],
  offsets: readonly Seconds[],
  values: readonly number[],
  k: number,
  after: readonly Rank[],
  choice: Int32Array,
): readonly Rank[] {
  const stop = stops[k]!
  const tail: Rank[] = new Array(values.length)
  let best = IMPOSSIBLE
  let bestAt = 0
  for (let c = values.length - 1; c >= 0; c--) {
    if (stop.breaks.length === 0) {
      if (compare(after[c]!, best) <= 0) [best, bestAt] = [after[c]!, c]
    } else {
      best = IMPOSSIBLE
      for (let d = values.length - 1; d >= c; d--) {
        if (after[d]![0] >= best[0] && compare(after[d]!, best) > 0) continue
        const placed = placeBreaks(stop, values[c]! + offsets[k]!, values[d]! + offsets[k + 1]!)
        const rank = placed ? plus(after[d]!, [placed.violation, 0, 0]) : IMPOSSIBLE
        if (compare(rank, best) <= 0) [best, bestAt] = [rank, d]
      }
    }
    tail[c] = best
    choice[c] = bestAt
  }
  return tail
}

/** The breaks between a stop's start and the next stop's, each as near to its window as the others leave room for. */
function placeBreaks(stop: ImposedStop, start: Seconds, nextStart: Seconds): { starts: Seconds[]; violation: Seconds } | undefined {
  let free = start + stop.stay
  let until = nextStart - stop.breaks.reduce((sum, { stay }) => sum + stay, 0)
  let violation = 0
  const starts: Seconds[] = []
  for (const rest of stop.breaks) {
    const lowestStart = Math.max(free, rest.notBefore)
    const highestStart = Math.min(until, rest.notAfter)
    if (lowestStart > highestStart) return undefined
    const at = [lowestStart, highestStart, ...rest.windows.flat()]
      .map((moment) => Math.min(highestStart, Math.max(lowestStart, moment)))
      .reduce((best, moment) => {
        const better = Math.abs(missOf(moment, rest.windows)) - Math.abs(missOf(best, rest.windows))
        return better < 0 || (better === 0 && moment < best) ? moment : best
      })
    violation += Math.abs(missOf(at, rest.windows))
    starts.push(at)
    free = at + rest.stay
    until += rest.stay
  }
  return { starts, violation }
}

/** When a route that leaves at 0 and never waits starts each stop. */
function offsetsOf(stops: readonly ImposedStop[]): readonly Seconds[] {
  let offset = 0
  return stops.map((stop) => {
    const here = offset
    offset += stop.stay + stop.drive + stop.breaks.reduce((sum, { stay }) => sum + stay, 0)
    return here
  })
}

/** Every moment at which a violation or a bound of some step begins or ends, on the scale of a route without waiting; 0 at least. */
function candidates(stops: readonly ImposedStop[], offsets: readonly Seconds[]): readonly number[] {
  const values = new Set<number>([0])
  const see = (step: ImposedStep, offset: Seconds) => {
    for (const moment of [step.notBefore, step.notAfter, ...step.windows.flat()]) if (Number.isFinite(moment)) values.add(moment - offset)
  }
  stops.forEach((stop, k) => {
    see(stop, offsets[k]!)
    let early = offsets[k]! + stop.stay
    let late = early + stop.drive
    for (const rest of stop.breaks) {
      see(rest, early)
      see(rest, late)
      early += rest.stay
      late += rest.stay
    }
  })
  return [...values].sort((one, other) => one - other)
}

function plus(one: Rank, other: Rank): Rank {
  return [one[0] + other[0], one[1] + other[1], one[2] + other[2]]
}

function compare(one: Rank, other: Rank): number {
  if (one[0] !== other[0]) return one[0] - other[0]
  return one[1] - other[1] || one[2] - other[2]
}

function lowest(ranks: readonly Rank[]): number {
  let best = 0
  for (let c = 1; c < ranks.length; c++) if (compare(ranks[c]!, ranks[best]!) < 0) best = c
  return best
}
