import type { Slot } from './judge-day.ts'
import type { SlotOffer } from './slot-offer.ts'
import type { SlotRules } from './slot-rules.ts'

/** The best few of all slots: one technician per window, the cheapest; then a second day and the other half of the day brought in where the best few lack them. */
export function chooseOffers(slots: readonly Slot[], rules: SlotRules): readonly SlotOffer[] {
  const ranked = cheapestPerWindow([...slots].sort(byCost))
  const chosen = ranked.slice(0, rules.count)
  for (const differs of [otherDay, otherHalf]) bringIn(chosen, ranked, differs)
  return chosen.sort(byCost).map((slot, index) => ({ ...slot, grade: gradeOf(slot, rules), best: index === 0 }))
}

const byCost = (a: Slot, b: Slot): number =>
  a.cost.total - b.cost.total ||
  a.window.earliest - b.window.earliest ||
  (a.technician < b.technician ? -1 : a.technician > b.technician ? 1 : 0)

const otherDay = (a: Slot, b: Slot): boolean => a.date !== b.date
const otherHalf = (a: Slot, b: Slot): boolean => a.window.half !== b.window.half

function cheapestPerWindow(ranked: readonly Slot[]): Slot[] {
  const seen = new Set<string>()
  return ranked.filter((slot) => {
    const key = `${slot.window.earliest} ${slot.window.latest}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** When all chosen are alike in one respect, the dearest that can go makes way for the cheapest that differs; never the best one, and no respect is lost for another. */
function bringIn(chosen: Slot[], ranked: readonly Slot[], differs: (a: Slot, b: Slot) => boolean): void {
  const best = chosen[0]
  if (!best || chosen.length < 2 || chosen.some((slot) => differs(slot, best))) return
  const last = chosen.length - 1
  const days = new Set(chosen.map(({ date }) => date)).size
  const keepsDays = (at: number, slot: Slot): boolean => days < 2 || new Set(chosen.with(at, slot).map(({ date }) => date)).size >= 2
  for (const slot of ranked.filter((candidate) => differs(candidate, best)))
    for (let at = last; at > 0; at--)
      if (keepsDays(at, slot)) {
        chosen[at] = slot
        return
      }
}

/** 100 at no cost or less, 0 from `worthless` on. */
function gradeOf({ cost }: Slot, { worthless }: SlotRules): number {
  return Math.round(100 * Math.min(1, Math.max(0, 1 - cost.total / worthless)))
}
