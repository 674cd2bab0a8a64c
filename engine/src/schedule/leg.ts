import type { CompiledShift } from '../model/compiled.ts'
import { driveOn } from '../model/compiled.ts'
import { earliestInside, latestInside } from '../model/time-window.ts'
import type { Seconds } from '../units.ts'

/**
 * Arrival at `to` after leaving `from` at `leave` and taking breaks `first`..`last - 1` of the shift on the way, each as early
 * as it can be (which no other choice beats, see `Break`); `Infinity` when there is no way or a break comes too late.
 * With `clock` the time spent and `ahead` the time on which the drive alone would arrive, a break makes `clock = max(clock, e) + b`
 * and `ahead = max(ahead, e) + b`.
 */
export function earliestArrival(shift: CompiledShift, from: number, to: number, leave: Seconds, first: number, last: number): Seconds {
  if (first === last) return leave + driveOn(shift, from, to)
  let place = from
  let clock = leave
  let ahead = leave + driveOn(shift, place, nextPlace(shift, to, first, last))
  for (let i = first; i < last; i++) {
    const rule = shift.breaks[i]!
    if (rule.location !== undefined) clock = ahead
    const start = earliestInside(rule.timeWindows, clock)
    if (start === Infinity) return Infinity
    clock = start + rule.duration
    ahead = Math.max(ahead, start) + rule.duration
    if (rule.location !== undefined) {
      place = rule.location
      ahead = clock + driveOn(shift, place, nextPlace(shift, to, i + 1, last))
    }
  }
  return ahead
}

/** The last departure from `from` that arrives at `to` by `arrive` with those breaks taken on the way; `-Infinity` when none does. */
export function latestLeave(shift: CompiledShift, from: number, to: number, arrive: Seconds, first: number, last: number): Seconds {
  if (first === last) return arrive - driveOn(shift, from, to)
  let target = to
  let clock = arrive
  let ahead = arrive
  for (let i = last - 1; i >= first; i--) {
    const rule = shift.breaks[i]!
    if (rule.location !== undefined) {
      clock = Math.min(clock, ahead - driveOn(shift, rule.location, target))
      clock = latestInside(rule.timeWindows, clock - rule.duration)
      ahead = clock
      target = rule.location
    } else {
      const start = latestInside(rule.timeWindows, Math.min(clock, ahead) - rule.duration)
      if (start === -Infinity) return -Infinity
      ahead -= rule.duration
      clock = start
    }
  }
  return Math.min(clock, ahead - driveOn(shift, from, target))
}

/** Where the technician comes from when he reaches the end of a leg: the last located break of it, else `from`. */
export function lastPlace(shift: CompiledShift, from: number, first: number, last: number): number {
  for (let i = last - 1; i >= first; i--) {
    const location = shift.breaks[i]!.location
    if (location !== undefined) return location
  }
  return from
}

/** The place the drive heads for before break `first`: that of the next located break of the leg, else its end. */
export function nextPlace(shift: CompiledShift, to: number, first: number, last: number): number {
  for (let i = first; i < last; i++) {
    const location = shift.breaks[i]!.location
    if (location !== undefined) return location
  }
  return to
}
