import { type CivilDate, daysBetween } from '../../recurrence/civil-date.ts'
import type { Cost } from '../../units.ts'
import type { DayState } from '../day-state.ts'
import type { Slot } from '../judge-day.ts'
import { DEFAULT_RULES } from '../slot-rules.ts'
import { drivingCost } from '../weigh-slot.ts'
import { type Desk, firstOpenDate, slotsFor } from './answer-call.ts'
import { type Call, canReceive } from './draw-year.ts'

/** An invitation accepted. */
export interface Acceptance {
  readonly call: Call
  readonly slot: Slot
}

/** The invitations each visit had. */
export type Invitations = Map<string, { readonly count: number; readonly last: CivilDate }>

const costOf = drivingCost(DEFAULT_RULES.prices)

/** A way of so much (8 EUR of driving and distance) is worth an invitation while the window has just opened... */
const WORTH_AT_OPENING: Cost = 800_000
/** ...and one of 30 EUR on its last day. */
const WORTH_AT_END: Cost = 3_000_000

interface Chance {
  readonly call: Call
  readonly shift: string
  readonly worth: Cost
  readonly detour: Cost
}

/**
 * "Fill the day": clients whose visit is due and who have not called yet are invited to the first day that can still be promised, where a technician passes near enough; the nearest
 * first, each answers before the next is asked. `accept` books at once.
 */
export function inviteDue(desk: Desk, waiting: Iterable<Call>, sent: Invitations, accept: (acceptance: Acceptance) => void): void {
  const date = firstOpenDate(desk)
  if (date === undefined) return
  for (const { call, shift, worth } of chancesOf(desk, date, waiting, sent)) {
    if (!mayInvite(call, desk.today, sent)) continue
    const state = desk.books.days(date, date).find((each) => each.shift.shift.id === shift)
    const offered = state ? slotsFor(desk, state, call).filter(({ cost }) => cost.drive + cost.distance + cost.overtime <= worth) : []
    if (offered.length === 0) continue
    const count = sent.get(call.id)?.count ?? 0
    sent.set(call.id, { count: count + 1, last: desk.today })
    const [slot] = offered.filter((each) => canReceive(call, each.date, each.window.half)).sort((a, b) => a.cost.total - b.cost.total)
    if (slot && call.accepts[count]) accept({ call, slot })
  }
}

/** Who might be invited to whose day, what is saved most first. */
function chancesOf(desk: Desk, date: CivilDate, waiting: Iterable<Call>, sent: Invitations): readonly Chance[] {
  const states = desk.books.days(date, date)
  return [...waiting]
    .filter((call) => call.earliest <= date && date <= call.latest && mayInvite(call, desk.today, sent))
    .flatMap((call) => {
      const worth = worthOf(call, desk.today)
      return states.map((state) => ({ call, shift: state.shift.shift.id, worth, detour: detourOf(desk, state, call) }))
    })
    .filter(({ detour, worth }) => detour <= worth)
    .sort((a, b) => a.detour - a.worth - (b.detour - b.worth) || (a.call.id < b.call.id ? -1 : 1))
}

/** A client is not asked again for two weeks. */
const PATIENCE = 14

function mayInvite(call: Call, today: CivilDate, sent: Invitations): boolean {
  const before = sent.get(call.id)
  return !before || (before.count < call.accepts.length && daysBetween(before.last, today) >= PATIENCE)
}

/** What serving him now may cost: little while his window has just opened, as much as a way of his own when it ends. */
function worthOf({ earliest, latest }: Call, today: CivilDate): Cost {
  const share = Math.min(1, Math.max(0, daysBetween(earliest, today) / Math.max(1, daysBetween(earliest, latest))))
  return WORTH_AT_OPENING + (WORTH_AT_END - WORTH_AT_OPENING) * share
}

/** The least detour between two places of the day as it stands: a quick look before the exact one. */
function detourOf({ input: { travel } }: Desk, { places }: DayState, { place }: Call): Cost {
  let least = Infinity
  for (const from of places)
    for (const to of places) {
      if (from === to && places.length > 1) continue
      const straight = from === to ? 0 : costOf(travel.duration(from, to), travel.distance(from, to))
      const by = costOf(
        travel.duration(from, place) + travel.duration(place, to),
        travel.distance(from, place) + travel.distance(place, to),
      )
      least = Math.min(least, by - straight)
    }
  return least
}
