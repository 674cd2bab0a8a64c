import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { daysBetween } from './civil-date.ts'
import { dueWindows, type RecurringContract } from './due-windows.ts'

const aContract = (overrides: Partial<RecurringContract> = {}): RecurringContract => ({
  id: 'c1',
  start: '2026-01-01',
  rhythm: { kind: 'per-year', visits: 1 },
  ...overrides,
})
const YEAR = { from: '2026-01-01', to: '2026-12-31' }
const ideals = (overrides: Partial<RecurringContract>, horizon = YEAR) =>
  dueWindows(aContract(overrides), horizon).map(({ ideal }) => ideal)

describe('a contract makes its visits', () => {
  it('one a year falls in the middle of the contract year, 45 days either way', () => {
    // 365 / 2 = day 182 after 1 January = 2 July
    expect(dueWindows(aContract(), YEAR)).toEqual([
      { key: 'c1/2026-01-01/1', ideal: '2026-07-02', earliest: '2026-05-18', latest: '2026-08-16' },
    ])
  })
  it('several a year are evenly spread, across years too', () => {
    const dates = ideals({ rhythm: { kind: 'per-year', visits: 4 } }, { from: '2026-01-01', to: '2028-12-31' })
    const gaps = dates.slice(1).map((date, i) => daysBetween(dates[i]!, date))
    // four a year; the next window opens on 1 January 2029, 45 days before 15 February
    expect(dates.length).toBe(12)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(91)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(92)
  })
  it('a spacing may be given in days after the anniversary', () => {
    expect(ideals({ rhythm: { kind: 'offsets', days: [120, 240] } })).toEqual(['2026-05-01', '2026-08-29'])
    expect(ideals({ start: '2025-06-15', rhythm: { kind: 'offsets', days: [120, 240] }, toleranceDays: 0 })).toEqual([
      '2026-02-10',
      '2026-10-13',
    ])
  })
  it('windows of a close rhythm do not meet', () => {
    const windows = dueWindows(aContract({ rhythm: { kind: 'months', every: 1 } }), YEAR)
    for (const [i, window] of windows.slice(1).entries()) expect(window.earliest > windows[i]!.latest).toBe(true)
  })
  it('a tolerance may differ before and after', () => {
    expect(dueWindows(aContract({ toleranceDays: { before: 60, after: 0 } }), YEAR)[0]).toMatchObject({
      earliest: '2026-05-03',
      latest: '2026-07-02',
    })
  })
})

describe('months end when they end', () => {
  it('a rhythm signed on the 31st means the last day', () => {
    expect(ideals({ start: '2025-12-31', rhythm: { kind: 'months', every: 1 }, toleranceDays: 0 })).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
      '2026-06-30',
      '2026-07-31',
      '2026-08-31',
      '2026-09-30',
      '2026-10-31',
      '2026-11-30',
      '2026-12-31',
    ])
  })
  it('signed on 29 February, every year has its day', () => {
    expect(
      ideals({ start: '2024-02-29', rhythm: { kind: 'months', every: 12 }, toleranceDays: 0 }, { from: '2024-01-01', to: '2029-01-01' }),
    ).toEqual(['2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29'])
  })
  it('legal rhythms of 3, 6, 12 and 24 months', () => {
    const count = (every: number) =>
      ideals({ rhythm: { kind: 'months', every }, toleranceDays: 0 }, { from: '2026-01-01', to: '2029-12-31' }).length
    // four years, the last occurrence of each falls on 1 January 2030, outside
    expect([3, 6, 12, 24].map(count)).toEqual([15, 7, 3, 1])
  })
  it('the law counts from the last visit', () => {
    const rhythm = { kind: 'months', every: 12, fromLastVisit: true } as const
    expect(
      dueWindows(aContract({ rhythm, lastVisit: '2026-10-31', toleranceDays: { before: 60, after: 0 } }), {
        from: '2026-01-01',
        to: '2027-12-31',
      }),
    ).toEqual([{ key: 'c1/2026-10-31/1', ideal: '2027-10-31', earliest: '2027-09-01', latest: '2027-10-31' }])
  })
})

describe('the life of a contract', () => {
  it('nothing is due before its start or after its end', () => {
    expect(ideals({ start: '2026-10-01' })).toEqual([])
    expect(ideals({ end: '2026-07-01' })).toEqual([])
    expect(ideals({ end: '2030-01-01', endedEarly: '2026-07-01' })).toEqual([])
  })
  it('a window never leaves it', () => {
    expect(dueWindows(aContract({ end: '2026-07-20' }), YEAR)[0]).toMatchObject({ latest: '2026-07-20' })
    expect(dueWindows(aContract({ start: '2026-01-01', rhythm: { kind: 'offsets', days: [10] } }), YEAR)[0]).toMatchObject({
      earliest: '2026-01-01',
    })
  })
  it('a window loses suspended days', () => {
    const suspended = (from: string, to?: string) =>
      dueWindows(aContract({ suspensions: [to === undefined ? { from } : { from, to }] }), YEAR)[0]
    expect(suspended('2026-06-15', '2026-07-10')).toMatchObject({ ideal: '2026-07-11', earliest: '2026-07-11', latest: '2026-08-16' })
    expect(suspended('2026-07-20')).toMatchObject({ ideal: '2026-07-02', latest: '2026-07-19' })
    expect(suspended('2026-05-01', '2026-09-01')).toBeUndefined()
    expect(suspended('2025-05-01', '2025-09-01')).toMatchObject({ earliest: '2026-05-18', latest: '2026-08-16' })
  })
  it('a window that had opened by the last visit is done', () => {
    expect(ideals({ lastVisit: '2026-05-17' })).toEqual(['2026-07-02'])
    expect(ideals({ lastVisit: '2026-05-18' })).toEqual([])
  })
})

describe('storing what is due', () => {
  const contract = aContract({ start: '2023-05-31', rhythm: { kind: 'per-year', visits: 3 } })
  it('the same occurrence has the same key in every horizon', () => {
    const whole = dueWindows(contract, { from: '2024-01-01', to: '2027-12-31' })
    const byDay = new Map<string, unknown>()
    for (let month = 0; month < 48; month++) {
      const from = `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`
      for (const window of dueWindows(contract, { from, to: from.replace(/01$/, '28') })) byDay.set(window.key, window)
    }
    // ten days of outage or two runs at once: what is found piecewise is found in one go
    for (const window of whole) expect(byDay.get(window.key)).toEqual(window)
    expect(new Set(whole.map(({ key }) => key)).size).toBe(whole.length)
  })
  it('does not depend on the time zone of the process', () => {
    const script = `import { dueWindows } from ${JSON.stringify(new URL('./due-windows.ts', import.meta.url).href)}
      import { toEpoch } from ${JSON.stringify(new URL('./wall-clock.ts', import.meta.url).href)}
      console.log(JSON.stringify([dueWindows(${JSON.stringify(contract)}, { from: '2024-01-01', to: '2027-12-31' }), toEpoch('2026-10-25', '02:30', 'Europe/Paris')]))`
    const answers = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'].map((TZ) =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], { env: { ...process.env, TZ }, encoding: 'utf8' }),
    )
    expect(new Set(answers).size).toBe(1)
    expect(JSON.parse(answers[0]!)[0].length).toBeGreaterThan(10)
  })
})
