import { type Absence, type EditedRoute, NO_EDITS, type PlanEdits, type RoutePlan } from '@tournee/contract'
import { getPlan, getTechnician, updateTechnician, updateVisit } from '@tournee/data'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { draftOf, putRoutes, routesOf, runWeek, visitsOfRoute } from '../testing/plan-edits.ts'
import { TEST_BY } from '../testing/small-company.ts'
import { type Caller, startTestService, type TestService } from '../testing/test-service.ts'

const WEEK = '2026-W49'
const [MONDAY, TUESDAY, FRIDAY] = ['2026-11-30', '2026-12-01', '2026-12-04']

const shiftOf = (plan: RoutePlan) => new Map(plan.routes.flatMap((route) => visitsOfRoute(route).map((id) => [id, route.shiftId] as const)))
const startOf = (plan: RoutePlan, visitId: string) =>
  plan.routes.flatMap(({ stops }) => stops).flatMap((stop) => (stop.kind === 'visit' && stop.visitId === visitId ? [stop.start] : []))[0]

describe.each(['sqlite', 'postgres'] as const)('a run that starts from an edited plan on %s', (dialect) => {
  let service: TestService
  let planner: Caller
  let all: string[]
  let technicians: string[]
  beforeAll(async () => {
    service = await startTestService({ dialect })
    planner = await service.signIn('planner')
    const week = await planner.json<{ technicians: { id: string }[]; visits: { id: string }[] }>('GET', `/v1/weeks/${WEEK}`)
    technicians = week.technicians.map(({ id }) => id)
    all = week.visits.map(({ id }) => id).toSorted()
  })
  afterAll(() => service.close())

  /** A draft with these routes and edits, made by hand. */
  async function byHand(routes: EditedRoute[], edits: PlanEdits = NO_EDITS): Promise<RoutePlan> {
    const empty = (await (await draftOf(planner, WEEK, null)).json()) as RoutePlan
    const answer = await putRoutes(planner, empty, routes, edits)
    expect(answer.status).toBe(200)
    return (await answer.json()) as RoutePlan
  }
  const route = (technician: number, date: string, visits: string[]): EditedRoute => ({
    technicianId: technicians[technician]!,
    date,
    visits,
  })

  test('holds what the planner locked, each as firmly as asked, and carries hours and relaxations, also from scratch', async () => {
    // an order nobody would choose: every run without locks changes it
    const monday = route(0, MONDAY, all.slice(0, 4))
    const friday = route(1, FRIDAY, all.slice(4, 7))
    const edits: PlanEdits = {
      locks: [
        { visitId: monday.visits[0]!, level: 'sequence' },
        { visitId: monday.visits[1]!, level: 'sequence' },
        { visitId: monday.visits[3]!, level: 'time' },
        { visitId: friday.visits[0]!, level: 'technician' },
        { visitId: friday.visits[1]!, level: 'day' },
      ],
      shifts: [{ technicianId: technicians[0]!, date: MONDAY, pauses: [{ from: '10:00', minutes: 15, label: '' }] }],
      relaxations: [{ kind: 'allow-work', shift: `${technicians[0]}:${MONDAY}`, by: 600 }],
    }
    const base = await byHand([monday, friday], edits)
    const plan = await runWeek(planner, WEEK, { basePlanId: base.id })
    expect(plan).toMatchObject({ status: 'COMPLETED', basePlanId: base.id, violations: [], edited: false, edits, summary: { served: 8 } })
    const mondayNow = plan.routes.find(({ shiftId }) => shiftId === `${technicians[0]}:${MONDAY}`)!
    const order = visitsOfRoute(mondayNow).filter((id) => monday.visits.slice(0, 2).includes(id))
    expect(order).toEqual(monday.visits.slice(0, 2))
    expect(startOf(plan, monday.visits[3]!)).toBe(startOf(base, monday.visits[3]!))
    expect(shiftOf(plan).get(monday.visits[3]!)).toBe(mondayNow.shiftId)
    expect(shiftOf(plan).get(friday.visits[0]!)).toMatch(technicians[1]!)
    expect(shiftOf(plan).get(friday.visits[1]!)).toMatch(FRIDAY)
    expect(mondayNow.stops.some(({ kind, start }) => kind === 'break' && start === `${MONDAY}T09:00:00.000Z`)).toBe(true)
    // from scratch without a plan to start from, nobody decided anything
    expect((await runWeek(planner, WEEK)).edits).toEqual(NO_EDITS)
  })

  test('only the basket is put in: everything placed keeps technician, day and order', async () => {
    const routes = [route(0, MONDAY, all.slice(0, 3)), route(1, TUESDAY, all.slice(3, 6))]
    const base = await byHand(routes, { ...NO_EDITS, locks: [{ visitId: all[1]!, level: 'time' }] })
    const plan = await runWeek(planner, WEEK, { mode: 'only-basket', basePlanId: base.id })
    expect(plan).toMatchObject({ mode: 'only-basket', violations: [], summary: { served: 8 } })
    const kept = routesOf(plan).map((one) => ({ ...one, visits: one.visits.filter((id) => all.slice(0, 6).includes(id)) }))
    const byPlace = (a: EditedRoute, b: EditedRoute) => `${a.date}${a.technicianId}`.localeCompare(`${b.date}${b.technicianId}`)
    expect(kept.filter(({ visits }) => visits.length > 0).toSorted(byPlace)).toEqual(routes.toSorted(byPlace))
    expect(startOf(plan, all[1]!)).toBe(startOf(base, all[1]!))
  })

  test('leaves the curve of its best cost, falling, with it', async () => {
    const plan = await runWeek(planner, WEEK, { seconds: 1 })
    expect(plan.curve.length).toBeGreaterThan(0)
    const costs = plan.curve.map(([, cost]) => cost)
    expect(costs).toEqual(costs.toSorted((a, b) => b - a))
    const { plans } = await planner.json<{ plans: RoutePlan[] }>('GET', `/v1/weeks/${WEEK}`)
    expect(plans.find(({ id }) => id === plan.id)!.curve).toEqual(plan.curve)
  })

  test('an absence moves only what must move, keeps promises, and says why what has no place has none', async () => {
    const { connection } = service.services.db
    const promised = all[7]!
    const promise = { earliest: `${MONDAY}T09:00:00.000Z`, latest: `${MONDAY}T11:00:00.000Z` }
    await updateVisit(connection, promised, { promise, status: 'booked' }, TEST_BY)
    // only the first technician has the skill of a visit that is due on that one day
    const onMonday = { dueFrom: MONDAY, dueIdeal: MONDAY, dueTo: MONDAY }
    await updateVisit(connection, all[2]!, { skills: ['high-voltage'], ...onMonday }, TEST_BY)
    const { skills } = await getTechnician(connection, technicians[0]!)
    await updateTechnician(connection, technicians[0]!, { skills: [...skills, 'high-voltage'] }, null, TEST_BY)
    const base = await byHand([
      route(0, MONDAY, [all[2]!, promised, all[0]!]),
      route(1, MONDAY, [all[1]!, all[3]!]),
      route(2, TUESDAY, [all[4]!, all[5]!, all[6]!]),
    ])
    const absence = await planner.json<Absence>('POST', '/v1/absences', {
      technicianId: technicians[0],
      from: MONDAY,
      to: MONDAY,
      reason: 'ill',
    })
    const repaired = await runWeek(planner, WEEK, { mode: 'keep-and-insert', basePlanId: base.id })
    const [before, after] = [shiftOf(base), shiftOf(repaired)]
    for (const [visitId, shift] of before) if (!shift.startsWith(technicians[0]!)) expect(after.get(visitId)).toBe(shift)
    expect(after.get(all[0]!)).not.toBe(undefined)
    expect(after.get(promised)).toMatch(MONDAY)
    expect(Date.parse(startOf(repaired, promised)!)).toBeGreaterThanOrEqual(Date.parse(promise.earliest))
    expect(Date.parse(startOf(repaired, promised)!)).toBeLessThanOrEqual(Date.parse(promise.latest))
    expect(repaired.unassigned.map(({ visitId }) => visitId)).toEqual([all[2]])
    expect(new Set(repaired.unassigned[0]!.reasons.map(({ code }) => code))).toContain('SKILL')
    expect(repaired.violations).toEqual([])
    // the plan as it was is still there
    expect((await getPlan(connection, base.id)).routes).toEqual(base.routes)
    expect((await planner.send('DELETE', `/v1/absences/${absence.id}`)).status).toBe(204)
  })
})
