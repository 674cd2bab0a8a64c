import { type Alternative, type EditedRoute, NO_EDITS, type PlanEdits, type RoutePlan, type RoutePlanHead } from '@tournee/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, startTestService, type TestService } from '../testing/test-service.ts'

const WEEK = '2026-W49'
const [MONDAY, TUESDAY] = ['2026-11-30', '2026-12-01']

const visitsOf = (route: RoutePlan['routes'][number]) => route.stops.flatMap((stop) => (stop.kind === 'visit' ? [stop.visitId] : []))
/** A plan's routes as an edit imposes them. */
const routesOf = (plan: RoutePlan): EditedRoute[] =>
  plan.routes.map((route) => ({ technicianId: route.technicianId, date: route.date, visits: visitsOf(route) }))

/** Plans the week by a run and waits for the end. */
async function run(planner: Caller, body: object = {}): Promise<RoutePlan> {
  const head = await planner.json<RoutePlanHead>('POST', '/v1/route-plans', { week: WEEK, seconds: 0.2, ...body })
  await (await planner.send('GET', `/v1/route-plans/${head.id}/events`)).text()
  return planner.json<RoutePlan>('GET', `/v1/route-plans/${head.id}`)
}

const draft = (planner: Caller, fromPlanId: string | null, name?: string) =>
  planner.send('POST', `/v1/weeks/${WEEK}/drafts`, { fromPlanId, ...(name === undefined ? {} : { name }) })

const put = (planner: Caller, plan: { id: string; version: number }, routes: EditedRoute[], edits: PlanEdits = NO_EDITS) =>
  planner.send('PUT', `/v1/route-plans/${plan.id}/routes`, { routes, edits, label: 'a test' }, { 'if-match': `"${plan.version}"` })

const read = async <T>(answer: Response | Promise<Response>, status = 200): Promise<T> => {
  const said = await answer
  const body = (await said.json()) as T
  expect({ status: said.status, body }).toMatchObject({ status })
  return body
}

describe.each(['sqlite', 'postgres'] as const)('a plan edited by hand on %s', (dialect) => {
  let service: TestService
  let planner: Caller
  let solved: RoutePlan
  let technicians: string[]
  beforeAll(async () => {
    service = await startTestService({ dialect })
    planner = await service.signIn('planner')
    solved = await run(planner)
    const week = await planner.json<{ technicians: { id: string }[] }>('GET', `/v1/weeks/${WEEK}`)
    technicians = week.technicians.map(({ id }) => id)
  })
  afterAll(() => service.close())

  const fresh = async () => read<RoutePlan>(draft(planner, solved.id), 201)

  test('a draft is a copy: routes and figures of its plan, another id, and the plan people work on', async () => {
    const copy = await fresh()
    expect(copy).toMatchObject({ state: 'draft', status: 'COMPLETED', basePlanId: solved.id, name: null, edited: false, edits: NO_EDITS })
    expect(copy.routes).toEqual(solved.routes)
    expect(copy.kpi).toEqual({ ...solved.kpi, planId: copy.id })
    expect((await planner.json<{ currentPlanId: string }>('GET', `/v1/weeks/${WEEK}`)).currentPlanId).toBe(copy.id)
  })

  test('an empty draft leaves everything in the basket, with reasons, and every visit has a place recommended', async () => {
    const empty = await read<RoutePlan>(draft(planner, null), 201)
    expect(empty).toMatchObject({ routes: [], summary: { visits: 8, served: 0, unassigned: 8 } })
    const { items } = await planner.json<{ items: Alternative[] }>('POST', `/v1/route-plans/${empty.id}/recommend`, {
      visitId: empty.unassigned[0]!.visitId,
    })
    expect(items).toHaveLength(25)
    expect(items[0]).toMatchObject({ position: 0, refusal: null })
    const costs = items.filter(({ refusal }) => refusal === null).map(({ cost }) => cost)
    expect(costs).toEqual(costs.toSorted((a, b) => a - b))
  })

  test('an edit is timed, checked, compared and stored with what was done', async () => {
    const copy = await fresh()
    // everybody on one technician's Monday and Tuesday, four a day
    const all = solved.routes.flatMap(visitsOf)
    const routes = [MONDAY, TUESDAY].map((date, day) => ({ technicianId: technicians[0]!, date, visits: all.slice(4 * day, 4 * day + 4) }))
    const edited = await read<RoutePlan>(put(planner, copy, routes))
    expect(edited).toMatchObject({ id: copy.id, version: copy.version + 1, edited: true, violations: [], summary: { served: 8 } })
    expect(routesOf(edited)).toEqual(routes)
    expect(edited.kpi!.saved.km).toBeCloseTo(edited.baseline!.km - edited.summary!.km, 6)
    // the phone would have booked the same week, whatever the hand does
    expect(edited.baseline).toEqual(solved.baseline)
    const log = await service.services.db.connection('audit_log').where({ entity_id: copy.id, action: 'update' })
    expect(log.map(({ changes }) => JSON.parse(changes).edit)).toEqual(['a test'])
  })
})
