import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { listTechnicians, openDatabase } from '@tournee/data'
import { createTestDatabase } from '@tournee/data/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { openEveryDay } from '../testing/one-zone.ts'
import { fillSmallCompany } from '../testing/small-company.ts'

const SCRIPT = fileURLToPath(new URL('../testing/slots-process.ts', import.meta.url))
const ZONES = ['Europe/Paris', 'UTC', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Kiritimati'] as const

type Slot = readonly [date: string, earliest: string, latest: string, technicianId: string]
interface Said {
  readonly zone: string
  readonly hour: number
  readonly slots: readonly Slot[]
}

/** What five processes, each in another time zone, offer in periods, each asked a week before it: by process, then by period. */
async function askEverywhere(url: string, periods: readonly { readonly from: string; readonly to: string }[]): Promise<Said[][]> {
  const questions = periods.map(({ from, to }) => ({ now: Date.parse(`${from}T08:00:00Z`) - 7 * 86_400_000, from, to }))
  const run = promisify(execFile)
  return Promise.all(
    ZONES.map(async (TZ) => {
      const { stdout } = await run(process.execPath, ['--disable-warning=ExperimentalWarning', SCRIPT, url, JSON.stringify(questions)], {
        env: { ...process.env, TZ },
      })
      return JSON.parse(stdout) as Said[]
    }),
  )
}

/** Company's clock of an instant. */
const clock = (instant: string) =>
  new Date(instant).toLocaleTimeString('fr-FR', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' })

describe('slots are the same in five time zones of the process', () => {
  // [what, from, to, days with slots, hours ahead of UTC by day]
  const PERIODS = [
    ['when clocks go forward (Sunday 28 March 2027)', '2027-03-26', '2027-03-30', { '2027-03-26': 1, '2027-03-30': 2 }],
    ['when clocks go back (Sunday 31 October 2027)', '2027-10-29', '2027-11-02', { '2027-10-29': 2, '2027-11-02': 1 }],
    [
      'over ISO week 53 and New Year’s Day (a Friday)',
      '2026-12-28',
      '2027-01-04',
      {
        '2026-12-28': 1,
        '2026-12-29': 1,
        '2026-12-30': 1,
        '2026-12-31': 1,
        '2027-01-04': 1,
      },
    ],
    ['on 29 February 2028 (a Tuesday)', '2028-02-28', '2028-03-01', { '2028-02-28': 1, '2028-02-29': 1, '2028-03-01': 1 }],
    ['around Ascension Day (Thursday 6 May 2027)', '2027-05-05', '2027-05-07', { '2027-05-05': 2, '2027-05-07': 2 }],
  ] as const

  let everywhere: Said[][]
  beforeAll(async () => {
    const { url, drop } = await createTestDatabase('sqlite')
    const db = await openDatabase(url)
    await fillSmallCompany(db)
    const [technician] = await listTechnicians(db.connection)
    const periods = PERIODS.map(([, from, to]) => ({ from, to }))
    // one technician, every weekday of the periods a zone day: what is a holiday is not the calendar's to know
    for (const { from } of periods.toSorted((a, b) => (a.from < b.from ? -1 : 1)))
      await openEveryDay({ db }, { from, days: 9, technicianIds: [technician!.id] })
    everywhere = await askEverywhere(url, periods)
    await db.close()
    await drop()
  }, 120_000)

  test.each(PERIODS.map((period, index) => [...period, index] as const))('%s', (_what, _from, _to, ahead, index) => {
    const said = everywhere.map((answers) => answers[index]!)
    // the processes really were elsewhere: 8:00 UTC is another hour for each
    expect(new Set(said.map(({ hour }) => hour)).size).toBeGreaterThan(3)
    for (const { slots } of said) expect(slots).toEqual(said[0]!.slots)
    const { slots } = said[0]!
    expect([...new Set(slots.map(([date]) => date))]).toEqual(Object.keys(ahead))
    for (const [date, hours] of Object.entries(ahead)) {
      const own = slots.filter(([day]) => day === date)
      // the windows of the field on the company's clock (Wednesday begins at nine: the window from eight stands, its visits start later)
      expect(own.map(([, earliest, latest]) => `${clock(earliest)}-${clock(latest)}`)).toEqual([
        '08:00-10:00',
        '10:00-12:00',
        '13:30-15:30',
        '15:30-17:30',
      ])
      // 8:00 there is 7:00 UTC in winter, 6:00 in summer
      expect(own[0]![1]).toBe(`${date}T0${8 - hours}:00:00.000Z`)
    }
  })
})
