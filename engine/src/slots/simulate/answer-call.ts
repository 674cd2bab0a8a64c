import { DEFAULT_WEIGHTS } from '../../model/default-weights.ts'
import { addDays, type CivilDate } from '../../recurrence/civil-date.ts'
import { toEpoch } from '../../recurrence/wall-clock.ts'
import type { Cost, Seconds } from '../../units.ts'
import type { DayState } from '../day-state.ts'
import { judgeDay, type Slot } from '../judge-day.ts'
import { rulesOf } from '../offer-slots.ts'
import type { SlotRequest } from '../slot-offer.ts'
import { type Call, canReceive, earlierOf, laterOf } from './draw-year.ts'
import type { BookingPolicy, SimulationInput } from './simulation-input.ts'
import type { YearBooks } from './year-books.ts'

/** What every policy shares: two hours until somebody can set out for an urgent call, two days' notice for the others. */
const URGENT_NOTICE = 2 * 3600
const NOTICE = 2 * 86_400
const HORIZON_DAYS = 60
const RULES = rulesOf({ rules: { notice: NOTICE, horizon: HORIZON_DAYS * 86_400 } })

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
 * open and in what they offer first. `fcfs`: the first hour. `zones`: the first hour on a day of the caller's zone, outside of them only when they leave him without one.
 * `zones+slots`: the cheapest hour of the first day, see `cheapestOnFirstDay`.
 */
export function answerCall(desk: Desk, call: Call): Slot | null {
  if (desk.policy === 'fcfs' || (desk.policy === 'zones' && call.kind === 'emergency')) return earliest(desk, call, 'any')
  if (desk.policy === 'zones') return earliest(desk, call, 'zone') ?? earliest(desk, call, 'any')
  return cheapestOnFirstDay(desk, call)
}

/** `any`: whatever the zone of the day; the reserve and the notice stay as they are for the kind of call. */
type Reach = 'zone' | 'any'

function earliest(desk: Desk, call: Call, reach: Reach): Slot | null {
  let date = ''
  let best: Slot | null = null
  for (const state of openDays(desk, call, reach)) {
    if (best && state.day.date !== date) return best
    date = state.day.date
    const answer = judgeDay(state, {
      request: requestOf(desk, call, reach),
      now: nowFor(desk, call),
      travel: desk.input.travel,
      rules: RULES,
    })
    if ('refusal' in answer) continue
    for (const slot of answer.slots) if (suits(call, slot) && (!best || slot.window.earliest < best.window.earliest)) best = slot
  }
  return best
}

/**
 * On the first day that has an hour for him, nobody waits longer than he would without zones: the technician and hour that cost least, where leaving the day's zone has the objective's
 * price.
 */
function cheapestOnFirstDay(desk: Desk, call: Call): Slot | null {
  let best: { readonly slot: Slot; readonly cost: Cost } | null = null
  for (const state of openDays(desk, call, 'zone')) {
    if (best && best.slot.date !== state.day.date) break
    const away = state.day.zones.includes(call.zone) ? 0 : DEFAULT_WEIGHTS.outOfZone
    for (const slot of slotsFor(desk, state, call)) {
      const cost = slot.cost.total + away
      if (suits(call, slot) && (!best || cost < best.cost)) best = { slot, cost }
    }
  }
  return best?.slot ?? null
}

/** The same day open to every zone, made once per state: what is known of a state is kept by its identity. */
const opened = new WeakMap<DayState, DayState>()

/** The slots of a day for a call, whatever the day's zones. */
export function slotsFor(desk: Desk, state: DayState, call: Call): readonly Slot[] {
  const open = opened.get(state) ?? { ...state, day: { ...state.day, zones: desk.input.zones.map(({ id }) => id) } }
  opened.set(state, open)
  const answer = judgeDay(open, { request: requestOf(desk, call, 'any'), now: nowFor(desk, call), travel: desk.input.travel, rules: RULES })
  return 'slots' in answer ? answer.slots : []
}

/** The first working day that can be promised with the notice everybody is given; undefined after the last. */
export function firstOpenDate({ input, today }: Desk): CivilDate | undefined {
  const from = addDays(today, NOTICE / 86_400)
  return input.workdays.find((date) => date >= from)
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
