import type { CivilDate } from '../recurrence/civil-date.ts'
import type { Metres, Seconds } from '../units.ts'
import type { DayState } from './day-state.ts'
import { findInsertions } from './find-insertions.ts'
import { createGuest, windowsOf } from './guest.ts'
import { rulesOf } from './offer-slots.ts'
import { promisedOrder, refuseOrder } from './refuse-order.ts'
import type { SlotContext, SlotRequest } from './slot-offer.ts'
import { knownFigures, limitsOf } from './weigh-slot.ts'

/** Who can be there, from when, and what it takes; every promise of that day is kept. */
export interface SoonestOffer {
  readonly technician: string
  readonly shift: string
  readonly date: CivilDate
  readonly start: Seconds
  readonly extraDrive: Seconds
  readonly extraDistance: Metres
  readonly order: readonly string[]
}

/**
 * For an emergency: each technician's earliest possible start without breaking a promise, soonest first; any zone, no notice, the reserve is there for this. Days under
 * way are given as what is left of them (see `SlotDay`).
 */
export function soonest(request: SlotRequest, context: SlotContext): readonly SoonestOffer[] {
  const { prices } = rulesOf(context)
  const found = new Map<string, SoonestOffer>()
  const days = [...context.days].sort((a, b) => a.shift.shift.earliestStart - b.shift.shift.earliestStart)
  for (const state of days) {
    const { technician, shift } = state.shift
    if (found.has(technician.id) || shift.latestEnd < context.now || !mayServe(state, request)) continue
    const before = knownFigures(state, prices)
    if (!before) continue
    const guest = createGuest(state, request.visit, context.travel)
    const from = Math.max(context.now, shift.earliestStart)
    const windows = windowsOf(guest, { earliest: from, latest: shift.latestEnd, half: 'morning' })
    const [room] = findInsertions(state, guest, [windows], limitsOf(state, context.now, false), (_drive, _distance, start) => start)
    if (!room || typeof room === 'string' || refuseOrder(state, guest, promisedOrder(guest, windows, room))) continue
    found.set(technician.id, {
      technician: technician.id,
      shift: shift.id,
      date: state.day.date,
      start: room.start,
      extraDrive: room.drive - before.drive,
      extraDistance: room.distance - before.distance,
      order: room.order.map(({ visit }) => visit.id),
    })
  }
  return [...found.values()].sort((a, b) => a.start - b.start || a.extraDrive - b.extraDrive)
}

function mayServe(state: DayState, { visit }: SlotRequest): boolean {
  const { technician, shift } = state.shift
  return (
    !visit.skills?.some((skill) => !technician.skills?.includes(skill)) &&
    (visit.allowedTechnicians?.includes(technician.id) ?? true) &&
    !visit.forbiddenTechnicians?.includes(technician.id) &&
    state.visits.length < (shift.maxVisits ?? Infinity)
  )
}
