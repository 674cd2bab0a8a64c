import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { solvePeriodic } from '@tournee/engine'
import { checkPlan } from '@tournee/engine/check'
import { processCpu } from '../scale/cpu.ts'
import { formatLine, summarise } from '../vrp/report.ts'
import type { Budget, Line } from '../vrp/run.ts'
import { readPeriodic } from './instance.ts'
import { scorePeriodic } from './score.ts'
import { toDayTours, toPeriodicProblem } from './to-periodic-problem.ts'

const HELP = `npm run -s bench -- pvrp [--seconds N] [--dir FOLDER] [--only A,B] [--seed N] [--iterations N] [--threads N] [--json]
       npm run -s bench -- pvrp --file INSTANCE --bks VALUE [--seconds N]
Seconds are CPU seconds per instance and thread; threads search with seeds of their own, the best answer counts.`

/** `bench pvrp`: Cordeau's periodic instances. */
export async function benchPvrp(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: 'string', default: '30' },
      dir: { type: 'string', default: '../shared/bench/pvrp' },
      only: { type: 'string', default: '' },
      file: { type: 'string' },
      bks: { type: 'string' },
      seed: { type: 'string', default: '1' },
      iterations: { type: 'string' },
      threads: { type: 'string', default: '1' },
      set: { type: 'string', default: 'pvrp' },
      all: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return 0
  }
  const threads = Number(values.threads)
  const only = values.only === '' ? [] : values.only.split(',')
  const files = values.file ? [values.file] : filesOf(values.dir).filter((file) => only.length === 0 || only.includes(basename(file)))
  const known = values.file ? new Map<string, number>() : bestKnown(values.dir)
  const budget: Budget = {
    seconds: Number(values.seconds),
    seed: Number(values.seed),
    ...(values.iterations === undefined ? {} : { iterations: Number(values.iterations) }),
  }
  const lines: Line[] = []
  for (const file of files) {
    const best = known.get(basename(file)) ?? Number(values.bks ?? Number.NaN)
    const line = threads > 1 ? await runSeeds(file, budget, best, threads) : runPeriodic(file, budget, best)
    if (!values.json) console.log(formatLine(line))
    lines.push(line)
  }
  const summary = summarise('pvrp', budget.seconds, threads, lines)
  if (values.json) console.log(JSON.stringify(summary))
  else
    console.log(
      `pvrp: mean ${summary.meanGapPct} %, median ${summary.medianGapPct} %, max ${summary.maxGapPct} %, violations ${summary.violations}`,
    )
  return summary.violations > 0 ? 1 : 0
}

/** Solves one file and scores the answer twice: by the file alone, and by the engine's checker. */
export function runPeriodic(file: string, budget: Budget, bks: number, cpu: () => number = processCpu): Line {
  const instance = readPeriodic(readFileSync(file, 'utf8'), basename(file))
  const startedAt = cpu()
  const stop = budget.iterations === undefined ? { milliseconds: budget.seconds * 1_000 } : { iterations: budget.iterations }
  const { plan, problem, iterations } = solvePeriodic(toPeriodicProblem(instance), { seed: budget.seed, stop, now: cpu })
  const cpuSeconds = (cpu() - startedAt) / 1_000
  const { cost, violations } = scorePeriodic(instance, toDayTours(plan))
  return {
    name: instance.name,
    cost,
    bks,
    gapPct: 100 * (cost / bks - 1),
    vehicles: plan.routes.length,
    violations: [...violations, ...checkPlan(problem, plan).map((violation) => JSON.stringify(violation))],
    cpuSeconds,
    iterations,
  }
}

/** Solves one file in several threads with seeds of their own; the best answer, the work of all. */
async function runSeeds(file: string, budget: Budget, bks: number, threads: number): Promise<Line> {
  const lines = await Promise.all(
    Array.from({ length: threads }, (_, i) => {
      const worker = new Worker(new URL('./seed-worker.ts', import.meta.url), {
        workerData: { file, budget: { ...budget, seed: budget.seed + i }, bks },
      })
      return new Promise<Line>((resolve, reject) => worker.once('message', resolve).once('error', reject))
    }),
  )
  const best = lines.reduce((least, line) => (line.cost < least.cost ? line : least))
  const sum = (of: (line: Line) => number) => lines.reduce((total, line) => total + of(line), 0)
  return { ...best, cpuSeconds: sum((line) => line.cpuSeconds), iterations: sum((line) => line.iterations) }
}

const filesOf = (dir: string): readonly string[] =>
  readdirSync(join(dir, 'instances'))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((file) => join(dir, 'instances', file))

/** Best-known distances by instance. */
export function bestKnown(dir: string): ReadonlyMap<string, number> {
  const [head, ...rows] = readFileSync(join(dir, 'bks.csv'), 'utf8').trim().split(/\r?\n/)
  const columns = head!.split(',')
  const [name, cost] = [columns.indexOf('instance'), columns.indexOf('bks_distance_double')]
  return new Map(rows.map((row) => [row.split(',')[name]!, Number(row.split(',')[cost])]))
}
