import type { CivilDate } from '../../recurrence/civil-date.ts'
import type { Cost } from '../../units.ts'
import { figuresOf } from '../day-figures.ts'
import { createDayState, type DayState } from '../day-state.ts'
import { DEFAULT_RULES } from '../slot-rules.ts'
import { drivingCost } from '../weigh-slot.ts'
import type { SimulationInput } from './simulation-input.ts'
import type { YearBooks } from './year-books.ts'

const costOf = drivingCost(DEFAULT_RULES.prices)

/** Lets the optimiser change who serves which promise of these dates, where it drives less; every promise keeps its date and window. */
export function assignAnew(input: SimulationInput, books: YearBooks, dates: readonly CivilDate[]): void {
  if (!input.assignDay) return
  for (const date of dates) {
    const states = books.days(date, date)
    const shiftOf = input.assignDay(
      states.map(({ day }) => day),
      input.travel,
    )
    if (!shiftOf) continue
    const visits = states.flatMap(({ day }) => day.bookings)
    const after = states.map(({ day }) =>
      createDayState({ ...day, bookings: visits.filter(({ id }) => shiftOf.get(id) === day.shift.id) }, input.travel),
    )
    if (sumOf(after) < sumOf(states)) books.reassign(date, shiftOf)
  }
}

/** What the days cost to drive; infinite when one of them cannot be driven. */
function sumOf(states: readonly DayState[]): Cost {
  let sum = 0
  for (const state of states) {
    const figures = figuresOf(state, costOf)
    sum += figures ? costOf(figures.drive, figures.distance) : Infinity
  }
  return sum
}
