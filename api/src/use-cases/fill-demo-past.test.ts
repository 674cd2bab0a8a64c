import type { CivilDate, IsoWeek, RoutePlan } from '@tournee/contract'
import { findPlanInputs, findPublishedPlanId, getPlan, listVisitsById } from '@tournee/data'
import { createTestDatabase, type TestDatabaseUrl } from '@tournee/data/testing'
import { evaluate } from '@tournee/engine'
import { checkPlan } from '@tournee/engine/check'
import { fromEpoch, weekDays } from '@tournee/engine/recurrence'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { openServices } from '../open-services.ts'
import { type FrozenInputs, thawProblem } from '../planning/frozen-inputs.ts'
import { ordersOfPlan } from '../planning/plan-orders.ts'
import { isRefusal } from '../refusal.ts'
import type { Services } from '../services.ts'
import { fillDemo } from './fill-demo.ts'
import { fillDemoWeek, listDemoPast } from './fill-demo-past.ts'
import { recomputeKpi } from './recompute-kpi.ts'

/** Wednesday 25 November 2026, in the middle of week 48. */
const NOW = Date.parse('2026-11-25T08:00:00Z')
const WEEKS: readonly IsoWeek[] = ['2026-W46', '2026-W47']
const GO_ON = new AbortController().signal
const stampsOf = new Map<string, unknown>()

describe.each(['sqlite', 'postgres'] as const)('the demo’s past on %s', (dialect) => {
  let database: TestDatabaseUrl
  let services: Services & { close(): Promise<void> }
  const published = async (week: IsoWeek): Promise<RoutePlan> => {
    const { connection } = services.db
    return getPlan(connection, (await findPublishedPlanId(connection, week))!)
  }
  const count = async (table: string) => Number((await services.db.connection(table).count({ n: '*' }))[0]!.n)
  const stamps = () => services.db.connection('stamps').orderBy('id').select('id', 'visit_id', 'kind', 'at', 'effect')
  const day = (at: number): CivilDate => fromEpoch(Math.floor(at / 1_000), 'Europe/Paris').date

  beforeAll(async () => {
    database = await createTestDatabase(dialect)
    services = await openServices(readConfig({ DATABASE_URL: database.url }), pino({ level: 'silent' }), () => NOW)
    await fillDemo(services)
  })
  afterAll(async () => {
    await services.close()
    await database.drop()
  })

  test('is the weeks before the demo’s own, oldest first; begun and left it is still to be lived', async () => {
    const weeks = await listDemoPast(services, 2)
    expect(weeks.map(({ monday }) => monday)).toEqual(['2026-11-09', '2026-11-16'])
    // somebody stops the service at the first stamp: the day is told to its end, the week is not
    const stopping = new AbortController()
    const liveNews = Object.assign(Object.create(services.liveNews), { tell: () => stopping.abort() })
    await fillDemoWeek({ ...services, liveNews }, weeks[0]!, stopping.signal)
    expect(await count('stamps')).toBeGreaterThan(0)
    expect(await listDemoPast(services, 2)).toEqual(weeks)
    for (const week of weeks) await fillDemoWeek(services, week, GO_ON)
    expect(await listDemoPast(services, 2)).toEqual([])
    expect(await count('plans')).toBe(2)
  })

  test.each(WEEKS)('%s: its plan keeps every rule, and its figures recompute to the stored hash', async (week) => {
    const plan = await published(week)
    const stored = (await findPlanInputs(services.db.connection, plan.id))!
    const problem = thawProblem((stored.inputs as FrozenInputs).problem)
    expect(checkPlan(problem, evaluate(problem, ordersOfPlan(plan)))).toEqual([])
    const kpi = await recomputeKpi(services, { week })
    if (isRefusal(kpi)) throw new Error(kpi.code)
    expect(kpi.inputsHash).toBe(stored.inputsHash)
    expect(kpi).toEqual(plan.kpi)
    // published on the Thursday before
    expect(day(Date.parse(plan.publishedAt!))).toBe(week === '2026-W46' ? '2026-11-05' : '2026-11-12')
    expect(plan.summary!.served).toBeGreaterThan(5)
  })

  test.each(WEEKS)('%s: who was planned was there, and every visit ends done that day or due again', async (week) => {
    const plan = await published(week)
    const told = Map.groupBy(await stamps(), (stamp) => stamp.visit_id)
    for (const { technicianId, date, stops } of plan.routes) {
      const ids = stops.flatMap((stop) => (stop.kind === 'visit' ? [stop.visitId] : []))
      for (const visit of await listVisitsById(services.db.connection, ids)) {
        const own = told.get(visit.id)!.filter(({ at }) => day(Number(at)) === date)
        expect(own.map(({ effect }) => effect)).toEqual(['applied', 'applied'])
        const end = own.find(({ kind }) => kind !== 'arrived')!
        if (end.kind === 'not-done') continue
        expect([visit.status, visit.technicianId, visit.doneAt]).toEqual(['done', technicianId, new Date(Number(end.at)).toISOString()])
      }
    }
    // what was done in the week was planned in it
    const [from, to] = [weekDays(week)[0]!, weekDays(week)[6]!]
    const done = await services.db.connection('visits').where({ status: 'done' }).whereBetween('done_on', [from, to]).select('id')
    expect(done.filter(({ id }) => !told.has(id))).toEqual([])
  })

  test('a second run changes nothing, and the current week is nobody’s yet', async () => {
    const before = [await count('stamps'), await count('plans'), await count('audit_log')]
    for (const week of await listDemoPast(services, 2)) await fillDemoWeek(services, week, GO_ON)
    expect([await count('stamps'), await count('plans'), await count('audit_log')]).toEqual(before)
    expect(await findPublishedPlanId(services.db.connection, '2026-W48')).toBeNull()
    stampsOf.set(
      dialect,
      (await stamps()).map(({ id, at }) => `${id} ${Number(at)}`),
    )
  })
})

test('both databases tell the same past', () => {
  expect(stampsOf.get('postgres')).toEqual(stampsOf.get('sqlite'))
})
