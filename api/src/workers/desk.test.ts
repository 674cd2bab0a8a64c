import { evaluate } from '@tournee/engine'
import { afterAll, expect, test } from 'vitest'
import { buildWeekProblem, weekPlaces } from '../planning/week-problem.ts'
import { weekShifts } from '../planning/week-shifts.ts'
import { aCompany, aTechnician, aVisit } from '../testing/builders.ts'
import { createDesk } from './desk.ts'

const WEEK = '2026-W49'
const company = aCompany()
const shifts = weekShifts({ week: WEEK, company, technicians: [aTechnician()], absences: [] })
const visits = ['v1', 'v2', 'v3', 'v4'].map((id, at) => aVisit({ id, dueTo: `2026-12-1${at}` }))
const places = weekPlaces({ shifts, visits })
const size = places.points.length
const matrix = { size, durations: new Int32Array(size * size).fill(60), distances: new Int32Array(size * size).fill(900) }
const problem = buildWeekProblem({ week: WEEK, company, shifts, visits, goneBy: null }, places, matrix)
const orders = [{ shift: shifts[0]!.id, visits: ['v1'] }]

const desk = createDesk()
afterAll(() => desk.close())

test('appraises as the engine does, and seeks reasons for the most urgent first', async () => {
  const { plan, violations, fresh, baseline } = await desk.ask({ kind: 'appraise', problem, orders, explained: 1 })
  expect({ violations, fresh, baseline }).toEqual({ violations: [], fresh: [], baseline: null })
  expect(plan.routes).toEqual(evaluate(problem, orders).routes)
  // due on 11, 12 and 13 December: the first of them presses most
  expect(plan.unassigned.filter(({ reasons }) => reasons.length > 0).map(({ visit }) => visit)).toEqual(['v2'])
})

test('what it is asked wrongly fails alone', async () => {
  const wrong = desk.ask({ kind: 'appraise', problem, orders: [{ shift: 'nobody', visits: ['v1'] }], explained: 0 })
  const right = desk.ask({ kind: 'recommend', problem, orders, visit: 'v2' })
  await expect(wrong).rejects.toThrow(/nobody/)
  expect((await right).insertions).toHaveLength(shifts.length)
})

test('a thread that dies takes its task with it, not the desk', async () => {
  const fragile = createDesk(
    new URL('data:text/javascript,import{parentPort}from"node:worker_threads";parentPort.once("message",()=>process.exit(3))'),
  )
  for (let time = 0; time < 2; time++)
    await expect(fragile.ask({ kind: 'appraise', problem, orders, explained: 0 })).rejects.toThrow('code 3')
  await fragile.close()
})
