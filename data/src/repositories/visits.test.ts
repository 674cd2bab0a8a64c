import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../database/open-database.ts'
import { aClient, aVisit, paris, TESTER } from '../testing/builders.ts'
import { createTestDatabase, openTestDatabase, type TestDatabaseUrl } from '../testing/database.ts'
import { createClient } from './clients.ts'
import { storeOccurrences } from './occurrences.ts'
import { createVisits, getVisit, listVisitsOfWeek, updateVisit } from './visits.ts'

/** The ISO week 2026-W49, in Annecy. */
const WEEK = { from: '2026-11-30', to: '2026-12-06', earliest: paris('2026-11-30', '00:00'), before: paris('2026-12-07', '00:00') }

describe('the visits of a week', () => {
  let database: Database
  let place: { clientId: string; siteId: string }
  beforeAll(async () => {
    database = await openTestDatabase()
    const client = await createClient(database.connection, aClient(), TESTER)
    place = { clientId: client.id, siteId: client.sites[0]!.id }
  })
  afterAll(() => database.close())

  const isInWeek = async (more: Parameters<typeof aVisit>[1]) => {
    const [id] = await createVisits(database.connection, [aVisit(place, more)], TESTER)
    return (await listVisitsOfWeek(database.connection, WEEK)).some((visit) => visit.id === id)
  }

  it('hold those whose due window touches it, be it by one day', async () => {
    expect(await isInWeek({ dueFrom: '2026-10-01', dueIdeal: '2026-11-01', dueTo: '2026-11-30' })).toBe(true)
    expect(await isInWeek({ dueFrom: '2026-12-06', dueIdeal: '2026-12-20', dueTo: '2027-01-10' })).toBe(true)
    expect(await isInWeek({ dueFrom: '2026-10-01', dueIdeal: '2026-11-01', dueTo: '2026-11-29' })).toBe(false)
    expect(await isInWeek({ dueFrom: '2026-12-07', dueIdeal: '2026-12-20', dueTo: '2027-01-10' })).toBe(false)
  })

  it('hold a promise of the week, and not one of another week', async () => {
    const promise = (day: string) => ({ earliest: paris(day, '08:00'), latest: paris(day, '10:00') })
    expect(await isInWeek({ status: 'booked', promise: promise('2026-12-06') })).toBe(true)
    expect(await isInWeek({ status: 'booked', promise: promise('2026-12-07') })).toBe(false)
  })

  it('hold what is planned in it, and not what is planned in another', async () => {
    expect(await isInWeek({ status: 'published', scheduledStart: paris('2026-12-01', '09:00') })).toBe(true)
    expect(await isInWeek({ status: 'published', scheduledStart: paris('2026-12-08', '09:00') })).toBe(false)
  })

  it('hold no cancelled visit and none done in another week', async () => {
    expect(await isInWeek({ status: 'cancelled' })).toBe(false)
    expect(await isInWeek({ status: 'done', scheduledStart: paris('2026-11-20', '09:00'), doneAt: paris('2026-11-20', '10:00') })).toBe(
      false,
    )
  })

  it('show client and place', async () => {
    const [visit] = await listVisitsOfWeek(database.connection, WEEK)
    expect(visit).toMatchObject({
      clientName: 'Périllat Hélène',
      city: 'Rumilly',
      position: { lng: 5.943, lat: 45.8665 },
      precision: 'house',
    })
  })

  it('keep instants to the millisecond', async () => {
    const [id] = await createVisits(database.connection, [aVisit(place)], TESTER)
    const moved = await updateVisit(database.connection, id!, { scheduledStart: '2026-12-01T08:15:30.123Z' }, TESTER)
    expect(moved.scheduledStart).toBe('2026-12-01T08:15:30.123Z')
    expect(await getVisit(database.connection, id!)).toEqual(moved)
  })
})

describe('the occurrences of a contract', () => {
  let place: TestDatabaseUrl
  let databases: Database[]
  beforeAll(async () => {
    place = await createTestDatabase()
    databases = await Promise.all([1, 2, 3, 4, 5].map(() => openDatabase(place.url)))
  })
  afterAll(async () => {
    await Promise.all(databases.map((database) => database.close()))
    await place.drop()
  })

  it('are stored once, by five at once and again after', async () => {
    const client = await databases[0]!.transaction((db) => createClient(db, aClient(), TESTER))
    const occurrences = Array.from({ length: 40 }, (_, i) => ({
      contractId: client.contracts[0]!.id,
      occurrenceKey: `2026/${i}`,
      dueFrom: '2026-11-01',
      dueIdeal: '2026-12-01',
      dueTo: '2026-12-31',
    }))
    const stored = await Promise.all(databases.map((d) => d.transaction((db) => storeOccurrences(db, occurrences, TESTER))))
    expect(stored.reduce((sum, { created }) => sum + created, 0)).toBe(40)
    const again = await databases[0]!.transaction((db) => storeOccurrences(db, occurrences, TESTER))
    expect(again.created).toBe(0)
    const db = databases[0]!.connection
    expect(await db('visits').count({ n: '*' }).first()).toEqual({ n: 40 })
    expect(await db('audit_log').where({ entity: 'visit' }).count({ n: '*' }).first()).toEqual({ n: 40 })
  })

  it('leave an occurrence alone that is already booked', async () => {
    const client = await databases[0]!.transaction((db) => createClient(db, aClient(), TESTER))
    const owed = {
      contractId: client.contracts[0]!.id,
      occurrenceKey: 'k',
      dueFrom: '2026-11-01',
      dueIdeal: '2026-12-01',
      dueTo: '2026-12-31',
    }
    const db = databases[0]!.connection
    await storeOccurrences(db, [owed], TESTER)
    const row = await db('visits').where({ occurrence_key: 'k' }).first()
    await updateVisit(db, row.id, { status: 'booked', notes: 'promis' }, TESTER)
    await storeOccurrences(db, [{ ...owed, dueIdeal: '2026-12-02' }], TESTER)
    expect(await getVisit(db, row.id)).toMatchObject({ status: 'booked', notes: 'promis', dueIdeal: '2026-12-01' })
  })
})
