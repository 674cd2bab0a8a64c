import type { CompiledShift, CompiledVisit } from '../compiled.ts'
import { driveOn, serviceOn, setupOn } from '../compiled.ts'
import type { TimeWindow } from '../problem.ts'

/**
 * The earliest end of an order that leaves at `departure`, by walking every state of a clock that advances one unit at a time
 * (drive, wait, stay, or take the next break): slow, obvious, and without a line in common with `schedule`. `Infinity` = never.
 * Breaks have no place here; those taken before departure start no earlier than the shift, those left are taken after the end.
 */
export function walkClock(shift: CompiledShift, visits: readonly CompiledVisit[], departure: number): number {
  const { earliestStart, latestEnd } = shift.shift
  const inside = (windows: readonly TimeWindow[], time: number) => windows.some(([from, to]) => from <= time && time <= to)
  let end = Infinity
  const seen = new Set<string>()
  const visit = (position: number, remaining: number, taken: number, time: number): void => {
    const key = `${position},${remaining},${taken},${time}`
    if (time > latestEnd || seen.has(key)) return
    seen.add(key)
    const rule = shift.breaks[taken]
    if (rule && inside(rule.timeWindows, time)) visit(position, remaining, taken + 1, time + rule.duration)
    if (remaining > 0) {
      visit(position, remaining - 1, taken, time + 1)
      return
    }
    const next = visits[position]
    if (!next) {
      if (time < end && restFits(taken, time)) end = time
      return
    }
    visit(position, 0, taken, time + 1)
    if (!inside(next.windows, time)) return
    const before = position === 0 ? shift.start : visits[position - 1]!.location
    const left = time + setupOn(shift, next, before) + serviceOn(shift, next)
    visit(position + 1, driveOn(shift, next.location, visits[position + 1]?.location ?? shift.end), taken, left)
  }
  /** whether breaks `from`..`to - 1` fit one after another between two instants */
  const fits = (from: number, to: number, start: number, latest: number): boolean => {
    if (from === to) return start <= latest
    const rule = shift.breaks[from]!
    for (let time = start; time + rule.duration <= latest; time++)
      if (inside(rule.timeWindows, time) && fits(from + 1, to, time + rule.duration, latest)) return true
    return false
  }
  const restFits = (taken: number, time: number) => fits(taken, shift.breaks.length, time, latestEnd)
  for (let taken = 0; taken <= shift.breaks.length; taken++)
    if (fits(0, taken, earliestStart, departure)) visit(0, driveOn(shift, shift.start, visits[0]?.location ?? shift.end), taken, departure)
  return end
}
