import { type CompiledVisit, serviceOn } from '../model/compiled.ts'
import { timeRoute } from '../schedule/index.ts'
import type { Seconds } from '../units.ts'
import { type DayFigures, type DrivingCost, figuresOf } from './day-figures.ts'
import type { DayState } from './day-state.ts'
import type { DayLimits, Insertion } from './find-insertions.ts'
import type { Guest } from './guest.ts'
import type { SlotCost } from './slot-offer.ts'
import type { SlotPrices, SlotRules } from './slot-rules.ts'

const DAY = 86_400

/** Work a day can hold: its own limit, or the shift less its breaks. */
export function capacityOf({ shift: { shift, breaks } }: DayState): Seconds {
  const paused = breaks.reduce((sum, rule) => sum + rule.duration, 0)
  return Math.min(shift.maxWork ?? Infinity, (shift.softEnd ?? shift.latestEnd) - shift.earliestStart - paused)
}

/** What a day allows at this instant: a planned visit leaves the emergency reserve alone until it is released. */
export function limitsOf(state: DayState, now: Seconds, withReserve: boolean): DayLimits {
  const { shift } = state.shift
  const { reserve } = state.day
  const kept = withReserve && reserve !== undefined && now < reserve.until ? capacityOf(state) - reserve.seconds : Infinity
  const work = Math.min(shift.maxWork ?? Infinity, kept)
  return {
    ...(work < Infinity ? { work } : {}),
    ...(shift.maxDrive === undefined ? {} : { drive: shift.maxDrive }),
    ...(shift.maxDistance === undefined ? {} : { distance: shift.maxDistance }),
  }
}

/** What a second and a metre of driving cost. */
export function drivingCost(prices: SlotPrices): DrivingCost {
  return (drive, distance) => drive * prices.perDriveSecond + distance * prices.perMetre
}

const known = new WeakMap<DayState, Map<string, DayFigures | null>>()

/** `figuresOf`, once per day and prices. */
export function knownFigures(state: DayState, prices: SlotPrices): DayFigures | null {
  const key = `${prices.perDriveSecond} ${prices.perMetre}`
  const mine = known.get(state) ?? new Map<string, DayFigures | null>()
  known.set(state, mine)
  const figures = mine.get(key)
  if (figures !== undefined) return figures
  const fresh = figuresOf(state, drivingCost(prices))
  mine.set(key, fresh)
  return fresh
}

/** The cost of an insertion, term by term; `stops` is its order as promised. */
export function weighSlot(
  state: DayState,
  guest: Guest,
  insertion: Insertion,
  stops: readonly CompiledVisit[],
  before: DayFigures,
  rules: SlotRules,
): SlotCost {
  const { prices } = rules
  const [drive, distance] = [insertion.drive - before.drive, insertion.distance - before.distance]
  const used = before.drive + before.service
  const needed = Math.max(0, drive) + serviceOn(guest.shift, guest.visit)
  const capacity = capacityOf(state)
  const displaced = Math.min(needed, Math.max(0, used + needed + (state.day.expected ?? 0) - capacity))
  const filling = Math.max(0, Math.min(needed, rules.targetFill * capacity - used))
  const ideal = guest.visit.visit.due?.ideal
  const terms = {
    drive: drive * prices.perDriveSecond,
    distance: distance * prices.perMetre,
    overtime: overtimeOf(state, guest, stops) * prices.perOvertimeSecond,
    opportunity: state.day.expected === undefined ? 0 : displaced * prices.perDisplacedSecond,
    idealDate: ideal === undefined ? 0 : Math.ceil(Math.abs(insertion.start - ideal) / DAY) * prices.perDayFromIdeal,
    filling: -Math.round(filling * prices.perFillingSecond),
  }
  return { ...terms, total: Object.values(terms).reduce((sum, term) => sum + term, 0) }
}

/** Overtime that the visit adds to that order; nothing to time where the shift has no soft end. */
function overtimeOf(state: DayState, guest: Guest, stops: readonly CompiledVisit[]): Seconds {
  if (state.shift.shift.softEnd === undefined) return 0
  const before = stops.filter(({ index }) => index !== guest.visit.index)
  return Math.max(0, timeRoute(guest.shift, stops).overtime - (before.length === 0 ? 0 : timeRoute(guest.shift, before).overtime))
}
