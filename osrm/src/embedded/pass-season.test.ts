import { expect, test } from 'vitest'
import { passSeason } from './pass-season.ts'

test.each([
  ['2026-11-14', 'summer'],
  ['2026-11-15', 'winter'],
  ['2027-01-01', 'winter'],
  ['2027-05-15', 'winter'],
  ['2027-05-16', 'summer'],
] as const)('on %s the high passes have their %s', (date, season) => {
  expect(passSeason(date)).toBe(season)
})
