import { expect, test } from 'vitest'
import { dayOfPasses } from './day-of-passes.ts'
import { daysOfWeek } from './week-shifts.ts'

// winter lasts from 15 November to 15 May, both included
test.each([
  ['a week of summer has its Monday', '2026-W29', '2026-07-13'],
  ['a week of winter has its Monday', '2026-W49', '2026-11-30'],
  ['the week in which the passes close is already closed: its first closed day', '2028-W46', '2028-11-15'],
  ['the week in which the passes open is still closed', '2027-W19', '2027-05-10'],
])('%s', (_, week, date) => {
  expect(dayOfPasses(daysOfWeek(week))).toBe(date)
})
