import { addDays, type CivilDate } from '../../recurrence/civil-date.ts'
import { toEpoch } from '../../recurrence/wall-clock.ts'
import type { Seconds } from '../../units.ts'
import { judgeDay, type Slot } from '../judge-day.ts'
import { offerSlots, rulesOf } from '../offer-slots.ts'
import type { SlotRequest } from '../slot-offer.ts'
import { type Call, canReceive, earlierOf, laterOf } from './draw-year.ts'
import type { BookingPolicy, SimulationInput } from './simulation-input.ts'
import type { YearBooks } from './year-books.ts'

/** What every policy shares: two hours until somebody can set out for an urgent call, two days' notice for the others. */
const URGENT_NOTICE = 2 * 3600
const NOTICE = 2 * 86_400
const HORIZON_DAYS = 60
/** how many offers a client looks at before he asks for more */
const FIRST_LOOK = 6
const ALL = 1000

/** Who answers, when, with what in the books. */
export interface Desk {
  readonly input: SimulationInput
  readonly policy: BookingPolicy
  readonly books: YearBooks
  readonly today: CivilDate
  readonly now: Seconds
}

/**
 * The slot a caller ends up with, null when there is none. Every policy makes only promises it can keep, keeps the same reserve and asks the same client; they differ in the days they
 * open and in what they offer first. Outside his zone's days a caller is only served when they leave him without an hour.
 */
export function answerCall(desk: Desk, call: Call): Slot | null {
  if (desk.policy === 'fcfs') return earliest(desk, call, 'any')
  if (call.kind === 'emergency') return desk.policy === 'zones' ? earliest(desk, call, 'any') : cheapest(desk, call, 'any')
  const choose = desk.policy === 'zones' ? earliest : cheapest
  return choose(desk, call, 'zone') ?? choose(desk, call, 'any')
}

/** `any`: whatever the zone of the day; the reserve and the notice stay as they are for the kind of call. */
type Reach = 'zone' | 'any'

function earliest(desk: Desk, call: Call, reach: Reach): Slot | null {
  const rules = rulesOf({ rules: { notice: NOTICE, horizon: HORIZON_DAYS * 86_400 } })
  let date = ''
  let best: Slot | null = null
  for (const state of openDays(desk, call, reach)) {
    if (best && state.day.date !== date) return best
    date = state.day.date
    const answer = judgeDay(state, { request: requestOf(desk, call, reach), now: nowFor(desk, call), travel: desk.input.travel, rules })
    if ('refusal' in answer) continue
    for (const slot of answer.slots) if (suits(call, slot) && (!best || slot.window.earliest < best.window.earliest)) best = slot
  }
  return best
}

function cheapest(desk: Desk, call: Call, reach: Reach): Slot | null {
  const days = openDays(desk, call, reach)
  const ask = (count: number) =>
    offerSlots(requestOf(desk, call, reach), {
      now: nowFor(desk, call),
      days,
      travel: desk.input.travel,
      rules: { notice: NOTICE, horizon: HORIZON_DAYS * 86_400, count },
    }).offers.find((offer) => suits(call, offer))
  return ask(FIRST_LOOK) ?? ask(ALL) ?? null
}

const nowFor = ({ now }: Desk, call: Call): Seconds => (call.kind === 'emergency' ? now + URGENT_NOTICE : now)
const suits = (call: Call, slot: Slot): boolean => canReceive(call, slot.date, slot.window.half)

function openDays(desk: Desk, call: Call, reach: Reach) {
  const from = laterOf(call.earliest, desk.today)
  const last = addDays(desk.today, HORIZON_DAYS)
  const days = desk.books.days(from, earlierOf(call.latest, last))
  return reach === 'any' ? days.map((state) => ({ ...state, day: { ...state.day, zones: [call.zone] } })) : days
}

function requestOf({ input, now }: Desk, call: Call, reach: Reach): SlotRequest {
  const ideal = call.ideal === null ? now : toEpoch(call.ideal, '12:00', input.timeZone)
  return {
    visit: { id: call.id, location: call.place, service: call.service, skills: call.skills, zone: call.zone, due: { ideal } },
    kind: call.kind === 'emergency' && reach === 'any' ? 'emergency' : 'planned',
  }
}
