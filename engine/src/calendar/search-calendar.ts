import type { CalendarChoice } from './calendar-choice.ts'
import { type CalendarState, createCalendarState, type OptionChange } from './calendar-state.ts'
import type { CompiledCalendar } from './compiled-calendar.ts'

/** Anything below a hundredth of a cent is rounding, not an improvement. */
const ENOUGH = -10

/** The calendar without a solver: greedy, then local search until nothing improves or the evaluations (zones costed) are used up. Deterministic. */
export function searchCalendar(calendar: CompiledCalendar, maxEvaluations: number): CalendarChoice {
  const state = createCalendarState(calendar, cheapestStart(calendar))
  addGreedily(calendar, state)
  improve(calendar, state, maxEvaluations)
  return state.choice
}

/** Local search alone, from a calendar somebody else found. */
export function polishCalendar(calendar: CompiledCalendar, choice: CalendarChoice, maxEvaluations: number): CalendarChoice {
  const state = createCalendarState(calendar, choice)
  improve(calendar, state, maxEvaluations)
  return state.choice
}

/** Days with promises or locks take their shortest option, the others none. */
function cheapestStart(calendar: CompiledCalendar): CalendarChoice {
  return Int16Array.from(calendar.days, (day) => {
    if (!day.mustOpen) return -1
    let best = 0
    day.options.forEach((option, o) => {
      if (option.travel < day.options[best]!.travel) best = o
    })
    return best
  })
}

interface Candidate extends OptionChange {
  readonly delta: number
}

/** Opens the best zone day first; what a candidate is worth only shrinks as others open, so stale worths are upper bounds (Minoux 1978). */
function addGreedily(calendar: CompiledCalendar, state: CalendarState): void {
  const worth = (change: OptionChange): Candidate => ({ ...change, delta: state.delta([change], ENOUGH) })
  let candidates = allChanges(calendar)
    .map(worth)
    .filter(({ delta }) => delta < ENOUGH)
    .sort(byDelta)
  while (candidates.length > 0) {
    const [stale, ...rest] = candidates
    if (state.choice[stale!.day]! >= 0 && !calendar.days[stale!.day]!.mustOpen) {
      candidates = rest
      continue
    }
    const fresh = worth(stale!)
    if (rest.length === 0 || fresh.delta <= rest[0]!.delta) {
      if (fresh.delta < ENOUGH) state.apply([fresh])
      candidates = rest
    } else candidates = fresh.delta < ENOUGH ? insertSorted(rest, fresh) : rest
  }
}

const byDelta = (a: Candidate, b: Candidate): number => a.delta - b.delta || a.day - b.day || a.option - b.option

function insertSorted(sorted: readonly Candidate[], candidate: Candidate): Candidate[] {
  const at = sorted.findIndex((other) => byDelta(candidate, other) < 0)
  return at < 0 ? [...sorted, candidate] : [...sorted.slice(0, at), candidate, ...sorted.slice(at)]
}

function allChanges(calendar: CompiledCalendar): OptionChange[] {
  return calendar.days.flatMap((day, index) => day.options.map((_, option) => ({ day: index, option })))
}

/** First improvement over three kinds of move: another use of one day, two days of a week exchanged, a zone's weekday given up. */
function improve(calendar: CompiledCalendar, state: CalendarState, maxEvaluations: number): void {
  const moves = [
    () => changeOne(calendar, state),
    () => exchangeTwo(calendar, state, maxEvaluations),
    () => clearWeekdays(calendar, state, maxEvaluations),
  ]
  for (let improved = true; improved; ) {
    improved = false
    for (const move of moves) {
      if (state.evaluations() >= maxEvaluations) return
      if (move()) improved = true
    }
  }
}

function changeOne(calendar: CompiledCalendar, state: CalendarState): boolean {
  let improved = false
  calendar.days.forEach((day, index) => {
    for (let option = day.mustOpen ? 0 : -1; option < day.options.length; option++)
      if (option !== state.choice[index] && accept(state, [{ day: index, option }])) improved = true
  })
  return improved
}

/** Two days of one week take each other's zones (where both can); with a free day on one side this moves a zone day. */
function exchangeTwo(calendar: CompiledCalendar, state: CalendarState, maxEvaluations: number): boolean {
  let improved = false
  const weeks = Map.groupBy(calendar.days.keys(), (index) => calendar.weeks[calendar.days[index]!.date]!)
  for (const days of weeks.values())
    for (const [i, a] of days.entries())
      for (const b of days.slice(i + 1)) {
        if (state.evaluations() >= maxEvaluations) return improved
        const changes = exchange(calendar, state, a, b)
        if (changes && accept(state, changes)) improved = true
      }
  return improved
}

/** Moves every zone day of a zone's weekday to another day of its week: one by one each of them would only cost. */
function clearWeekdays(calendar: CompiledCalendar, state: CalendarState, maxEvaluations: number): boolean {
  let improved = false
  calendar.problem.zones.forEach((_, zone) => {
    for (let weekday = 1; weekday <= 7; weekday++) {
      if (state.datesOn(zone, weekday) === 0 || state.evaluations() >= maxEvaluations) continue
      const before = state.choice.slice()
      if (clearWeekday(calendar, state, zone, weekday) < ENOUGH) improved = true
      else state.apply(differences(state.choice, before))
    }
  })
  return improved
}

/** The cost difference of clearing a weekday, applied; Infinity (half applied) when some day cannot move. */
function clearWeekday(calendar: CompiledCalendar, state: CalendarState, zone: number, weekday: number): number {
  let total = 0
  for (const [index, day] of calendar.days.entries()) {
    if (calendar.weekdays[day.date] !== weekday || !day.options[state.choice[index]!]?.zones.includes(zone)) continue
    let best: { delta: number; changes: OptionChange[] } | null = null
    for (const [other, candidate] of calendar.days.entries()) {
      const elsewhere = calendar.weeks[candidate.date] === calendar.weeks[day.date] && calendar.weekdays[candidate.date] !== weekday
      if (!elsewhere || state.datesOn(zone, calendar.weekdays[candidate.date]!) === 0) continue
      const changes = exchange(calendar, state, index, other)
      if (!changes) continue
      const delta = state.delta(changes, best?.delta ?? Infinity)
      if (delta < (best?.delta ?? Infinity)) best = { delta, changes }
    }
    if (!best) return Infinity
    state.apply(best.changes)
    total += best.delta
  }
  return total
}

function differences(from: CalendarChoice, to: CalendarChoice): OptionChange[] {
  return [...to].flatMap((option, day) => (option === from[day] ? [] : [{ day, option }]))
}

function exchange(calendar: CompiledCalendar, state: CalendarState, a: number, b: number): OptionChange[] | null {
  const [forA, forB] = [sameZones(calendar, state, b, a), sameZones(calendar, state, a, b)]
  if (forA === null || forB === null || (forA === state.choice[a] && forB === state.choice[b])) return null
  return [
    { day: a, option: forA },
    { day: b, option: forB },
  ]
}

/** The option of day `to` with the zones that day `from` has now; null when it has none such. */
function sameZones(calendar: CompiledCalendar, state: CalendarState, from: number, to: number): number | null {
  const taken = calendar.days[from]!.options[state.choice[from]!]
  if (!taken) return calendar.days[to]!.mustOpen ? null : -1
  const option = calendar.days[to]!.options.findIndex(
    (candidate) => candidate.zones.length === taken.zones.length && candidate.zones.every((zone, k) => zone === taken.zones[k]),
  )
  return option < 0 ? null : option
}

function accept(state: CalendarState, changes: readonly OptionChange[]): boolean {
  if (!(state.delta(changes, ENOUGH) < ENOUGH)) return false
  state.apply(changes)
  return true
}
