import type { PlannedRoute, Problem, RoutePlan, RoutePlanHead } from '@tournee/contract'
import { getPlan, updateVisit } from '@tournee/data'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TEST_BY } from '../testing/small-company.ts'
import { type Caller, startTestService, type TestService } from '../testing/test-service.ts'
import { failAbandonedWork } from './fail-abandoned-work.ts'

const WEEK = '2026-W49'
const visitsOf = (routes: readonly PlannedRoute[]) =>
  routes.flatMap((route) => route.stops.flatMap((stop) => (stop.kind === 'visit' ? [stop.visitId] : [])))

/** Reads a stream of server-sent events to its end. */
async function readEvents(answer: Response): Promise<RoutePlanHead[]> {
  expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/)
  const text = await answer.text()
  return text.split('\n\n').flatMap((event) => (event.startsWith('data: ') ? [JSON.parse(event.slice(6)) as RoutePlanHead] : []))
}

/** Plans the week and waits for the end. */
async function plan(planner: Caller, body: object = {}): Promise<{ plan: RoutePlan; events: RoutePlanHead[] }> {
  const head = await planner.json<RoutePlanHead>('POST', '/v1/route-plans', { week: WEEK, seconds: 0.3, ...body })
  const events = await readEvents(await planner.send('GET', `/v1/route-plans/${head.id}/events`))
  const read = await planner.json<RoutePlan>('GET', `/v1/route-plans/${head.id}`)
  return { plan: read, events }
}
const publish = (planner: Caller, { id, version }: RoutePlan, asked = version) =>
  planner.send('POST', `/v1/route-plans/${id}/publish`, undefined, { 'if-match': `"${asked}"` })
const unpublish = (planner: Caller, { id, version }: RoutePlan) =>
  planner.send('POST', `/v1/route-plans/${id}/unpublish`, undefined, { 'if-match': `"${version}"` })

describe.each(['sqlite', 'postgres'] as const)('the life of a plan on %s', (dialect) => {
  let service: TestService
  let planner: Caller
  let solved: RoutePlan
  beforeAll(async () => {
    service = await startTestService({ dialect })
    planner = await service.signIn('planner')
  })
  afterAll(() => service.close())

  test('the week offers the visits that contracts make due and every technician’s shifts', async () => {
    const week = await planner.json<{ visits: unknown[]; shifts: { date: string; start: string }[] }>('GET', `/v1/weeks/${WEEK}`)
    expect(week.visits).toHaveLength(8)
    // 5 technicians x 5 days
    expect(week.shifts).toHaveLength(25)
    // the meeting takes the first hour of Wednesday 2 December
    expect(new Set(week.shifts.filter((shift) => shift.date === '2026-12-02').map((shift) => shift.start))).toEqual(new Set(['09:00']))
  })

  test('a run is scheduled, tells its progress, and completes without a violation', async () => {
    const { plan: read, events } = await plan(planner)
    solved = read
    expect(events.at(-1)).toMatchObject({ id: solved.id, status: 'COMPLETED' })
    expect(events.some((event) => event.status === 'SOLVING')).toBe(true)
    expect(solved).toMatchObject({ state: 'draft', violations: [], summary: { visits: 8, served: 8, unassigned: 0 } })
    expect(visitsOf(solved.routes)).toHaveLength(8)
    expect(solved.baseline).toMatchObject({ policy: 'first-come-first-served', served: 8 })
    expect(solved.kpi!.saved.km).toBeCloseTo(solved.baseline!.km - solved.summary!.km, 6)
  })

  test('a draft changes nothing that technicians see', async () => {
    const technician = await service.signIn('technician')
    expect(await technician.json('GET', '/v1/my-day?date=2026-12-01')).toMatchObject({ route: null, visits: [], nextDate: null })
  })

  test('publishing needs the version that was read', async () => {
    expect((await planner.send('POST', `/v1/route-plans/${solved.id}/publish`)).status).toBe(428)
    expect((await publish(planner, solved, solved.version - 1)).status).toBe(412)
  })

  test('published, every technician sees his day in order, and the change is on record', async () => {
    const published = (await (await publish(planner, solved)).json()) as RoutePlan
    expect(published).toMatchObject({ id: solved.id, state: 'published' })
    const technician = await service.signIn('technician')
    const { technicianId } = (await technician.json<{ user: { technicianId: string } }>('GET', '/v1/session')).user
    const routes = solved.routes.filter((route) => route.technicianId === technicianId)
    for (const route of routes) {
      const day = await technician.json<{ visits: { id: string; status: string }[] }>('GET', `/v1/my-day?date=${route.date}`)
      expect(day.visits.map((visit) => visit.id)).toEqual(visitsOf([route]))
      expect(new Set(day.visits.map((visit) => visit.status))).toEqual(new Set(['published']))
    }
    const log = await service.services.db.connection('audit_log').where({ entity: 'plan', entity_id: solved.id, action: 'publish' })
    expect(log).toHaveLength(1)
    expect(log[0].actor).toBe('planner@example.test')
  })

  test('a later plan says what it changes, and supersedes', async () => {
    const { plan: later } = await plan(planner, { mode: 'keep-and-insert' })
    const { withPlanId, changes } = await planner.json<{ withPlanId: string; changes: { change: string }[] }>(
      'GET',
      `/v1/route-plans/${later.id}/compare`,
    )
    expect(withPlanId).toBe(solved.id)
    expect(changes).toHaveLength(8)
    // kept: nobody changes technician or day
    const shiftOf = (read: RoutePlan) =>
      new Map(read.routes.flatMap((route) => visitsOf([route]).map((id) => [id, route.shiftId] as const)))
    expect(shiftOf(later)).toEqual(shiftOf(solved))
    expect((await publish(planner, later)).status).toBe(200)
    expect((await getPlan(service.services.db.connection, solved.id)).state).toBe('superseded')
    const answer = await publish(planner, await planner.json<RoutePlan>('GET', `/v1/route-plans/${solved.id}`))
    expect(((await answer.json()) as Problem).code).toBe('PLAN_SUPERSEDED')
  })

  test('a publication is taken back: the plan before it, its hours and its visits are what technicians see again', async () => {
    const { connection } = service.services.db
    const week = () => planner.json<{ publishedPlanId: string; visits: { id: string }[] }>('GET', `/v1/weeks/${WEEK}`)
    const rows = () => connection('visits').orderBy('id').select('id', 'status', 'technician_id', 'scheduled_start')
    const [{ publishedPlanId: before }, visitsBefore] = [await week(), await rows()]
    const { plan: other } = await plan(planner, { seed: 7 })
    const published = (await (await publish(planner, other)).json()) as RoutePlan
    expect((await week()).publishedPlanId).toBe(other.id)
    expect((await planner.send('POST', `/v1/route-plans/${other.id}/unpublish`)).status).toBe(428)
    expect((await unpublish(planner, other)).status).toBe(412)
    const answer = (await (await unpublish(planner, published)).json()) as RoutePlan
    expect(answer).toMatchObject({ id: other.id, state: 'draft', publishedAt: null })
    expect((await week()).publishedPlanId).toBe(before)
    expect(await rows()).toEqual(visitsBefore)
    expect(await connection('audit_log').where({ entity_id: other.id, action: 'unpublish' })).toHaveLength(1)
    expect(((await (await unpublish(planner, answer)).json()) as Problem).code).toBe('PLAN_NOT_PUBLISHED')
  })

  test('the kilometres saved are recomputed from the stored inputs and agree with the stored figures', async () => {
    const { plan: fresh } = await plan(planner)
    expect((await publish(planner, fresh)).status).toBe(200)
    const kpi = await planner.json<NonNullable<RoutePlan['kpi']>>('GET', `/v1/kpi?week=${WEEK}`)
    expect(kpi).toEqual(fresh.kpi)
    expect(kpi.inputsHash).toMatch(/^[0-9a-f]{64}$/)
    expect(kpi.factors.map((factor) => factor.unit)).toContain('kg CO2e/l')
  })
})

describe('a run', () => {
  let service: TestService
  let planner: Caller
  beforeAll(async () => {
    service = await startTestService()
    planner = await service.signIn('planner')
  })
  afterAll(() => service.close())

  test('leaves the event loop free: other requests are answered while it is SOLVING', async () => {
    const head = await planner.json<RoutePlanHead>('POST', '/v1/route-plans', { week: WEEK, seconds: 60 })
    const events = await planner.send('GET', `/v1/route-plans/${head.id}/events`)
    const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader()
    for (let seen = ''; !seen.includes('"progress":{'); ) seen += (await reader.read()).value ?? ''
    for (let request = 0; request < 20; request++) expect((await fetch(`${service.url}/healthz`)).status).toBe(200)
    expect((await planner.json<RoutePlan>('GET', `/v1/route-plans/${head.id}`)).status).toBe('SOLVING')
    // stopped, it keeps the best it has
    expect((await planner.send('POST', `/v1/route-plans/${head.id}/terminate`)).status).toBe(202)
    for (;;) if ((await reader.read()).done) break
    const stopped = await planner.json<RoutePlan>('GET', `/v1/route-plans/${head.id}`)
    expect(stopped).toMatchObject({ status: 'TERMINATED', violations: [], summary: { served: 8 } })
  })

  test('whose worker crashes fails alone, and says why', async () => {
    const crashing = await startTestService({
      overrides: { solver: { solve: () => Promise.reject(new Error('out of memory')) } },
    })
    try {
      const caller = await crashing.signIn('planner')
      const { plan: failed, events } = await plan(caller)
      expect(failed).toMatchObject({ status: 'FAILED', error: 'out of memory', routes: [] })
      expect(events.at(-1)).toMatchObject({ status: 'FAILED' })
      expect((await publish(caller, failed)).status).toBe(409)
      expect((await fetch(`${crashing.url}/healthz`)).status).toBe(200)
    } finally {
      await crashing.close()
    }
  })

  test('interrupted by the end of the process is failed at the next start', async () => {
    const { connection } = service.services.db
    const stuck = await planner.json<RoutePlanHead>('POST', '/v1/route-plans', { week: WEEK, seconds: 0.2 })
    await service.services.jobs.drain()
    await connection('plans').where({ id: stuck.id }).update({ status: 'SOLVING', owner_id: 'a process that is gone' })
    expect(await failAbandonedWork(service.services)).toBe(1)
    const read = await planner.json<RoutePlan>('GET', `/v1/route-plans/${stuck.id}`)
    expect(read.status).toBe('FAILED')
    expect(read.error).toContain('start it again')
  })

  test('of one day moves nothing on the other days', async () => {
    const { plan: base } = await plan(planner)
    const date = base.routes[0]!.date
    const { plan: day } = await plan(planner, { mode: 'one-day', date, basePlanId: base.id })
    const others = (read: RoutePlan) =>
      read.routes.filter((route) => route.date !== date).map((route) => [route.shiftId, visitsOf([route])])
    expect(day.violations).toEqual([])
    expect(others(day)).toEqual(others(base))
  })

  test('is refused without what its mode needs, without a base, in a week without shifts', async () => {
    const codeOf = async (body: object) => (await planner.json<Problem>('POST', '/v1/route-plans', { seconds: 0.2, ...body })).code
    expect(await codeOf({ week: WEEK, mode: 'one-technician' })).toBe('MODE_NEEDS')
    expect(await codeOf({ week: '2026-W50', mode: 'keep-and-insert' })).toBe('NO_BASE_PLAN')
    // Saturday: nobody works
    expect(await codeOf({ week: WEEK, mode: 'one-day', date: '2026-12-05' })).toBe('NO_SHIFTS')
  })
})

describe('publishing', () => {
  test('never breaks a promise made since the plan was solved, and changes nothing then', async () => {
    const service = await startTestService()
    try {
      const planner = await service.signIn('planner')
      const { plan: solved } = await plan(planner)
      const [visit] = visitsOf(solved.routes)
      const promise = { earliest: '2026-12-04T14:00:00.000Z', latest: '2026-12-04T14:00:01.000Z' }
      await updateVisit(service.services.db.connection, visit!, { promise, status: 'booked' }, TEST_BY)
      const answer = (await (await publish(planner, solved)).json()) as Problem
      expect(answer).toMatchObject({ status: 409, code: 'PROMISE_BROKEN' })
      expect(answer.errors!.map((error) => error.path)).toEqual([visit])
      expect((await getPlan(service.services.db.connection, solved.id)).state).toBe('draft')
      expect(await service.services.db.connection('visits').where({ status: 'published' })).toEqual([])
      // planned again, the promise is kept
      const { plan: again } = await plan(planner)
      const stop = again.routes.flatMap((route) => route.stops).find((one) => one.kind === 'visit' && one.visitId === visit)
      expect(stop!.start >= promise.earliest && stop!.start <= promise.latest).toBe(true)
      expect((await publish(planner, again)).status).toBe(200)
    } finally {
      await service.close()
    }
  })
})

describe('a publication', () => {
  test('is not taken back once a visit of it was promised or begun, nor for a plan that breaks a promise', async () => {
    const service = await startTestService()
    try {
      const planner = await service.signIn('planner')
      const { connection } = service.services.db
      const { plan: first } = await plan(planner)
      await publish(planner, first)
      const [visit] = visitsOf(first.routes)
      // promised between the two plans, at an hour that only the second keeps
      const promise = { earliest: '2026-12-04T14:00:00.000Z', latest: '2026-12-04T14:00:01.000Z' }
      await updateVisit(connection, visit!, { promise, status: 'booked' }, TEST_BY)
      const { plan: second } = await plan(planner)
      const published = (await (await publish(planner, second)).json()) as RoutePlan
      expect(await (await unpublish(planner, published)).json()).toMatchObject({
        status: 409,
        code: 'PROMISE_BROKEN',
        errors: [{ path: visit }],
      })
      const other = visitsOf(second.routes).find((id) => id !== visit)!
      await updateVisit(connection, other, { status: 'under_way' }, TEST_BY)
      expect(await (await unpublish(planner, published)).json()).toMatchObject({
        status: 409,
        code: 'PLAN_OUTDATED',
        errors: [{ code: 'VISIT_CHANGED', path: other }],
      })
      expect(await getPlan(connection, second.id)).toMatchObject({ state: 'published', version: published.version })
      expect(await getPlan(connection, first.id)).toMatchObject({ state: 'superseded' })
    } finally {
      await service.close()
    }
  })

  test('that was the first of its week leaves none when it is taken back', async () => {
    const service = await startTestService()
    try {
      const planner = await service.signIn('planner')
      const { plan: first } = await plan(planner)
      const published = (await (await publish(planner, first)).json()) as RoutePlan
      expect((await unpublish(planner, published)).status).toBe(200)
      expect(await planner.json('GET', `/v1/weeks/${WEEK}`)).toMatchObject({ publishedPlanId: null })
      expect(await service.services.db.connection('visits').where({ status: 'published' })).toEqual([])
      const technician = await service.signIn('technician')
      expect(await technician.json('GET', '/v1/my-day?date=2026-12-01')).toMatchObject({ route: null, nextDate: null })
    } finally {
      await service.close()
    }
  })
})

test('an imposed plan is timed and checked, and nothing is stored', async () => {
  const service = await startTestService()
  try {
    const planner = await service.signIn('planner')
    const { plan: solved } = await plan(planner)
    const routes = solved.routes.map((route) => ({ technicianId: route.technicianId, date: route.date, visits: visitsOf([route]) }))
    const evaluated = await planner.json<RoutePlan>('POST', '/v1/route-plans/evaluate', { week: WEEK, routes })
    expect(evaluated.violations).toEqual([])
    expect(evaluated.summary!.km).toBeCloseTo(solved.summary!.km, 6)
    // the whole week's work on one day of one technician: 8 x 75 min is 10 h, more than the 8 h allowed
    const [first] = routes
    const pressed = [{ ...first!, visits: visitsOf(solved.routes) }]
    const broken = await planner.json<RoutePlan>('POST', '/v1/route-plans/evaluate', { week: WEEK, routes: pressed })
    expect(broken.violations.map((violation) => violation.cause)).toContain('max_work')
    const unknown = await planner.json<Problem>('POST', '/v1/route-plans/evaluate', {
      week: WEEK,
      routes: [{ ...first!, date: '2026-12-06' }],
    })
    expect(unknown.errors![0]).toMatchObject({ code: 'UNKNOWN_SHIFT', path: 'body.routes.0' })
    const { items } = await planner.json<{ items: unknown[] }>('GET', `/v1/route-plans?week=${WEEK}`)
    expect(items).toHaveLength(1)
  } finally {
    await service.close()
  }
})

test('a visit that was forgotten is offered to the weeks to come, and planned first', async () => {
  const service = await startTestService()
  try {
    const planner = await service.signIn('planner')
    const { connection } = service.services.db
    const { id } = await connection('visits').orderBy('id').first('id')
    // due by 20 November, and today is the 23rd
    await updateVisit(connection, id, { dueFrom: '2026-09-01', dueIdeal: '2026-10-15', dueTo: '2026-11-20' }, TEST_BY)
    const visitsIn = async (week: string) =>
      (await planner.json<{ visits: { id: string }[] }>('GET', `/v1/weeks/${week}`)).visits.map((visit) => visit.id)
    expect(await visitsIn(WEEK)).toContain(id)
    // 9 to 15 November: it was due then
    expect(await visitsIn('2026-W46')).toContain(id)
    expect(await visitsIn('2026-W30')).not.toContain(id)
    const { plan: solved } = await plan(planner)
    expect(visitsOf(solved.routes)).toContain(id)
    expect(solved.violations).toEqual([])
  } finally {
    await service.close()
  }
})
