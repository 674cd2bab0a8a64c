import {
  type Alternative,
  type EditableWeek,
  type EditedRoute,
  NO_EDITS,
  type PlanEdits,
  type Problem,
  type RoutePlan,
} from '@tournee/contract'
import { parseProblem } from '@tournee/engine'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { draftOf, putRoutes, routesOf, runWeek, visitsOfRoute } from '../testing/plan-edits.ts'
import { type Caller, startTestService, type TestService } from '../testing/test-service.ts'

const WEEK = '2026-W49'
const [MONDAY, TUESDAY] = ['2026-11-30', '2026-12-01']

const read = async <T>(answer: Response | Promise<Response>, status = 200): Promise<T> => {
  const said = await answer
  const body = (await said.json()) as T
  expect({ status: said.status, body }).toMatchObject({ status })
  return body
}
const codesOf = (problem: Problem) => problem.errors?.map(({ code }) => code)

describe.each(['sqlite', 'postgres'] as const)('a plan edited by hand on %s', (dialect) => {
  let service: TestService
  let planner: Caller
  let solved: RoutePlan
  let all: string[]
  let ada: string
  beforeAll(async () => {
    service = await startTestService({ dialect })
    planner = await service.signIn('planner')
    solved = await runWeek(planner, WEEK)
    all = solved.routes.flatMap(visitsOfRoute)
    const week = await planner.json<{ technicians: { id: string }[] }>('GET', `/v1/weeks/${WEEK}`)
    ada = week.technicians[0]!.id
  })
  afterAll(() => service.close())

  const fresh = async () => read<RoutePlan>(draftOf(planner, WEEK, solved.id), 201)
  const get = (id: string) => planner.json<RoutePlan>('GET', `/v1/route-plans/${id}`)
  const editable = (id: string) => planner.json<EditableWeek>('GET', `/v1/route-plans/${id}/editable`)
  /** everybody on one technician: four on Monday, four on Tuesday */
  const twoDays = (): EditedRoute[] =>
    [MONDAY, TUESDAY].map((date, day) => ({ technicianId: ada, date, visits: all.slice(4 * day, 4 * day + 4) }))
  const log = async (id: string) => {
    const rows = await service.services.db.connection('audit_log').where({ entity_id: id, action: 'update' })
    return rows.map(({ changes }) => JSON.parse(changes).edit)
  }

  test('a draft is a copy: routes and figures of its plan, another id, and the plan people work on', async () => {
    const copy = await fresh()
    expect(copy).toMatchObject({ state: 'draft', status: 'COMPLETED', basePlanId: solved.id, name: null, edited: false, edits: NO_EDITS })
    expect(copy.routes).toEqual(solved.routes)
    expect(copy.kpi).toEqual({ ...solved.kpi, planId: copy.id })
    expect((await planner.json<{ currentPlanId: string }>('GET', `/v1/weeks/${WEEK}`)).currentPlanId).toBe(copy.id)
  })

  test('an empty draft leaves everything in the basket, with reasons, and a visit of it has places, cheapest first', async () => {
    const empty = await read<RoutePlan>(draftOf(planner, WEEK, null), 201)
    expect(empty).toMatchObject({ routes: [], summary: { visits: 8, served: 0, unassigned: 8 } })
    expect(empty.unassigned.every(({ reasons }) => reasons.length > 0)).toBe(true)
    const visitId = empty.unassigned[0]!.visitId
    const { items } = await planner.json<{ items: Alternative[] }>('POST', `/v1/route-plans/${empty.id}/recommend`, { visitId })
    expect(items).toHaveLength(25)
    expect(items[0]).toMatchObject({ position: 0, refusal: null })
    const costs = items.filter(({ refusal }) => refusal === null).map(({ cost }) => cost)
    expect(costs).toEqual(costs.toSorted((a, b) => a - b))
  })

  test('an edit is timed, checked, compared and stored with what was done', async () => {
    const copy = await fresh()
    const edited = await read<RoutePlan>(putRoutes(planner, copy, twoDays()))
    expect(edited).toMatchObject({ id: copy.id, version: copy.version + 1, edited: true, violations: [], summary: { served: 8 } })
    expect(routesOf(edited)).toEqual(twoDays())
    expect(edited.kpi!.saved.km).toBeCloseTo(edited.baseline!.km - edited.summary!.km, 6)
    // the phone would have booked the same week, whatever the hand does
    expect(edited.baseline).toEqual(solved.baseline)
    expect(await log(copy.id)).toEqual(['a test'])
    expect(await get(copy.id)).toEqual(edited)
  })

  test('what is taken off the routes is in the basket, with reasons', async () => {
    const copy = await fresh()
    const [first, ...rest] = routesOf(copy)
    const [gone, ...kept] = first!.visits
    const edited = await read<RoutePlan>(putRoutes(planner, copy, [{ ...first!, visits: kept }, ...rest]))
    expect(edited.summary).toMatchObject({ served: 7, unassigned: 1 })
    expect(edited.unassigned).toMatchObject([{ visitId: gone }])
    // it fitted where it was: that shift's reason is that nobody put it there
    expect(edited.unassigned[0]!.reasons.map(({ code }) => code)).toContain('NOT_PROFITABLE')
  })

  test('needs the version that was read; of two planners the second loses nothing of the first', async () => {
    const copy = await fresh()
    const path = `/v1/route-plans/${copy.id}/routes`
    const body = { routes: [], edits: NO_EDITS, label: '' }
    expect((await planner.send('PUT', path, body)).status).toBe(428)
    const [one, other] = await Promise.all([putRoutes(planner, copy, twoDays()), putRoutes(planner, copy, [])])
    expect([one.status, other.status].toSorted()).toEqual([200, 412])
    const won = one.status === 200 ? one : other
    expect(await get(copy.id)).toEqual(await won.json())
    expect((await putRoutes(planner, copy, [])).status).toBe(412)
    expect(await log(copy.id)).toHaveLength(1)
  })

  test('that breaks a rule is refused whole, with cause and remedy, and stores nothing', async () => {
    const copy = await fresh()
    // eight visits of 75 minutes are ten hours of work: more than the eight of a day
    const answer = putRoutes(planner, copy, [{ technicianId: ada, date: MONDAY, visits: all }])
    const problem = await read<Problem>(answer, 422)
    expect(problem.code).toBe('PLAN_VIOLATED')
    expect(codesOf(problem)).toContain('MAX_WORK')
    for (const culprit of problem.errors!) {
      expect(culprit.path).toContain(`${ada}:${MONDAY}`)
      expect(culprit.cause).toMatch(/\d+ min|place/)
      expect(culprit.remedy).not.toBe('')
    }
    expect(await get(copy.id)).toEqual(copy)
    expect(await log(copy.id)).toEqual([])
  })

  test('a rule that today’s inputs break already does not stop the hand that mends', async () => {
    const copy = await fresh()
    const full = await read<RoutePlan>(putRoutes(planner, copy, twoDays()))
    // since then Ada works less
    await service.services.db.connection('technicians').where({ id: ada }).update({ max_work_minutes: 240 })
    try {
      const one = twoDays().map((route, day) => (day === 0 ? { ...route, visits: route.visits.slice(1) } : route))
      const mended = await read<RoutePlan>(putRoutes(planner, full, one))
      expect(mended.violations.map(({ cause }) => cause)).toContain('max_work')
      // and it cannot be published so
      const answer = planner.send('POST', `/v1/route-plans/${copy.id}/publish`, undefined, { 'if-match': `"${mended.version}"` })
      expect((await read<Problem>(answer, 422)).code).toBe('PLAN_VIOLATED')
    } finally {
      await service.services.db.connection('technicians').where({ id: ada }).update({ max_work_minutes: 480 })
    }
  })

  test('that names what the week does not have, or twice, is refused with every place of it', async () => {
    const copy = await fresh()
    const nobody = '00000000-0000-4000-8000-000000000000'
    const routes = [
      { technicianId: ada, date: '2026-12-06', visits: [] },
      { technicianId: ada, date: MONDAY, visits: [nobody, all[0]!, all[0]!] },
      { technicianId: ada, date: MONDAY, visits: [] },
    ]
    const edits: PlanEdits = {
      locks: [
        { visitId: nobody, level: 'day' },
        { visitId: all[1]!, level: 'day' },
        { visitId: all[1]!, level: 'time' },
      ],
      shifts: [
        { technicianId: ada, date: MONDAY, start: '19:00', pauses: [] },
        { technicianId: ada, date: TUESDAY, pauses: [{ from: '17:50', minutes: 30, label: 'late' }] },
      ],
      relaxations: [
        { kind: 'extend-shift', shift: `${ada}:2026-12-06`, by: 600 },
        { kind: 'extend-shift', shift: `${ada}:${MONDAY}`, by: 'an hour' },
        { kind: 'shift-promise', visit: all[0]!, start: 0 },
        { kind: 'several', relaxations: [{ kind: 'add-shift', like: `${ada}:${MONDAY}`, skills: [] }] },
        { kind: 'wish' },
      ],
    }
    const problem = await read<Problem>(putRoutes(planner, copy, routes, edits), 400)
    expect(codesOf(problem)).toEqual([
      'UNKNOWN_SHIFT',
      'UNKNOWN_VISIT',
      'VISIT_TWICE',
      'SHIFT_TWICE',
      'UNKNOWN_VISIT',
      'LOCK_TWICE',
      'REVERSED',
      'OUTSIDE_SHIFT',
      'UNKNOWN_SHIFT',
      'RELAXATION_SHAPE',
      'RELAXATION_REFUSED',
      'RELAXATION_REFUSED',
      'RELAXATION_SHAPE',
    ])
    expect(problem.errors!.map(({ path }) => path)).toContain('body.edits.relaxations.1.by')
  })

  test('hours, pauses, locks and relaxations hold in the browser’s problem, across a restart', async () => {
    const copy = await fresh()
    const [visitId] = twoDays()[0]!.visits as [string]
    const shift = `${ada}:${MONDAY}`
    const edits: PlanEdits = {
      locks: [{ visitId, level: 'day' }],
      shifts: [{ technicianId: ada, date: MONDAY, start: '07:30', pauses: [{ from: '15:00', minutes: 30, label: 'Dentist' }] }],
      relaxations: [{ kind: 'extend-shift', shift, by: 3_600 }],
    }
    const edited = await read<RoutePlan>(putRoutes(planner, copy, twoDays(), edits))
    expect(edited.edits).toEqual(edits)
    await service.restart()
    planner = await service.signIn('planner')
    const week = await editable(copy.id)
    expect(week).toMatchObject({ planId: copy.id, version: edited.version, edits, routes: twoDays(), notPlaced: [] })
    const parsed = parseProblem(week.problem)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
    const monday = parsed.problem.shifts.find(({ id }) => id === shift)!
    const at = (time: string) => Date.parse(`${MONDAY}T${time}:00+01:00`) / 1_000
    expect(monday).toMatchObject({ earliestStart: at('07:30'), softEnd: at('18:00'), latestEnd: at('19:00') })
    expect(monday.breaks!.map(({ id, duration, timeWindows }) => [id, duration, timeWindows[0]![0]])).toEqual([
      ['lunch', 3_600, at('12:00')],
      ['pause-1', 1_800, at('15:00')],
    ])
    // a lock stops the optimiser, not the hand
    expect(parsed.problem.visits.every(({ lock }) => lock === undefined)).toBe(true)
    const stops = edited.routes[0]!.stops.filter(({ kind }) => kind === 'break')
    expect(stops.map(({ start }) => Date.parse(start) / 1_000)).toContain(at('15:00'))
  })

  test('a visit locked at its hour keeps it while others go, and follows when it is moved or in the way', async () => {
    const copy = await read<RoutePlan>(putRoutes(planner, await fresh(), twoDays()))
    const monday = copy.routes.find(({ date }) => date === MONDAY)!
    const [first, second] = visitsOfRoute(monday) as [string, string]
    const startOf = (plan: RoutePlan, id: string) =>
      plan.routes.flatMap(({ stops }) => stops.flatMap((stop) => (stop.kind === 'visit' && stop.visitId === id ? [stop.start] : [])))[0]
    const edits: PlanEdits = { ...NO_EDITS, locks: [{ visitId: second, level: 'time' }] }
    const without = twoDays().map((route) => ({ ...route, visits: route.visits.filter((id) => id !== first) }))
    const emptied = await read<RoutePlan>(putRoutes(planner, copy, without, edits))
    expect(startOf(emptied, second)).toBe(startOf(copy, second))
    expect((await editable(copy.id)).problem).toMatchObject({
      visits: expect.arrayContaining([expect.objectContaining({ id: second, lock: expect.objectContaining({ kind: 'time' }) })]),
    })
    // to another day: the human has the last word, the lock goes along
    const [one, other] = without as [EditedRoute, EditedRoute]
    const swapped = [
      { ...one, visits: [first, ...one.visits.filter((id) => id !== second)] },
      { ...other, visits: [second, ...other.visits.slice(0, 3)] },
    ]
    const moved = await read<RoutePlan>(putRoutes(planner, emptied, swapped, edits))
    expect(startOf(moved, second)).toMatch(TUESDAY)
    expect(moved.edits.locks).toEqual(edits.locks)
    // out of the plan, nothing is left to hold
    const basket = await read<RoutePlan>(
      putRoutes(
        planner,
        moved,
        swapped.map((route) => ({ ...route, visits: route.visits.filter((id) => id !== second) })),
        edits,
      ),
    )
    expect(basket.edits.locks).toEqual([])
  })

  test('a shift that refuses says what would let the visit in; accepted, it does, and work after hours is overtime', async () => {
    const copy = await read<RoutePlan>(putRoutes(planner, await fresh(), twoDays()))
    const [visitId] = twoDays()[1]!.visits as [string]
    const closing: PlanEdits = { ...NO_EDITS, shifts: [{ technicianId: ada, date: '2026-12-03', end: '09:00', pauses: [] }] }
    const short = await read<RoutePlan>(putRoutes(planner, copy, twoDays(), closing))
    const { items } = await planner.json<{ items: Alternative[] }>('POST', `/v1/route-plans/${copy.id}/recommend`, { visitId })
    const thursday = items.find(({ technicianId, date }) => technicianId === ada && date === '2026-12-03')!
    expect(thursday.refusal).toMatchObject({ code: 'SHIFT_TIME', relaxation: { kind: 'extend-shift' } })
    const [monday, tuesday] = twoDays() as [EditedRoute, EditedRoute]
    const routes = [monday, { ...tuesday, visits: tuesday.visits.slice(1) }, { technicianId: ada, date: '2026-12-03', visits: [visitId] }]
    expect((await putRoutes(planner, short, routes, closing)).status).toBe(422)
    const relaxed = { ...closing, relaxations: [thursday.refusal!.relaxation] }
    expect((await read<RoutePlan>(putRoutes(planner, short, routes, relaxed))).summary).toMatchObject({ served: 8, overtimeMinutes: 0 })
  })

  test('a published plan is not edited: its draft is, and technicians see nothing of it', async () => {
    const copy = await fresh()
    const head = { 'if-match': `"${copy.version}"` }
    const published = await read<RoutePlan>(planner.send('POST', `/v1/route-plans/${copy.id}/publish`, undefined, head))
    expect((await read<Problem>(putRoutes(planner, published, twoDays()), 409)).code).toBe('PLAN_NOT_DRAFT')
    const visits = () => service.services.db.connection('visits').orderBy('id').select('id', 'status', 'technician_id', 'scheduled_start')
    const before = await visits()
    const mine = await read<RoutePlan>(draftOf(planner, WEEK, published.id), 201)
    const edited = await read<RoutePlan>(putRoutes(planner, mine, twoDays()))
    expect(await get(published.id)).toEqual(published)
    expect(await visits()).toEqual(before)
    // published in turn, its kilometres are recomputed from what was stored with the edit
    const again = planner.send('POST', `/v1/route-plans/${mine.id}/publish`, undefined, { 'if-match': `"${edited.version}"` })
    expect((await read<RoutePlan>(again)).state).toBe('published')
    expect(await planner.json('GET', `/v1/kpi?week=${WEEK}`)).toEqual(edited.kpi)
  })

  test('a plan of another week, an unknown one and one that is being made are not drafted', async () => {
    const other = draftOf(planner, '2026-W50', solved.id)
    expect((await read<Problem>(other, 409)).code).toBe('NO_BASE_PLAN')
    expect((await draftOf(planner, WEEK, '00000000-0000-4000-8000-000000000000')).status).toBe(404)
    expect((await draftOf(planner, '2026-W54', null)).status).toBe(400)
    const head = await planner.json<RoutePlan>('POST', '/v1/route-plans', { week: WEEK, seconds: 60 })
    expect((await read<Problem>(draftOf(planner, WEEK, head.id), 409)).code).toBe('PLAN_NOT_READY')
    expect((await read<Problem>(putRoutes(planner, head, []), 409)).code).toBe('PLAN_NOT_READY')
    await planner.send('POST', `/v1/route-plans/${head.id}/terminate`)
    await (await planner.send('GET', `/v1/route-plans/${head.id}/events`)).text()
  })
})

describe.each(['sqlite', 'postgres'] as const)('kept states on %s', (dialect) => {
  let service: TestService
  let planner: Caller
  beforeAll(async () => {
    service = await startTestService({ dialect })
    planner = await service.signIn('planner')
  })
  afterAll(() => service.close())

  const name = (plan: RoutePlan, to: string | null) =>
    planner.send('PATCH', `/v1/route-plans/${plan.id}`, { name: to }, { 'if-match': `"${plan.version}"` })

  test('keeping a state does not change the plan people work on; ten a week at most, also at the same moment', async () => {
    const empty = await read<RoutePlan>(draftOf(planner, WEEK, null), 201)
    const kept: RoutePlan[] = []
    for (let count = 1; count <= 9; count++) kept.push(await read<RoutePlan>(draftOf(planner, WEEK, empty.id, `State ${count}`), 201))
    expect(kept[8]).toMatchObject({ name: 'State 9', basePlanId: empty.id })
    expect((await planner.json<{ currentPlanId: string }>('GET', `/v1/weeks/${WEEK}`)).currentPlanId).toBe(empty.id)
    const race = await Promise.all([1, 2, 3].map((count) => draftOf(planner, WEEK, empty.id, `Racing ${count}`)))
    expect(race.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
    const lost = race.find(({ status }) => status === 409)!
    expect(((await lost.json()) as Problem).code).toBe('TOO_MANY_KEPT')
    expect((await read<Problem>(name(empty, 'One more'), 409)).code).toBe('TOO_MANY_KEPT')
    // another name for a state that is kept already is no eleventh
    const renamed = await read<RoutePlan>(name(kept[0]!, 'Best so far'))
    expect(renamed).toMatchObject({ name: 'Best so far', version: kept[0]!.version + 1 })
    expect((await name(kept[0]!, 'Late')).status).toBe(412)
    expect((await planner.send('PATCH', `/v1/route-plans/${empty.id}`, { name: 'x' })).status).toBe(428)
    // let go, there is room for one
    expect((await read<RoutePlan>(name(renamed, null))).name).toBeNull()
    expect((await read<RoutePlan>(name(empty, 'One more'))).name).toBe('One more')
  })
})
