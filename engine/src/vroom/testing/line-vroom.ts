import { expect } from 'vitest'
import { checkPlan } from '../../check/index.ts'
import { solve } from '../../solve.ts'
import { runVroom } from '../run-vroom.ts'
import type { VroomFailure, VroomSolution } from '../vroom-output.ts'

/** Four places on a straight road, 10 minutes and 10 km apart. */
export const line = (unit: number) => [0, 1, 2, 3].map((from) => [0, 1, 2, 3].map((to) => Math.abs(from - to) * unit))
/** The matrix of `car` on the line. */
export const matrices = { car: { durations: line(600), distances: line(10_000) } }
/** From and to the first place. */
export const vehicle = { id: 1, start_index: 0, end_index: 0 }
/** One vehicle, two jobs on the line. */
export const aProblem = (overrides: object = {}) => ({
  vehicles: [vehicle],
  jobs: [
    { id: 1, location_index: 1 },
    { id: 2, location_index: 3 },
  ],
  matrices,
  ...overrides,
})

/** The answer to a problem that must be solved; its plan breaks nothing. */
export async function run(json: unknown, mode: 'solve' | 'check' = 'solve'): Promise<VroomSolution> {
  const answer = await runVroom(json, {
    mode,
    solve: (problem) => {
      const { plan } = solve(problem, { seed: 1, stop: { iterations: 200 } })
      expect(checkPlan(problem, plan)).toEqual([])
      return plan
    },
  })
  expect(answer.code).toBe(0)
  return answer as VroomSolution
}
/** Every route: its vehicle and its tasks in order. */
export const tasksOf = ({ routes }: VroomSolution) =>
  routes.map(({ vehicle: id, steps }) => [id, ...steps.flatMap(({ id: task, type }) => (task === undefined ? [] : [`${type} ${task}`]))])
/** The answer to a problem that must be refused before anything is solved. */
export const refused = async (json: unknown) => (await runVroom(json, { solve: () => expect.unreachable() })) as VroomFailure
