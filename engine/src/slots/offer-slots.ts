import type { ReasonCode } from '../model/plan.ts'
import type { CivilDate } from '../recurrence/civil-date.ts'
import { chooseOffers } from './choose-offers.ts'
import type { DayState } from './day-state.ts'
import { judgeDay, type Slot } from './judge-day.ts'
import type { ArrivalWindow } from './slot-day.ts'
import type { SlotAnswer, SlotContext, SlotOffer, SlotRequest } from './slot-offer.ts'
import { DEFAULT_RULES, type SlotRules } from './slot-rules.ts'

/** How many days of the zone are named when nothing fits. */
const NEXT_DAYS = 5

/**
 * The best few slots for a visit, on at least two days and in both halves of the day where there are such, best first and preselected. Only zone days, never an
 * unconstrained calendar: when nothing fits, the next days of the zone, else a call back.
 */
export function offerSlots(request: SlotRequest, context: SlotContext): SlotAnswer {
  const rules = rulesOf(context)
  const slots: Slot[] = []
  const refusals = new Map<ReasonCode, number>()
  for (const state of context.days) {
    const answer = judgeDay(state, { request, now: context.now, travel: context.travel, rules })
    if ('slots' in answer) slots.push(...answer.slots)
    else refusals.set(answer.refusal, (refusals.get(answer.refusal) ?? 0) + 1)
  }
  const offers = chooseOffers(slots, rules)
  const nextZoneDays = offers.length > 0 ? [] : zoneDaysAhead(request, context)
  return {
    offers,
    nextZoneDays,
    callBack: offers.length === 0 && nextZoneDays.length === 0,
    refusals: [...refusals].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
  }
}

/** One window of one day, asked again: what a confirmation re-checks inside its transaction, and what a drag previews. */
export function checkSlot(
  request: SlotRequest,
  state: DayState,
  window: ArrivalWindow,
  context: Omit<SlotContext, 'days'>,
): { readonly offer: SlotOffer } | { readonly refusal: ReasonCode } {
  const rules = rulesOf(context)
  const asked = { ...state, day: { ...state.day, windows: [window] } }
  const answer = judgeDay(asked, { request, now: context.now, travel: context.travel, rules })
  return 'refusal' in answer ? answer : { offer: chooseOffers(answer.slots, rules)[0]! }
}

/** The rules of a context, defaults filled in. */
export function rulesOf({ rules }: Pick<SlotContext, 'rules'>): SlotRules {
  return { ...DEFAULT_RULES, ...rules, prices: { ...DEFAULT_RULES.prices, ...rules?.prices } }
}

function zoneDaysAhead({ visit }: SlotRequest, { days, now }: SlotContext): readonly CivilDate[] {
  const ours = (state: DayState): boolean =>
    state.shift.shift.latestEnd > now && state.day.zones.length > 0 && (visit.zone === undefined || state.day.zones.includes(visit.zone))
  return [...new Set(days.filter(ours).map((state) => state.day.date))].sort().slice(0, NEXT_DAYS)
}
