import type { ReasonCode } from '../model/plan.ts'
import type { Seconds } from '../units.ts'
import type { DayFigures } from './day-figures.ts'
import type { DayState } from './day-state.ts'
import { byDriving, type DayLimits, findInsertions, type Insertion } from './find-insertions.ts'
import { createGuest, windowsOf } from './guest.ts'
import { promisedOrder, refuseOrder } from './refuse-order.ts'
import type { ArrivalWindow, SlotTravel } from './slot-day.ts'
import type { SlotCost, SlotOffer, SlotRequest } from './slot-offer.ts'
import type { SlotRules } from './slot-rules.ts'
import { drivingCost, knownFigures, limitsOf, weighSlot } from './weigh-slot.ts'

/** What one day answers: its slots, or the rule that refuses it first. */
export type DayAnswer = { readonly slots: readonly Slot[] } | { readonly refusal: ReasonCode }

/** A slot before it is compared with the others. */
export type Slot = Omit<SlotOffer, 'grade' | 'best'>

interface Question {
  readonly request: SlotRequest
  readonly now: Seconds
  readonly travel: SlotTravel
  readonly rules: SlotRules
}

/** Every window of a day that can be promised to a visit, each at its cheapest order. */
export function judgeDay(state: DayState, question: Question): DayAnswer {
  const { request, now, travel, rules } = question
  const refusal = refuseAtOnce(state, request)
  if (refusal) return { refusal }
  const open = state.day.windows.filter((window) => isOpen(window, now, request, rules))
  if (open.length === 0) return { refusal: 'NOTICE' }
  const figures = knownFigures(state, rules.prices)
  if (!figures) return { refusal: 'PROMISE' }
  const guest = createGuest(state, request.visit, travel)
  const asked = open.flatMap((window) => {
    const windows = windowsOf(guest, window)
    return windows.length > 0 ? [{ window, windows }] : []
  })
  if (asked.length === 0) return { refusal: request.visit.due ? 'DUE_DATE' : 'TIME_WINDOW' }
  const planned = request.kind !== 'emergency'
  const ask = (limits: DayLimits) =>
    findInsertions(
      state,
      guest,
      asked.map(({ windows }) => windows),
      limits,
      byDriving(drivingCost(rules.prices)),
    )
  const rooms = ask(limitsOf(state, now, planned))
  const slots: Slot[] = []
  let refused: ReasonCode = rooms.includes('limit') ? 'MAX_WORK' : 'TIME_WINDOW'
  for (const [index, room] of rooms.entries()) {
    if (typeof room === 'string') continue
    const { window, windows } = asked[index]!
    const stops = promisedOrder(guest, windows, room)
    const verdict = refuseOrder(state, guest, stops)
    if (verdict) refused = verdict
    else slots.push(createSlot(state, window, room, figures, weighSlot(state, guest, room, stops, figures, rules), rules))
  }
  if (slots.length > 0) return { slots }
  const reserveOnly = refused === 'MAX_WORK' && ask(limitsOf(state, now, false)).some((room) => typeof room !== 'string')
  return { refusal: reserveOnly ? 'EMERGENCY_RESERVE' : refused }
}

/** Rules that need no timing. */
function refuseAtOnce(state: DayState, { visit, kind }: SlotRequest): ReasonCode | null {
  const { day, shift } = state
  const { technician } = shift
  if (kind !== 'emergency' && (day.zones.length === 0 || (visit.zone !== undefined && !day.zones.includes(visit.zone)))) return 'ZONE'
  if (visit.skills?.some((skill) => !technician.skills?.includes(skill))) return 'SKILL'
  if (visit.allowedTechnicians && !visit.allowedTechnicians.includes(technician.id)) return 'NO_TECHNICIAN'
  if (visit.forbiddenTechnicians?.includes(technician.id)) return 'NO_TECHNICIAN'
  if (state.visits.length >= (shift.shift.maxVisits ?? Infinity)) return 'MAX_VISITS'
  const due = visit.due
  if (due && ((due.latest ?? Infinity) < shift.shift.earliestStart || (due.earliest ?? -Infinity) > shift.shift.latestEnd))
    return 'DUE_DATE'
  return null
}

function isOpen(window: ArrivalWindow, now: Seconds, { kind }: SlotRequest, { notice, horizon }: SlotRules): boolean {
  return window.earliest >= now + (kind === 'emergency' ? 0 : notice) && window.earliest <= now + horizon
}

function createSlot(
  state: DayState,
  window: ArrivalWindow,
  insertion: Insertion,
  before: DayFigures,
  cost: SlotCost,
  rules: SlotRules,
): Slot {
  const extraDrive = insertion.drive - before.drive
  return {
    date: state.day.date,
    shift: state.shift.shift.id,
    technician: state.shift.technician.id,
    window,
    extraDrive,
    extraDistance: insertion.distance - before.distance,
    order: insertion.order.map(({ visit }) => visit.id),
    start: insertion.start,
    cost,
    green: state.visits.length > 0 && extraDrive <= rules.greenExtra,
  }
}
