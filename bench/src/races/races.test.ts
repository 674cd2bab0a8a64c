import { expect, test } from 'vitest'
import { type RaceSize, runRaces } from './run-races.ts'

/** As `bench races`, smaller: who wins is chance, how many and what is left is not. */
const SMALL: RaceSize = { requests: 100, confirms: 60, holds: 6, moreTechnicians: 0, anybodyRounds: 1, gapRounds: 3 }

test.each(['sqlite', 'postgres'] as const)(
  'two processes on one database (%s) promise nothing twice and refuse nothing free, whoever races',
  async (dialect) => {
    const report = await runRaces(dialect, SMALL)
    expect(report.failures).toEqual([])
    // the races took place: slots were fought over, and every one of these rules was put to the test
    expect(report.slots.slots).toBe(50)
    expect(report.slots.refused).toBeGreaterThan(0)
    expect(report.confirms).toMatchObject({ holds: 6, won: 6 })
    expect(report.anybody.winners).toEqual([5])
    expect(report.gap.drag + report.gap.publish + report.gap.confirm).toBe(3)
    expect(report.days.bookings).toBeGreaterThan(report.slots.won)
  },
  180_000,
)
