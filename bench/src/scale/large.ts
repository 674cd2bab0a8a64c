import { parseArgs } from 'node:util'
import { type SolveResult, solveLarge } from '@tournee/engine'
import { checkPlan } from '@tournee/engine/check'
import { peakMiB, processCpu } from './cpu.ts'
import { createLanes } from './lanes.ts'
import { territory } from './territory.ts'

/**
 * `bench large`: a territory solved by neighbourhoods on worker threads. Seconds are CPU seconds per thread, so that a machine busy
 * with other things measures what an idle one would take.
 */
export async function benchLarge(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      visits: { type: 'string', default: '10000' },
      technicians: { type: 'string', default: '100' },
      days: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '240' },
      threads: { type: 'string', default: '2' },
      rounds: { type: 'string' },
      neighbourhood: { type: 'string' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
    },
  })
  const threads = Number(values.threads)
  const problem = territory({
    visits: Number(values.visits),
    technicians: Number(values.technicians),
    days: Number(values.days),
    seed: 1,
  })
  const startedAt = processCpu()
  const seconds = () => (processCpu() - startedAt) / 1_000
  const lanes = createLanes(threads)
  const rounds: { readonly cpuSeconds: number; readonly cost: number; readonly unassigned: number }[] = []
  const found: SolveResult = await solveLarge(problem, {
    seed: Number(values.seed),
    stop: { milliseconds: Number(values.seconds) * 1_000 },
    now: () => processCpu() / threads,
    solveMany: lanes.solveMany,
    lanes: threads,
    explain: false,
    ...(values.rounds ? { rounds: Number(values.rounds) } : {}),
    ...(values.neighbourhood ? { neighbourhood: Number(values.neighbourhood) } : {}),
    onProgress: ({ cost, unassigned }) => {
      rounds.push({ cpuSeconds: Math.round(seconds()), cost, unassigned })
      if (!values.json) console.log(rounds.at(-1))
    },
  })
  await lanes.close()
  const result = {
    visits: problem.visits.length,
    shifts: problem.shifts.length,
    threads,
    cpuSeconds: Math.round(seconds()),
    cpuSecondsPerThread: Math.round(seconds() / threads),
    peakMiB: peakMiB(),
    cost: found.plan.cost.total,
    unassigned: found.plan.unassigned.length,
    iterations: found.iterations,
    violations: checkPlan(problem, found.plan).length,
    rounds,
  }
  console.log(values.json ? JSON.stringify(result) : result)
  return result.violations > 0 ? 1 : 0
}
