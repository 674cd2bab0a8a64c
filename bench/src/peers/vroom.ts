import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Plan, type Problem, solve } from '@tournee/engine'
import { checkPlan } from '@tournee/engine/check'
import { runVroom, type VroomFailure, type VroomOutput, type VroomSolution } from '@tournee/engine/vroom'
import { processCpu } from '../scale/cpu.ts'

/** Answers that were asked in plan mode; their files do not say so. */
const PLAN_MODE: readonly string[] = ['docs_example_3.haversine', 'pyvroom_plan']

type Verdict = 'cheaper' | 'same' | 'serves more' | 'solved' | 'DEARER' | 'SERVES LESS' | 'REFUSED'

interface Row {
  readonly name: string
  readonly mode: 'solve' | 'check'
  readonly vroom: { readonly cost: number; readonly unassigned: number } | string
  readonly ours: { readonly cost: number; readonly unassigned: number } | string
  readonly violations: number
  readonly cpuMs: number
  readonly verdict: Verdict
}

const figures = (output: VroomOutput | VroomFailure) =>
  output.code === 0 ? { cost: output.summary.cost, unassigned: output.summary.unassigned } : output.error

function judge(theirs: VroomOutput, ours: VroomOutput): Verdict {
  if (ours.code !== 0) return 'REFUSED'
  if (theirs.code !== 0) return 'solved'
  const left = ours.summary.unassigned - theirs.summary.unassigned
  if (left !== 0) return left < 0 ? 'serves more' : 'SERVES LESS'
  if (ours.summary.cost === theirs.summary.cost) return 'same'
  return ours.summary.cost < theirs.summary.cost ? 'cheaper' : 'DEARER'
}

async function compare(dir: string, name: string, iterations: number): Promise<Row> {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(dir, file), 'utf8'))
  const theirs = read(`${name}.out.json`) as VroomOutput
  const mode = PLAN_MODE.includes(name) ? 'check' : 'solve'
  const broken: number[] = []
  const planned = (problem: Problem): Plan => {
    const { plan } = solve(problem, { seed: 1, stop: { iterations } })
    broken.push(checkPlan(problem, plan).length)
    return plan
  }
  const startedAt = processCpu()
  const ours = await runVroom(read(`${name}.json`), { solve: planned, mode })
  const cpuMs = Math.round(processCpu() - startedAt)
  const violations = mode === 'solve' ? broken.reduce((sum, count) => sum + count, 0) : unequalViolations(theirs, ours)
  return { name, mode, vroom: figures(theirs), ours: figures(ours), violations, cpuMs, verdict: judge(theirs, ours) }
}

/** In plan mode violations are part of the answer: what counts is whether there are as many as VROOM finds. */
const unequalViolations = (theirs: VroomOutput, ours: VroomOutput): number =>
  Math.abs((theirs as VroomSolution).summary.violations.length - (ours as VroomSolution).summary.violations.length)

const cell = (value: Row['ours']): string =>
  typeof value === 'string' ? value.slice(0, 26) : `${value.cost}${value.unassigned > 0 ? ` (${value.unassigned} left out)` : ''}`

/** `bench vroom --dir FOLDER`: every stored answer of VROOM against ours on the same matrices. Fails when ours is worse anywhere. */
export async function benchVroom(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      dir: { type: 'string', default: '../shared/bench/vroom' },
      iterations: { type: 'string', default: '10000' },
      json: { type: 'boolean', default: false },
    },
  })
  const names = readdirSync(values.dir).flatMap((file) => (file.endsWith('.out.json') ? [file.slice(0, -9)] : []))
  const rows: Row[] = []
  for (const name of names.sort()) {
    const row = await compare(values.dir, name, Number(values.iterations))
    rows.push(row)
    if (values.json) continue
    console.log(`${row.name.padEnd(28)}${row.mode.padEnd(7)}${cell(row.vroom).padEnd(28)}${cell(row.ours).padEnd(24)}${row.verdict}`)
  }
  const count = (verdict: Verdict) => rows.filter((row) => row.verdict === verdict).length
  const summary = {
    examples: rows.length,
    same: count('same'),
    cheaper: count('cheaper'),
    servesMore: count('serves more'),
    solvedWhereVroomFails: count('solved'),
    worse: count('DEARER') + count('SERVES LESS') + count('REFUSED'),
    violations: rows.reduce((sum, row) => sum + row.violations, 0),
  }
  console.log(values.json ? JSON.stringify({ ...summary, rows }) : summary)
  return summary.worse + summary.violations > 0 ? 1 : 0
}
