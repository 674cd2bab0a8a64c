import type { EditedRoute, PlanEdits, RoutePlan } from '@tournee/contract'
import { findPlanInputs } from '@tournee/data'
import { createRandom, evaluate, hashInputs, planKpi, type Random } from '@tournee/engine'
import { checkPlan } from '@tournee/engine/check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FrozenInputs, thawProblem } from '../planning/frozen-inputs.ts'
import { draftOf, putRoutes, routesOf } from '../testing/plan-edits.ts'
import { type Caller, startTestService, type TestService } from '../testing/test-service.ts'

const WEEK = '2026-W49'
const EDITS = 60

let service: TestService
let planner: Caller
let shifts: { technicianId: string; date: string }[]
let visits: string[]
beforeAll(async () => {
  service = await startTestService()
  planner = await service.signIn('planner')
  const week = await planner.json<{ shifts: typeof shifts; visits: { id: string }[] }>('GET', `/v1/weeks/${WEEK}`)
  shifts = week.shifts
  visits = week.visits.map(({ id }) => id)
})
afterAll(() => service.close())

const one = <T>(random: Random, of: readonly T[]): T => of[random.below(of.length)]!
const isOn = (route: EditedRoute, shift: { technicianId: string; date: string }) =>
  route.technicianId === shift.technicianId && route.date === shift.date

/** One visit put anywhere, on one of a few shifts so that days fill up; now and then into the basket. */
function moveOne(random: Random, before: readonly EditedRoute[]): EditedRoute[] {
  const visit = one(random, visits)
  const routes = before.map((route) => ({ ...route, visits: route.visits.filter((id) => id !== visit) }))
  if (random.below(8) === 0) return routes
  const shift = one(random, shifts.slice(0, 2))
  const found = routes.find((route) => isOn(route, shift))
  const target = found ?? { technicianId: shift.technicianId, date: shift.date, visits: [] }
  const at = random.below(target.visits.length + 1)
  const others = routes.filter((route) => route !== found)
  return [...others, { ...target, visits: [...target.visits.slice(0, at), visit, ...target.visits.slice(at)] }]
}

/** Some lock, hours, pause or relaxation more. */
function decideOne(random: Random, edits: PlanEdits): PlanEdits {
  const { technicianId, date } = one(random, shifts.slice(0, 2))
  const level = one(random, ['technician', 'day', 'sequence', 'time'] as const)
  const visitId = one(random, visits)
  const pauses = random.below(2) === 0 ? [] : [{ from: one(random, ['09:30', '11:00']), minutes: 30, label: '' }]
  switch (random.below(4)) {
    case 0:
      return { ...edits, locks: [...edits.locks.filter((lock) => lock.visitId !== visitId), { visitId, level }] }
    case 1: {
      const others = edits.shifts.filter((edit) => edit.technicianId !== technicianId || edit.date !== date)
      return { ...edits, shifts: [...others, { technicianId, date, end: one(random, ['12:30', '17:00', '20:00']), pauses }] }
    }
    case 2:
      return { ...edits, relaxations: [...edits.relaxations, { kind: 'allow-work', shift: `${technicianId}:${date}`, by: 600 }] }
    default:
      return edits
  }
}

/** What the service stored is sound by itself: nothing of it is taken on trust. */
async function expectSound(plan: RoutePlan): Promise<void> {
  const stored = (await findPlanInputs(service.services.db.connection, plan.id))!
  expect(hashInputs(stored.inputs)).toBe(stored.inputsHash)
  const inputs = stored.inputs as FrozenInputs
  const problem = thawProblem(inputs.problem)
  const again = evaluate(problem, inputs.plan)
  expect(checkPlan(problem, again)).toEqual([])
  const { km, overtimeMinutes, visits: served } = planKpi(problem, again)
  expect(plan.summary).toMatchObject({ km, overtimeMinutes, served })
  expect(plan.kpi).toMatchObject({ plan: { km }, inputsHash: stored.inputsHash })
  expect(plan.violations).toEqual([])
  expect(served + plan.unassigned.length).toBe(visits.length)
}

test.each([1, 2, 3])('whatever is edited, a stored plan breaks no rule and its figures are those of its inputs (seed %i)', async (seed) => {
  const random = createRandom(seed)
  let plan = (await (await draftOf(planner, WEEK, null)).json()) as RoutePlan
  const seen = { stored: 0, refused: 0 }
  for (let edit = 0; edit < EDITS; edit++) {
    const routes = moveOne(random, routesOf(plan))
    const edits = decideOne(random, plan.edits)
    const answer = await putRoutes(planner, plan, routes, edits)
    const now = await planner.json<RoutePlan>('GET', `/v1/route-plans/${plan.id}`)
    if (answer.status === 422) {
      seen.refused++
      expect(now).toEqual(plan)
      continue
    }
    const said = (await answer.json()) as RoutePlan
    expect({ status: answer.status, said }).toMatchObject({ status: 200 })
    seen.stored++
    expect(now).toEqual(said)
    expect(routesOf(now).toSorted(byPlace)).toEqual(routes.filter((route) => route.visits.length > 0).toSorted(byPlace))
    await expectSound(now)
    plan = now
  }
  // both happen, else this proves little
  expect(seen.stored).toBeGreaterThan(10)
  expect(seen.refused).toBeGreaterThan(2)
})

const byPlace = (a: EditedRoute, b: EditedRoute) => `${a.date}${a.technicianId}`.localeCompare(`${b.date}${b.technicianId}`)
