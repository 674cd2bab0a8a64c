import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkPlan } from '../check/index.ts'
import type { Plan } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import { solve } from '../solve.ts'
import { runVroom } from './run-vroom.ts'
import type { VroomSolution } from './vroom-output.ts'

/** Published examples with VROOM's answers; they are not ours to copy, so a checkout without ../shared cannot run these. */
const EXAMPLES = new URL('../../../../shared/bench/vroom/', import.meta.url)
const names = existsSync(EXAMPLES) ? readdirSync(EXAMPLES).flatMap((file) => (file.endsWith('.out.json') ? [file.slice(0, -9)] : [])) : []
const read = (file: string) => JSON.parse(readFileSync(new URL(file, EXAMPLES), 'utf8'))
const PLAN_MODE = ['docs_example_3.haversine', 'pyvroom_plan']
const answered = names.filter((name) => read(`${name}.out.json`).code === 0)

/** Solves, and keeps what the checker says of the plan. */
function solver() {
  const found: { problem?: Problem; plan?: Plan } = {}
  const run = (problem: Problem) => {
    const { plan } = solve(problem, { seed: 1, stop: { iterations: 10_000 } })
    Object.assign(found, { problem, plan })
    return plan
  }
  return { run, violations: () => checkPlan(found.problem!, found.plan!) }
}

describe.skipIf(names.length === 0)("VROOM's published examples (../shared/bench/vroom must be there)", () => {
  it.each(answered.filter((name) => !PLAN_MODE.includes(name)))('%s: never dearer than VROOM, nothing broken', async (name) => {
    const { run, violations } = solver()
    const theirs: VroomSolution = read(`${name}.out.json`)
    const ours = (await runVroom(read(`${name}.json`), { solve: run })) as VroomSolution
    expect(violations()).toEqual([])
    expect(ours.summary.violations).toEqual([])
    expect(ours.summary.unassigned).toBeLessThanOrEqual(theirs.summary.unassigned)
    if (ours.summary.unassigned === theirs.summary.unassigned) expect(ours.summary.cost).toBeLessThanOrEqual(theirs.summary.cost)
    for (const key of Object.keys(theirs.summary)) if (key !== 'computing_times') expect(ours.summary).toHaveProperty(key)
  })

  it.each(['issue_1251', 'issue_1337_like', 'issue_1345'])('%s: served in full, where VROOM gives up around its break', async (name) => {
    const { run, violations } = solver()
    const ours = (await runVroom(read(`${name}.json`), { solve: run })) as VroomSolution
    expect(ours).toMatchObject({ code: 0, summary: { unassigned: 0, violations: [] } })
    expect(violations()).toEqual([])
  })

  it.each(PLAN_MODE)('%s in plan mode: the same hours, loads and violations, step by step', async (name) => {
    const answer = (await runVroom(read(`${name}.json`), { mode: 'check', solve: () => expect.unreachable() })) as VroomSolution
    const { computing_times: _measured, ...summary } = read(`${name}.out.json`).summary
    const theirs = { ...read(`${name}.out.json`), summary }
    expect(inOrder(answer)).toEqual(inOrder(theirs))
  })
})

/** VROOM lists violations in no particular order. */
function inOrder<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (key, inner) =>
    key === 'violations' ? [...inner].sort((one, other) => (one.cause < other.cause ? -1 : 1)) : inner,
  )
}
