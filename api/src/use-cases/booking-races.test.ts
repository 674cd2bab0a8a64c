import type { Hold, SlotOffer } from '@tournee/contract'
import {
  createVisits,
  type Database,
  type Dialect,
  listAppointments,
  listTechnicians,
  type NewVisit,
  openDatabase,
  updateCompany,
} from '@tournee/data'
import { createTestDatabase } from '@tournee/data/testing'
import { createDayState } from '@tournee/engine/slots'
import { createEmbeddedRoads } from '@tournee/osrm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_BOOKING_RULES } from '../booking/booking-rules.ts'
import { DayBook } from '../booking/day-book.ts'
import { readWish } from '../booking/slot-request.ts'
import { slotToken } from '../booking/slot-token.ts'
import { TravelBook } from '../booking/travel-book.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import type { Services } from '../services.ts'
import { A_PLANNER } from '../testing/builders.ts'
import { openEveryDay } from '../testing/one-zone.ts'
import { fillSmallCompany, TEST_BY } from '../testing/small-company.ts'
import { startTestService } from '../testing/test-service.ts'
import { cancel, confirmAppointment } from './book-appointment.ts'
import { holdSlot } from './hold-slot.ts'
import { offersFor } from './offer-slots.ts'

const NOW = Date.parse('2026-11-23T08:00:00Z')
const BY = { actor: 'race', at: NOW }
const DAY = '2026-12-01'
const epoch = (time: string) => Date.parse(`${DAY}T${time}:00+01:00`) / 1_000

/** Two services on one database, as two processes are: nothing is shared but the database. */
interface Two {
  readonly services: readonly [Services, Services]
  readonly databases: readonly Database[]
  readonly technicianIds: readonly string[]
  visits(count: number, more?: Partial<NewVisit>): Promise<string[]>
  close(): Promise<void>
}

async function openTwo(dialect: Dialect): Promise<Two> {
  const { url, drop } = await createTestDatabase(dialect)
  const databases = [await openDatabase(url), await openDatabase(url)]
  const [db] = databases as [Database]
  await fillSmallCompany(db)
  const rules = { ...DEFAULT_BOOKING_RULES, reserveShare: 0 }
  await db.transaction((connection) => updateCompany(connection, { booking: rules }, TEST_BY))
  const base = await startTestService()
  await base.close()
  const servicesOf = (database: Database): Services => ({
    ...base.services,
    db: database,
    now: () => NOW,
    dayBook: new DayBook(new TravelBook(createEmbeddedRoads(), () => NOW)),
  })
  const services = databases.map(servicesOf) as unknown as [Services, Services]
  await openEveryDay(services[0], { from: DAY, days: 1 })
  const technicianIds = (await listTechnicians(db.connection)).map(({ id }) => id)
  return {
    services,
    databases,
    technicianIds,
    visits: async (count, more = {}) => {
      const sites = await db.connection('sites').orderBy('id').select<{ id: string; client_id: string }[]>('id', 'client_id')
      return createVisits(
        db.connection,
        Array.from({ length: count }, (_, i) => ({
          clientId: sites[i % sites.length]!.client_id,
          siteId: sites[i % sites.length]!.id,
          contractId: null,
          occurrenceKey: null,
          kind: 'maintenance' as const,
          status: 'due' as const,
          dueFrom: '2026-11-01',
          dueIdeal: DAY,
          dueTo: '2026-12-31',
          durationMinutes: 60,
          skills: [],
          promise: null,
          technicianId: null,
          scheduledStart: null,
          doneAt: null,
          notes: '',
          ...more,
        })),
        TEST_BY,
      )
    },
    close: async () => {
      for (const database of databases) await database.close()
      await drop()
    },
  }
}

type Outcome = 'won' | Refusal

async function holdAndConfirm(services: Services, visitId: string, token: string, anyTechnician: boolean): Promise<Outcome> {
  const held = await holdSlot(services, { visitId, token, anyTechnician }, A_PLANNER, BY)
  if (isRefusal(held)) return held
  const made = await confirmAppointment(services, { holdId: held.id, notify: false }, A_PLANNER, BY)
  return isRefusal(made) ? made : 'won'
}

/** The technicians' days that no order keeps: checked afresh from the database. */
async function infeasibleDays({ services }: Two): Promise<number> {
  const [{ db, dayBook }] = services
  const { days } = await dayBook.read(db.connection, { from: DAY, to: DAY }, NOW)
  await dayBook.learn(days, [])
  return days.filter(({ day }) => {
    const orders = createDayState(day, dayBook.travel.travel).orders()
    if (orders.kind === 'near') return orders.orders.length === 0
    return orders.before.at(-1)!.length === 0 && day.bookings.length > 0
  }).length
}

describe.each(['sqlite', 'postgres'] as const)('two services on one database (%s)', (dialect) => {
  let two: Two
  beforeAll(async () => {
    two = await openTwo(dialect)
  })
  afterAll(() => two.close())
  const clear = async () => {
    const { connection } = two.databases[0]!
    await connection('appointments').delete()
    await connection('holds').delete()
    await connection('visits').delete()
  }

  test('that race for staggered overlapping windows leave no day infeasible and refuse nothing free', async () => {
    const visits = await two.visits(60)
    // windows of two hours, every half hour from 8:00 to 15:30, over two technicians: 60 requests for about 14 hours of work
    const outcomes = await Promise.all(
      visits.map((visitId, i) => {
        const from = epoch('08:00') + 1_800 * (i % 16)
        const token = slotToken({ technicianId: two.technicianIds[i % 2]!, date: DAY, earliest: from, latest: from + 7_200 })
        return holdAndConfirm(two.services[i % 2]!, visitId, token, false)
      }),
    )
    const won = outcomes.filter((outcome) => outcome === 'won').length
    expect(outcomes.filter((outcome) => outcome !== 'won' && outcome.code !== 'SLOT_TAKEN')).toEqual([])
    const { connection } = two.databases[0]!
    expect(await listAppointments(connection, {})).toHaveLength(won)
    expect(await infeasibleDays(two)).toBe(0)
    // nothing free was refused: what was refused under the race is refused still, when nobody else asks
    for (const [i, outcome] of outcomes.entries()) {
      if (outcome === 'won') continue
      const from = epoch('08:00') + 1_800 * (i % 16)
      const token = slotToken({ technicianId: two.technicianIds[i % 2]!, date: DAY, earliest: from, latest: from + 7_200 })
      expect(await holdSlot(two.services[1], { visitId: visits[i]!, token, anyTechnician: false }, A_PLANNER, BY)).toMatchObject({
        code: 'SLOT_TAKEN',
      })
    }
    await clear()
  })

  test('that ask for anybody get exactly as many as there are, each another', async () => {
    // 5 technicians, each can take one visit of 200 minutes that starts between 13:30 and 15:30; 10 ask
    const visits = await two.visits(two.technicianIds.length + 5, { durationMinutes: 200 })
    const token = slotToken({ technicianId: two.technicianIds[0]!, date: DAY, earliest: epoch('13:30'), latest: epoch('14:30') })
    const outcomes = await Promise.all(visits.map((visitId, i) => holdAndConfirm(two.services[i % 2]!, visitId, token, true)))
    const made = await listAppointments(two.databases[0]!.connection, {})
    expect(outcomes.filter((outcome) => outcome === 'won')).toHaveLength(two.technicianIds.length)
    expect(new Set(made.map(({ technicianId }) => technicianId)).size).toBe(two.technicianIds.length)
    expect(outcomes.filter((outcome) => outcome !== 'won' && outcome.code !== 'SLOT_TAKEN')).toEqual([])
    await clear()
  })

  test('that confirm one hold at once promise it once', async () => {
    const [visitId] = (await two.visits(1)) as [string]
    const token = slotToken({ technicianId: two.technicianIds[0]!, date: DAY, earliest: epoch('08:00'), latest: epoch('10:00') })
    const held = (await holdSlot(two.services[0], { visitId, token, anyTechnician: false }, A_PLANNER, BY)) as Hold
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, i) => confirmAppointment(two.services[i % 2]!, { holdId: held.id, notify: true }, A_PLANNER, BY)),
    )
    expect(outcomes.filter((outcome) => !isRefusal(outcome))).toHaveLength(1)
    expect(await listAppointments(two.databases[0]!.connection, {})).toHaveLength(1)
    await clear()
  })

  test('that cancel while others book give the freed hour to one of them', async () => {
    const [first, ...others] = (await two.visits(7, { durationMinutes: 200 })) as [string, ...string[]]
    const [technicianId] = two.technicianIds as [string]
    const token = slotToken({ technicianId, date: DAY, earliest: epoch('13:30'), latest: epoch('14:30') })
    expect(await holdAndConfirm(two.services[0], first, token, false)).toBe('won')
    const [made] = await listAppointments(two.databases[0]!.connection, {})
    await Promise.all([
      cancel(two.services[0], { id: made!.id, reason: '', version: 1 }, A_PLANNER, BY),
      ...others.map((visitId, i) => holdAndConfirm(two.services[i % 2]!, visitId, token, false)),
    ])
    const after = await listAppointments(two.databases[0]!.connection, {})
    expect(after.length).toBeLessThanOrEqual(1)
    expect(await infeasibleDays(two)).toBe(0)
    // whoever asks now is answered by what is there: free or not
    const late = await holdAndConfirm(two.services[1], others[0]!, token, false)
    if (after.length === 0) expect(late).toBe('won')
    await clear()
  })

  test('sees at once what the other booked: an offer of one is never what the other has just promised', async () => {
    const [visitId, other] = (await two.visits(2, { durationMinutes: 200 })) as [string, string]
    const wish = await readWish(two.databases[1]!.connection, { visitId: other }, A_PLANNER)
    if (isRefusal(wish)) throw new Error(wish.code)
    const [technicianId] = two.technicianIds as [string]
    const offers = async (): Promise<SlotOffer[]> => (await offersFor(two.services[1], wish, { count: 50, technicianId }, A_PLANNER)).offers
    const before = (await offers()).find(({ earliest }) => Date.parse(earliest) / 1_000 === epoch('13:30'))!
    expect(await holdAndConfirm(two.services[0], visitId, before.token, false)).toBe('won')
    expect((await offers()).some(({ earliest }) => earliest === before.earliest)).toBe(false)
    await clear()
  })
})
