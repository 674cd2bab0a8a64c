import type { Metres, Seconds } from '../units.ts'
import type { DayState } from './day-state.ts'
import { judgeDay, type Slot } from './judge-day.ts'
import { rulesOf } from './offer-slots.ts'
import type { SlotContext, SlotRequest } from './slot-offer.ts'

/** A due visit that fits a day, and its cheapest slot there. */
export interface FillCandidate {
  readonly visit: string
  readonly extraDrive: Seconds
  readonly extraDistance: Metres
  readonly slot: Slot
}

/** The due visits that fit a freed or under-filled day, nearest in extra minutes first; each judged alone, as if the others were not there. */
export function fillDay(state: DayState, candidates: readonly SlotRequest[], context: Omit<SlotContext, 'days'>): readonly FillCandidate[] {
  const rules = rulesOf(context)
  return candidates
    .flatMap((request): FillCandidate[] => {
      const answer = judgeDay(state, { request, now: context.now, travel: context.travel, rules })
      if ('refusal' in answer) return []
      const slot = answer.slots.reduce((best, each) => (each.cost.total < best.cost.total ? each : best))
      return [{ visit: request.visit.id, extraDrive: slot.extraDrive, extraDistance: slot.extraDistance, slot }]
    })
    .sort((a, b) => a.extraDrive - b.extraDrive || (a.visit < b.visit ? -1 : 1))
}
