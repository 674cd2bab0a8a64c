import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '@tournee/data'
import { addDays } from '@tournee/engine/recurrence'
import { startPostgres } from '../../../data/src/testing/postgres-server.ts'
import { type DaysFound, findOverlaps } from './kept-days.ts'
import { fillRaceCompany, STARTS_AT, TODAY } from './race-company.ts'
import { type GapRace, raceForGap } from './race-for-gap.ts'
import { type ExpiryRace, type KeyRace, raceAgainstExpiry, raceForKey } from './race-keys.ts'
import { type AnybodyRace, type ConfirmRace, raceForAnybody, raceForSlots, raceToConfirm, type SlotRace } from './race-slots.ts'
import { createServerPair } from './server-pair.ts'

export type RaceDialect = 'sqlite' | 'postgres'

/** How large the races are. */
export interface RaceSize {
  readonly requests: number
  readonly confirms: number
  readonly holds: number
  /** technicians beyond five */
  readonly moreTechnicians: number
  readonly anybodyRounds: number
  readonly gapRounds: number
}

/** What the issue asks for. */
export const FULL_SIZE: RaceSize = { requests: 1_000, confirms: 1_000, holds: 50, moreTechnicians: 3, anybodyRounds: 5, gapRounds: 9 }
const SLOTS = 50
/** The usual one, once the gaps, which take months, are through. */
const HORIZON_DAYS = 60

/** What was seen on one database. */
export interface RaceReport {
  readonly dialect: RaceDialect
  readonly processes: 2
  readonly slots: SlotRace
  readonly confirms: ConfirmRace
  readonly anybody: AnybodyRace
  readonly gap: GapRace
  readonly key: KeyRace
  readonly expiry: ExpiryRace
  /** every day of every race, each order tried by the independent checker */
  readonly days: DaysFound
  /** what is wrong, in words; [] when nothing is */
  readonly failures: readonly string[]
}

async function openRaceDatabase(dialect: RaceDialect) {
  if (dialect === 'postgres') {
    const server = await startPostgres()
    return { url: server.urlOf('postgres'), drop: server.stop }
  }
  const folder = mkdtempSync(join(tmpdir(), 'tournee-races-'))
  return { url: `sqlite:${join(folder, 'races.sqlite')}`, drop: async () => rmSync(folder, { recursive: true, force: true }) }
}

/** Days apart from each other, so that no race sees another's bookings. */
const DAYS = {
  slots: addDays(TODAY, 8),
  confirms: [addDays(TODAY, 9), addDays(TODAY, 10), addDays(TODAY, 11)],
  key: addDays(TODAY, 14),
  expiry: addDays(TODAY, 15),
  anybody: [16, 17, 18, 21, 22, 23].map((days) => addDays(TODAY, days)),
  // each gap takes two weeks: the appointment comes from the Tuesday before (no holiday of the year is on one)
  gaps: Array.from({ length: 9 }, (_, round) => addDays(TODAY, 43 + 14 * round)),
}

function failuresOf(report: Omit<RaceReport, 'failures'>): string[] {
  const { slots, confirms, anybody, gap, key, expiry, days } = report
  const rules: readonly (readonly [boolean, string])[] = [
    [days.overlaps === 0, `${days.overlaps} days that no order keeps`],
    [slots.won > 0 && slots.won === slots.appointments, `${slots.won} promised, ${slots.appointments} appointments`],
    [slots.freeButRefused === 0, `${slots.freeButRefused} free slots refused`],
    [slots.otherAnswers + confirms.otherAnswers === 0, 'answers that are neither promise nor refusal'],
    [slots.serverErrors + confirms.serverErrors + anybody.serverErrors + gap.serverErrors === 0, 'server errors'],
    [confirms.holds > 0 && confirms.notOnce === 0, `${confirms.notOnce} holds not confirmed exactly once`],
    [anybody.winners.every((count) => count === anybody.technicians), `winners among ${anybody.technicians}: ${anybody.winners.join()}`],
    [anybody.distinct.every((count) => count === anybody.technicians), `distinct among ${anybody.technicians}: ${anybody.distinct.join()}`],
    [gap.notOneWinner === 0 && gap.untold === 0, `${gap.notOneWinner} gaps without one winner, ${gap.untold} losers untold`],
    [key.promised > 0 && key.differentAnswers === 0 && key.appointments === 1, 'the key did not book once'],
    [key.afterKill === 201 && key.sameAfterKill && key.otherBody === 422, 'the key did not survive the kill'],
    [expiry.whileHeld === 409 && expiry.afterwards === 201, `hold: ${expiry.whileHeld} while it lasts, ${expiry.afterwards} after`],
  ]
  return rules.flatMap(([holds, words]) => (holds ? [] : [words]))
}

/** Runs every race on a fresh database of one dialect, through two processes of the service. */
export async function runRaces(dialect: RaceDialect, size: RaceSize, tell: (what: string) => void = () => {}): Promise<RaceReport> {
  const { url, drop } = await openRaceDatabase(dialect)
  const db = await openDatabase(url)
  const pair = createServerPair(url)
  try {
    await db.migrate()
    const company = await fillRaceCompany(db, size.moreTechnicians)
    await pair.start(STARTS_AT)
    const planner = await pair.signIn('planner')
    const client = await pair.signIn('client')
    const due = { from: TODAY, to: addDays(TODAY, 30) }
    // first: a plan takes up whatever is due, and the other races leave hundreds of losers
    tell(`${dialect}: drag, publication and confirmation`)
    const gap = await raceForGap({ planner, client }, company, DAYS.gaps.slice(0, size.gapRounds))
    await company.setHorizon(HORIZON_DAYS)
    tell(`${dialect}: ${size.requests} bookings over ${SLOTS} slots`)
    const slots = await raceForSlots(planner, company, { requests: size.requests, slots: SLOTS, date: DAYS.slots, ...due })
    tell(`${dialect}: ${size.confirms} confirmations of ${size.holds} holds`)
    const confirms = await raceToConfirm(planner, company, { confirms: size.confirms, holds: size.holds, dates: DAYS.confirms, ...due })
    tell(`${dialect}: anybody`)
    const dates = DAYS.anybody.slice(0, size.anybodyRounds)
    const anybody = await raceForAnybody(planner, company, { dates, ...due })
    tell(`${dialect}: one key, two kills`)
    const key = await raceForKey(pair, company, { date: DAYS.key, startsAt: STARTS_AT, ...due })
    const expiry = await raceAgainstExpiry(pair, company, { date: DAYS.expiry, today: TODAY, ...due })
    const gapDays = DAYS.gaps.slice(0, size.gapRounds).flatMap((day) => [addDays(day, -7), day])
    const all = [DAYS.slots, ...DAYS.confirms, ...dates, DAYS.key, DAYS.expiry, ...gapDays]
    const days = await findOverlaps(db, all, Date.parse(STARTS_AT))
    const report = { dialect, processes: 2 as const, slots, confirms, anybody, gap, key, expiry, days }
    return { ...report, failures: failuresOf(report) }
  } finally {
    await pair.kill()
    await db.close()
    await drop()
  }
}
