import type { CompiledShift, CompiledVisit } from '../model/compiled.ts'
import { distanceOn, driveOn, serviceOn, setupOn } from '../model/compiled.ts'
import type { BreakStop, Route, Stop } from '../model/plan.ts'
import type { Break, TimeWindow } from '../model/problem.ts'
import { earliestInside } from '../model/time-window.ts'
import type { Metres, Seconds } from '../units.ts'
import { placeAt } from './labels.ts'
import { nextPlace } from './leg.ts'

/** Which breaks are taken when: `taken[p]` of them by the time position `p` is left (position 0: before departure; see `Labels`). */
export interface Path {
  readonly departure: Seconds
  readonly taken: readonly number[]
}

interface LaidLeg {
  readonly arrival: Seconds
  readonly drive: Seconds
  readonly distance: Metres
  readonly from: number
  readonly paused: Seconds
  readonly breaks: readonly BreakStop[]
}

/** Writes a path out as a route, every stop as early as it can be; what comes too late is taken late, unreachable legs count 0. */
export function layOut(shift: CompiledShift, visits: readonly CompiledVisit[], path: Path): Route {
  const stops: Stop[] = outsideBreaks(shift, shift.shift.earliestStart, 0, path.taken[0]!)
  let clock = path.departure
  let drive = 0
  let distance = 0
  let service = 0
  let paused = 0
  for (const [index, visit] of visits.entries()) {
    const leg = layLeg(shift, placeAt(shift, visits, index), visit.location, clock, path.taken[index]!, path.taken[index + 1]!)
    const start = startInside(visit.windows, leg.arrival)
    const setup = setupOn(shift, visit, leg.from)
    const stay = setup + serviceOn(shift, visit)
    stops.push(...leg.breaks, {
      kind: 'visit',
      visit: visit.visit.id,
      arrival: leg.arrival,
      start,
      end: start + stay,
      drive: leg.drive,
      distance: leg.distance,
      wait: start - clock - leg.drive - leg.paused,
      setup,
    })
    drive += leg.drive
    distance += leg.distance
    service += stay
    paused += leg.paused
    clock = start + stay
  }
  const count = visits.length
  const home = layLeg(shift, placeAt(shift, visits, count), shift.end, clock, path.taken[count]!, path.taken[count + 1]!)
  drive += home.drive
  distance += home.distance
  paused += home.paused
  const end = home.arrival
  stops.push(...home.breaks, ...outsideBreaks(shift, end, path.taken[count + 1]!, shift.breaks.length))
  return {
    shift: shift.shift.id,
    departure: path.departure,
    stops,
    end,
    lastLeg: { drive: home.drive, distance: home.distance },
    drive,
    distance,
    service,
    wait: end - path.departure - drive - service - paused,
    overtime: Math.max(0, end - (shift.shift.softEnd ?? end)),
    proof: 'none',
  }
}

/** When a stay or break starts that may start inside `windows` from `time` on: at once when all of them are over (late). */
export function startInside(windows: readonly TimeWindow[], time: Seconds): Seconds {
  const start = earliestInside(windows, time)
  return start === Infinity ? time : start
}

/** The breaks `first`..`last - 1` one after another from `time`, away from the route; a located one cannot be and is left out. */
function outsideBreaks(shift: CompiledShift, time: Seconds, first: number, last: number): BreakStop[] {
  let clock = time
  const rules = shift.breaks.slice(first, last).filter((rule) => rule.location === undefined)
  return rules.map((rule) => {
    const start = startInside(rule.timeWindows, clock)
    clock = start + rule.duration
    return breakStop(rule, start, 0)
  })
}

/** One leg with its breaks; mirrors `earliestArrival`, late where that gives up. */
function layLeg(shift: CompiledShift, from: number, to: number, leave: Seconds, first: number, last: number): LaidLeg {
  const breaks: BreakStop[] = []
  let place = from
  let clock = leave
  let distance = 0
  let paused = 0
  /** of the drive to the next place: behind and ahead */
  let driven = 0
  let remaining = 0
  const headFor = (target: number) => {
    remaining = Math.min(driveOn(shift, place, target), Number.MAX_SAFE_INTEGER)
    const metres = distanceOn(shift, place, target)
    if (remaining === Number.MAX_SAFE_INTEGER || metres === Infinity) remaining = 0
    else distance += metres
  }
  headFor(nextPlace(shift, to, first, last))
  for (let i = first; i < last; i++) {
    const rule = shift.breaks[i]!
    const ready = rule.location === undefined ? clock : clock + remaining
    const start = startInside(rule.timeWindows, ready)
    const before = Math.min(remaining, start - clock)
    driven += before
    remaining -= before
    breaks.push(breakStop(rule, start, driven))
    clock = start + rule.duration
    paused += rule.duration
    if (rule.location === undefined) continue
    place = rule.location
    headFor(nextPlace(shift, to, i + 1, last))
  }
  return { arrival: clock + remaining, drive: driven + remaining, distance, from: place, paused, breaks }
}

function breakStop(rule: Break, start: Seconds, driven: Seconds): BreakStop {
  return { kind: 'break', break: rule.id, start, end: start + rule.duration, driven }
}
