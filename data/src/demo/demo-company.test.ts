import { addDays, isCivilDate, weekdayOf } from '@tournee/engine/recurrence'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database/open-database.ts'
import { metresBetween } from '../geocode/nearest-commune.ts'
import { createImport, runImport } from '../import/import-job.ts'
import { listClients } from '../repositories/client-list.ts'
import { listContracts } from '../repositories/contracts.ts'
import { listTechnicians } from '../repositories/technicians.ts'
import { findUserByPassword } from '../repositories/users.ts'
import { listVisitsOfWeek } from '../repositories/visits.ts'
import { paris, TESTER } from '../testing/builders.ts'
import { openTestDatabase } from '../testing/database.ts'
import { createDemoCompany, type DemoSummary } from './create-demo-company.ts'
import { demoClients, demoIds } from './demo-clients.ts'
import { demoSpreadsheet } from './demo-spreadsheet.ts'
import type { DueWindowsOf } from './demo-visits.ts'
import { isInLake } from './lake.ts'
import { DEMO_PLACES } from './places.ts'

const TODAY = '2026-11-30'

/** Visits in the middle of their share of each contract year: the engine's rule, without its exceptions. */
const dueWindows: DueWindowsOf = (contract, { from, to }) => {
  const period = 365 / contract.visitsPerYear
  const ideals = Array.from({ length: contract.visitsPerYear * 8 }, (_, k) => addDays(contract.startsOn, Math.floor((k + 0.5) * period)))
  return ideals
    .filter((ideal) => contract.endsOn === null || ideal <= contract.endsOn)
    .map((ideal, k) => ({
      occurrenceKey: String(k),
      dueIdeal: ideal,
      dueFrom: addDays(ideal, -contract.toleranceDays),
      dueTo: addDays(ideal, contract.toleranceDays),
    }))
    .filter((window) => window.dueTo >= from && window.dueFrom <= to)
}

describe('the demo company', () => {
  let database: Database
  let summary: DemoSummary
  beforeAll(async () => {
    database = await openTestDatabase()
    summary = await createDemoCompany(database, { today: TODAY, dueWindows })
  })
  afterAll(() => database.close())

  it('has 300 clients, each with a contract and a place on dry land near a village', async () => {
    const { items, total } = await listClients(database.connection, { limit: 500 })
    expect(total).toBe(300)
    expect(new Set(items.map((client) => client.name)).size).toBe(300)
    for (const client of items) {
      expect(client.precision).toBe('house')
      expect(isInLake(client.position!), client.address).toBe(false)
      expect(Math.min(...DEMO_PLACES.map((place) => metresBetween(place.centre, client.position!)))).toBeLessThan(6000)
    }
    expect(await listContracts(database.connection)).toHaveLength(300)
  })

  it('has for each contract somebody who can do it', async () => {
    const technicians = await listTechnicians(database.connection)
    expect(technicians).toHaveLength(5)
    for (const { skills } of await listContracts(database.connection)) {
      expect(
        technicians.some((technician) => skills.every((skill) => technician.skills.includes(skill))),
        skills.join(),
      ).toBe(true)
    }
  })

  it('has 80 to 100 visits to do in each of the next weeks, some booked', async () => {
    for (const monday of ['2026-12-07', '2026-12-14', '2026-12-21']) {
      const week = { from: monday, to: addDays(monday, 6), earliest: paris(monday, '00:00'), before: paris(addDays(monday, 7), '00:00') }
      const visits = await listVisitsOfWeek(database.connection, week)
      expect(visits.length, monday).toBeGreaterThanOrEqual(75)
      expect(visits.length, monday).toBeLessThanOrEqual(105)
      expect(visits.every((visit) => visit.status !== 'done')).toBe(true)
    }
    const booked = await database.connection('visits').where({ status: 'booked' }).whereNotNull('promise_earliest')
    expect(booked.length).toBeGreaterThan(10)
  })

  it('has a year of visits done on working days, none done in the future, none forgotten', async () => {
    const visits = await database.connection('visits')
    const done = visits.filter((visit) => visit.status === 'done')
    expect(done.length).toBeGreaterThan(500)
    for (const visit of done) {
      expect(isCivilDate(visit.done_on) && visit.done_on < TODAY && weekdayOf(visit.done_on) <= 5, visit.done_on).toBe(true)
      expect(visit.technician_id).not.toBeNull()
    }
    const open = visits.filter((visit) => visit.status !== 'done')
    expect(open.filter((visit) => visit.due_to < TODAY)).toEqual([])
  })

  it('opens with every account it names', async () => {
    expect(summary.accounts.map(({ role }) => role).sort()).toEqual([
      'admin',
      'client',
      'manager',
      'planner',
      'technician',
      'technician',
      'technician',
      'technician',
      'technician',
    ])
    const { email, password } = summary.accounts[0]!
    expect(await findUserByPassword(database.connection, email, password)).toMatchObject({ role: 'planner' })
  })

  it('is the same for the same seed and day, ids included, and another for another seed', async () => {
    const twin = await openTestDatabase()
    await createDemoCompany(twin, { today: TODAY, dueWindows })
    for (const table of ['technicians', 'clients', 'sites', 'contracts', 'visits', 'absences']) {
      expect(await twin.connection(table).orderBy('id')).toEqual(await database.connection(table).orderBy('id'))
    }
    await twin.close()
    const first = (seed: number) => demoClients(seed, TODAY, demoIds(seed, 0))[0]!.client.name
    expect(first(7)).not.toBe(first(8))
  })

  it('written as a spreadsheet comes back whole, and twice is as once', async () => {
    const content = await demoSpreadsheet({ today: TODAY })
    const fresh = await openTestDatabase()
    const options = { by: TESTER, today: TODAY }
    const load = async () => runImport(fresh, (await createImport(fresh, { fileName: 'clients.xlsx', content }, options)).id, options)
    const { job } = await load()
    expect(job.columns.filter((column) => column.field === null)).toEqual([])
    expect(job.report).toMatchObject({ rows: 300, created: 300, refused: [], warnings: [], precision: { given: 300 } })
    expect((await load()).job.report).toMatchObject({ created: 0, updated: 0, unchanged: 300 })
    await fresh.close()
  })
})
