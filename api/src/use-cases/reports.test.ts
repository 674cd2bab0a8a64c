import { randomUUID } from 'node:crypto'
import type { BookingReport, DueReport, EndingReport, LoadReport, SavingsReport, ZoneFillReport } from '@tournee/contract'
import {
  addStamp,
  createPlan,
  createVisits,
  listTechnicians,
  type NewVisit,
  newId,
  publishPlan,
  readTable,
  savePlanResult,
} from '@tournee/data'
import { toEpoch } from '@tournee/engine/recurrence'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reportPdf } from '../reports/report-pdf.ts'
import { REPORT_WORDS } from '../reports/report-words.ts'
import { openEveryDay } from '../testing/one-zone.ts'
import { pdfPages } from '../testing/pdf-text.ts'
import { TEST_BY } from '../testing/small-company.ts'
import { type Caller, startTestService, type TestService } from '../testing/test-service.ts'

/** Annecy's clock as an instant. */
const at = (date: string, time: string) => new Date(toEpoch(date, time, 'Europe/Paris') * 1_000).toISOString()
const factor = (value: number, unit: string) => ({ name: unit, value, unit, source: 'test', asOf: '2026-01-01' })
/** 2 EUR a litre, 5 l a 100 km, 3 kg a litre, 0.50 EUR a km, 40 EUR an hour. */
const FACTORS = [factor(2, 'EUR/l'), factor(5, 'l/100 km'), factor(3, 'kg CO2e/l'), factor(0.5, 'EUR/km'), factor(40, 'EUR/h')]
const drive = (km: number, driveHours: number, visits: number) => ({ km, driveHours, visits, kmPerVisit: km / visits, overtimeMinutes: 0 })

describe.each(['sqlite', 'postgres'] as const)('the managers’ reports on %s', (dialect) => {
  let service: TestService
  let manager: Caller
  let place: { clientId: string; siteId: string }
  let technicianId: string
  const read = <T>(path: string) => manager.json<T>('GET', `/v1/reports/${path}`)

  async function aVisit(more: Partial<NewVisit>): Promise<string> {
    const visit: NewVisit = {
      ...place,
      contractId: null,
      occurrenceKey: null,
      kind: 'maintenance',
      status: 'due',
      dueFrom: '2026-11-01',
      dueIdeal: '2026-11-15',
      dueTo: '2026-11-30',
      durationMinutes: 60,
      skills: [],
      promise: null,
      technicianId: null,
      scheduledStart: null,
      doneAt: null,
      notes: '',
      ...more,
    }
    const [id] = await service.services.db.transaction((connection) => createVisits(connection, [visit], TEST_BY))
    return id!
  }

  /** A published plan of one route: 20 km out, 10 km home, half an hour of road, an hour of work. */
  async function publish(
    week: string,
    date: string,
    visitId: string,
    baseline: { km: number; driveHours: number } | null,
  ): Promise<string> {
    return service.services.db.transaction(async (connection) => {
      const { id } = await createPlan(connection, { week, mode: 'from-scratch', seconds: 1, seed: 1 }, TEST_BY)
      const base = baseline && drive(baseline.km, baseline.driveHours, 1)
      const saved = { km: 0, kmPct: 0, driveHours: 0, eurMarginal: 0, eurFull: 0, co2Kg: 0 }
      await savePlanResult(
        connection,
        id,
        {
          status: 'COMPLETED',
          summary: { visits: 1, served: 1, unassigned: 0, km: 30, driveHours: 0.5, overtimeMinutes: 0, seconds: 1 },
          baseline: null,
          kpi: base && {
            week,
            planId: id,
            baseline: { policy: 'fcfs', ...base },
            plan: drive(30, 0.5, 1),
            saved,
            factors: FACTORS,
            inputsHash: 'h',
          },
          routes: [
            {
              shiftId: `${technicianId}:${date}`,
              technicianId,
              date,
              start: { lng: 6.1, lat: 45.9 },
              departure: at(date, '08:00'),
              end: at(date, '09:30'),
              stops: [
                {
                  kind: 'visit',
                  visitId,
                  arrival: at(date, '08:20'),
                  start: at(date, '08:20'),
                  end: at(date, '09:20'),
                  driveSeconds: 1_200,
                  distanceMetres: 20_000,
                  waitSeconds: 0,
                },
              ],
              lastLeg: { driveSeconds: 600, distanceMetres: 10_000 },
              distanceMetres: 30_000,
              driveSeconds: 1_800,
              serviceSeconds: 3_600,
              waitSeconds: 0,
              overtimeSeconds: 0,
              proof: 'none',
            },
          ],
          unassigned: [],
          violations: [],
          travelSource: 'embedded',
          notices: [],
          inputs: { week },
          inputsHash: `hash of ${week}`,
        },
        TEST_BY,
      )
      await publishPlan(connection, id, null, TEST_BY)
      return id
    })
  }

  const stamp = (
    planId: string,
    visitId: string,
    kind: 'arrived' | 'done',
    date: string,
    time: string,
    metres: number,
    home: number | null,
  ) =>
    service.services.db.transaction((connection) =>
      addStamp(
        connection,
        {
          id: randomUUID(),
          technicianId,
          visitId,
          planId,
          date,
          kind,
          reason: null,
          note: '',
          undoes: null,
          at: Date.parse(at(date, time)),
          deviceAt: 0,
          receivedAt: 0,
          skewMs: 0,
          position: null,
          effect: 'applied',
          before: null,
          leg: kind === 'arrived' ? { seconds: 1_500, metres } : null,
          home: home === null ? null : { seconds: 900, metres: home },
        },
        place.clientId,
        TEST_BY,
      ),
    )

  beforeAll(async () => {
    service = await startTestService({ dialect })
    manager = await service.signIn('manager')
    const { connection } = service.services.db
    const site = await connection('sites').first('id', 'client_id')
    place = { clientId: site.client_id, siteId: site.id }
    technicianId = (await listTechnicians(connection))[0]!.id
  })
  afterAll(() => service.close())

  test('savings are the baseline less the plan, with money and CO2 from the frozen rates; a week without a plan is a gap', async () => {
    const one = await aVisit({})
    await publish('2026-W46', '2026-11-10', one, { km: 50, driveHours: 1 })
    const report = await read<SavingsReport>('savings?weeks=3&until=2026-W47')
    expect(report.weeks.map(({ week, gap }) => [week, gap])).toEqual([
      ['2026-W45', 'no-plan'],
      ['2026-W46', null],
      ['2026-W47', 'no-plan'],
    ])
    // 50 - 30 km; 1 - 0.5 h; 20 km * 5 l/100 km = 1 l: 2 EUR, 3 kg; 20 * 0.50 + 0.5 * 40 = 30 EUR
    expect(report.weeks[1]).toMatchObject({
      planned: { km: 30, driveHours: 0.5, visits: 1 },
      baseline: { km: 50, driveHours: 1, visits: 1 },
      saved: { km: 20, kmPct: 40, driveHours: 0.5, eurMarginal: 2, eurFull: 30, co2Kg: 3 },
      inputsHash: 'hash of 2026-W46',
    })
    expect(report.weeks[0]).toMatchObject({ planned: null, saved: null })
    expect(report.total).toMatchObject({ weeks: 1, km: 20, baselineKm: 50, eurFull: 30 })
    expect(report.available).toEqual([
      { baseline: 'first-come-first-served', weeks: 1 },
      { baseline: 'previous', weeks: 0 },
      { baseline: 'history', weeks: 0 },
    ])
  })

  test('what was driven counts once every visit is stamped: the drives to stops, and home from the last', async () => {
    const visitId = await aVisit({})
    const planId = await publish('2026-W47', '2026-11-17', visitId, { km: 50, driveHours: 1 })
    const driven = async () => (await read<SavingsReport>('savings?weeks=1&until=2026-W47&measure=driven')).weeks[0]!
    expect(await driven()).toMatchObject({ gap: 'not-driven', driven: null, saved: null })
    await stamp(planId, visitId, 'arrived', '2026-11-17', '08:30', 22_000, null)
    expect(await driven()).toMatchObject({ gap: 'not-driven' })
    await stamp(planId, visitId, 'done', '2026-11-17', '09:30', 0, 12_000)
    // 22 km out and 12 km home; 1 500 + 900 s; against 50 km
    expect(await driven()).toMatchObject({ gap: null, driven: { km: 34, stampedVisits: 1 }, saved: { km: 16 } })
    expect((await driven()).driven!.driveHours).toBeCloseTo(2_400 / 3_600, 9)
  })

  test('the newest week is the current one, or a later one that is published already', async () => {
    const last = async () => (await read<SavingsReport>('savings?weeks=1')).weeks.map(({ week }) => week)
    // today is in week 48
    expect(await last()).toEqual(['2026-W48'])
    await publish('2026-W50', '2026-12-08', await aVisit({}), null)
    expect(await last()).toEqual(['2026-W50'])
  })

  test('the plan published before is a baseline where there was one', async () => {
    const visitId = await aVisit({})
    await publish('2026-W45', '2026-11-03', visitId, { km: 60, driveHours: 1 })
    await publish('2026-W45', '2026-11-03', visitId, { km: 60, driveHours: 1 })
    const report = await read<SavingsReport>('savings?weeks=3&until=2026-W47&baseline=previous')
    // the same routes twice: nothing saved, and that is a zero
    expect(report.weeks.map(({ gap, saved }) => [gap, saved?.km ?? null])).toEqual([
      [null, 0],
      ['no-baseline', null],
      ['no-baseline', null],
    ])
    expect((await read<SavingsReport>('savings?baseline=history')).total.weeks).toBe(0)
  })

  test('visits of contracts count by where they lie in their due window, by the company’s weeks', async () => {
    const { connection } = service.services.db
    const contract = await connection('contracts').first('id', 'client_id', 'site_id')
    const done = (day: string, time: string, key: string) =>
      aVisit({
        clientId: contract.client_id,
        siteId: contract.site_id,
        contractId: contract.id,
        occurrenceKey: key,
        status: 'done',
        doneAt: at(day, time),
        doneOn: day,
        dueFrom: '2026-10-05',
        dueTo: '2026-10-11',
      })
    // week 41 is 5 to 11 October: one on its last minute, one a minute into week 42, one before its window
    await done('2026-10-11', '23:59', 'a')
    await done('2026-10-12', '00:00', 'b')
    await done('2026-10-04', '10:00', 'c')
    const report = await read<DueReport>('due-windows?weeks=3&until=2026-W42')
    expect(report.weeks).toEqual([
      { week: '2026-W40', done: 1, inWindow: 0, early: 1, late: 0 },
      { week: '2026-W41', done: 1, inWindow: 1, early: 0, late: 0 },
      { week: '2026-W42', done: 1, inWindow: 0, early: 0, late: 1 },
    ])
    expect(report.total).toEqual({ done: 3, inWindow: 1, early: 1, late: 1 })
    // one of them was a technician's
    await connection('visits').where({ occurrence_key: 'b' }).update({ technician_id: technicianId })
    const mine = await read<DueReport>(`due-windows?weeks=3&until=2026-W42&technicianId=${technicianId}`)
    expect(mine.total).toEqual({ done: 1, inWindow: 0, early: 0, late: 1 })
  })

  test('a technician’s load is what is published against what he works', async () => {
    const report = await read<LoadReport>('load?weeks=1&until=2026-W47')
    const own = report.technicians.find((row) => row.technicianId === technicianId)!
    // half an hour of road, an hour of work; five days of at most eight hours
    expect(own).toMatchObject({ driveHours: 0.5, serviceHours: 1, visits: 1, availableHours: 40 })
    expect(report.weeks).toBe(1)
    expect((await read<LoadReport>('load?weeks=1&until=2025-W01')).technicians).toEqual([])
    const mine = await read<LoadReport>(`load?weeks=1&until=2026-W47&technicianId=${technicianId}`)
    expect(mine.technicians).toEqual([own])
  })

  test('a zone day is as full as the minutes of its visits', async () => {
    const { connection } = service.services.db
    const zoning = newId(TEST_BY.at)
    await connection('zonings').insert({
      id: zoning,
      name: 'Z',
      resolution: 7,
      seed: 1,
      zones: '[]',
      cells: '[]',
      figures: '{}',
      created_at: 0,
    })
    const day = (date: string, zones: string[]) => ({
      technician_id: technicianId,
      date,
      zoning_id: zoning,
      zone_ids: JSON.stringify(zones),
      locked: false,
      minutes_planned: 0,
      minutes_open: 400,
    })
    await connection('zone_days').insert([day('2026-11-17', ['z']), day('2026-11-18', ['z']), day('2026-11-19', [])])
    const report = await read<ZoneFillReport>('zone-days?weeks=1&until=2026-W47')
    // the published visit of an hour on the 17th; nothing on the 18th; the 19th is free of zones
    expect(report.weeks).toEqual([{ week: '2026-W47', days: 2, minutesBooked: 60, minutesOpen: 800 }])
    await connection('zone_days').insert(day('2026-11-20', ['y', 'z y']))
    const weekOf = async (query: string) => (await read<ZoneFillReport>(`zone-days?weeks=1&until=2026-W47&${query}`)).weeks
    expect(await weekOf('zoneId=z')).toEqual(report.weeks)
    expect(await weekOf('zoneId=y')).toEqual([{ week: '2026-W47', days: 1, minutesBooked: 0, minutesOpen: 400 }])
    const [, other] = await listTechnicians(connection)
    expect(await weekOf(`technicianId=${other!.id}`)).toEqual([])
  })

  test('bookings count by the quality their slot had when it was taken', async () => {
    const { connection } = service.services.db
    const book = async (grade: number | null, green: boolean | null, best: boolean | null) =>
      connection('appointments').insert({
        id: newId(TEST_BY.at),
        visit_id: await aVisit({}),
        client_id: place.clientId,
        technician_id: technicianId,
        earliest: 0,
        latest: 1,
        status: 'confirmed',
        reason: '',
        created_at: Date.parse(at('2026-09-08', '10:00')),
        updated_at: 0,
        grade,
        green,
        best,
      })
    await book(90, true, true)
    await book(60, true, false)
    await book(30, false, false)
    await book(null, null, null)
    const report = await read<BookingReport>('bookings?weeks=2&until=2026-W37')
    expect(report.weeks).toEqual([{ week: '2026-W37', booked: 4, ungraded: 1, green: 2, best: 1, meanGrade: 60 }])
    const of = async (query: string) => (await read<BookingReport>(`bookings?weeks=2&until=2026-W37&${query}`)).total.booked
    const [, other] = await listTechnicians(connection)
    expect([await of(`technicianId=${technicianId}`), await of(`technicianId=${other!.id}`)]).toEqual([4, 0])
    // no zoning is in force: nothing lies in a zone
    expect(await of('zoneId=z')).toBe(0)
  })

  test('contracts that end are counted in the narrowest of 7, 30 and 60 days', async () => {
    const { connection } = service.services.db
    const ids = (await connection('contracts').orderBy('id').select('id')).map(({ id }) => id)
    // today is 23 November 2026
    for (const [i, endsOn] of ['2026-11-30', '2026-12-01', '2026-12-24', '2027-01-22', '2027-01-23', '2026-11-22'].entries())
      await connection('contracts').where({ id: ids[i] }).update({ ends_on: endsOn })
    const report = await read<EndingReport>('contracts')
    expect([report.within7, report.within30, report.within60]).toEqual([1, 1, 2])
    expect(report.items.map(({ daysLeft }) => daysLeft)).toEqual([7, 8, 31, 60])
  })

  test('a zone’s service is that of the places in it, on paper too', async () => {
    const all = await read<DueReport>('due-windows?weeks=3&until=2026-W42')
    const endings = await read<EndingReport>('contracts')
    await openEveryDay(service.services, { from: '2026-11-02', days: 1 })
    expect(await read<DueReport>('due-windows?weeks=3&until=2026-W42&zoneId=z1')).toEqual(all)
    expect((await read<DueReport>('due-windows?weeks=3&until=2026-W42&zoneId=z2')).total.done).toBe(0)
    expect(await read<EndingReport>('contracts?zoneId=z1')).toEqual(endings)
    expect((await read<EndingReport>('contracts?zoneId=z2')).items).toEqual([])
    const pdf = await manager.send('GET', '/v1/reports/export?format=pdf&weeks=3&until=2026-W47&zoneId=z1')
    expect(pdf.status).toBe(200)
  })

  test('all of it goes out as a spreadsheet and on paper', async () => {
    const xlsx = await manager.send('GET', '/v1/reports/export?format=xlsx&weeks=3&until=2026-W47')
    const { rows } = await readTable(Buffer.from(await xlsx.arrayBuffer()))
    expect(rows.map((row) => row.cells.join(' ')).join('\n')).toContain('2026-W46')
    const pdf = await manager.send('GET', '/v1/reports/export?format=pdf&weeks=3&until=2026-W47')
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(new TextDecoder().decode((await pdf.arrayBuffer()).slice(0, 5))).toBe('%PDF-')
  })
})

test('on paper weeks, days and amounts are written in the reader’s language, and weeks compared are drawn', async () => {
  const table = {
    title: 'T',
    lead: 'L',
    columns: ['Week', 'Ends', 'km'],
    rows: [[{ week: '2026-W46' }, { date: '2026-12-01' }, { value: 1250.5, digits: 1 }]] as const,
    chart: {
      before: 'Référence, km',
      after: 'Publié, km',
      bars: [
        { label: 'S46', before: 1250.5, after: 800 },
        { label: 'S47', before: null, after: null },
      ],
    },
  }
  const paper = async (language: 'fr' | 'en') =>
    pdfPages(await reportPdf([table], { company: 'C', period: 'P', totals: 'S', at: 0, language }, REPORT_WORDS[language], false)).flat()
  const french = await paper('fr')
  expect(french).toEqual(expect.arrayContaining(['S46 2026', '01/12/2026', '1\u00a0250,5', 'Référence, km', '1\u00a0251', '800', 'S47']))
  expect(await paper('en')).toEqual(expect.arrayContaining(['W46 2026', '01/12/2026', '1,250.5']))
})

test('a missing figure is written as missing on paper, never as a zero', async () => {
  const table = {
    title: 'T',
    lead: 'L',
    columns: ['Week', 'km'],
    rows: [
      ['2026-W46', { value: 0, digits: 1 }],
      ['2026-W47', null],
    ] as const,
  }
  const cover = { company: 'C', period: 'P', totals: 'S', at: 0, language: 'fr' } as const
  const lines = pdfPages(await reportPdf([table], cover, REPORT_WORDS.fr, false)).flat()
  expect(lines).toContain('0,0')
  expect(lines).toContain('n. c.')
})
