import { parseArgs } from 'node:util'
import { type Problem, solve } from '@tournee/engine'
import { checkPlan } from '@tournee/engine/check'
import { peakMiB, threadCpu } from './cpu.ts'
import { timings } from './quantile.ts'
import { territory } from './territory.ts'

/** Seconds into the search at which a cancel is tried, several times over: it must not depend on where the search stands. */
const CANCELS = [0.2, 0.35, 0.5, 0.65, 0.8]

interface Found {
  readonly cost: number
  readonly unassigned: number
  readonly violations: number
  /** CPU milliseconds until the first complete plan stood */
  readonly firstPlanMs: number
}

function search(problem: Problem, seconds: number, seed: number): Found {
  let firstPlanMs = 0
  const { plan } = solve(problem, {
    seed,
    stop: { milliseconds: seconds * 1_000 },
    now: threadCpu,
    onProgress: ({ elapsedMs }) => {
      firstPlanMs ||= elapsedMs
    },
  })
  return { cost: plan.cost.total, unassigned: plan.unassigned.length, violations: checkPlan(problem, plan).length, firstPlanMs }
}

/** CPU milliseconds from the moment a cancel is asked until the plan is there, timed, certified and explained. */
function cancelLatency(problem: Problem, afterSeconds: number): number {
  const askedAt = threadCpu() + afterSeconds * 1_000
  const signal = {
    get aborted() {
      return threadCpu() >= askedAt
    },
  }
  solve(problem, { stop: { milliseconds: 3_600_000 }, now: threadCpu, signal })
  return threadCpu() - askedAt
}

/** `bench week`: a small company's week and a large one's; CPU seconds, one thread. */
export async function benchWeek(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { long: { type: 'string', default: '30' }, json: { type: 'boolean', default: false } },
  })
  const long = Number(values.long)
  const small = territory({ visits: 100, technicians: 5, days: 5, seed: 1 })
  const quick = search(small, 3, 1)
  const best = Math.min(...[2, 3].map((seed) => search(small, long, seed).cost), quick.cost)
  const large = territory({ visits: 1_000, technicians: 12, days: 5, seed: 1 })
  const tenSeconds = search(large, 10, 1)
  const largeBest = Math.min(search(large, long, 2).cost, tenSeconds.cost)
  const gapPct = (cost: number, of: number) => Number((100 * (cost / of - 1)).toFixed(2))
  const result = {
    small: { visits: 100, shifts: 25, seconds: 3, ...quick, bestOfSeconds: [3, long, long], gapPct: gapPct(quick.cost, best) },
    cancel: timings(CANCELS.map((after) => cancelLatency(small, after))),
    large: { visits: 1_000, shifts: 60, seconds: 10, ...tenSeconds, bestOfSeconds: [10, long], gapPct: gapPct(tenSeconds.cost, largeBest) },
    peakMiB: peakMiB(),
  }
  console.log(values.json ? JSON.stringify(result) : result)
  return quick.violations + tenSeconds.violations > 0 ? 1 : 0
}
