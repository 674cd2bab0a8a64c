import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { solve } from '@tournee/engine'
import { peakMiB, processCpu } from './cpu.ts'
import { territory } from './territory.ts'

/** What one size takes, searched whole. */
export interface GrowthRow {
  readonly visits: number
  readonly shifts: number
  /** CPU seconds until the first complete plan stands */
  readonly setupSeconds: number
  readonly microsecondsPerIteration: number
  /** the most the process held, its problem included */
  readonly peakMiB: number
}

/** Visits a technician has in a week of the territory. */
const PER_TECHNICIAN = 100

/** `bench growth`: time per iteration and memory by size; every size in a process of its own, because memory is a high-water mark. */
export async function benchGrowth(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      sizes: { type: 'string', default: '100,300,1000,3000,10000' },
      seconds: { type: 'string', default: '10' },
      /** internal: measure this size here */
      one: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  if (values.one !== undefined) {
    console.log(JSON.stringify(measure(Number(values.one), Number(values.seconds))))
    return 0
  }
  const rows: GrowthRow[] = []
  for (const size of values.sizes.split(',')) {
    const main = fileURLToPath(new URL('../main.ts', import.meta.url))
    const { stdout, status, stderr } = spawnSync(process.execPath, [main, 'growth', '--one', size, '--seconds', values.seconds], {
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(stderr)
    rows.push(JSON.parse(stdout) as GrowthRow)
    if (!values.json) console.log(rows.at(-1))
  }
  if (values.json) console.log(JSON.stringify({ rows }))
  return 0
}

function measure(visits: number, seconds: number): GrowthRow {
  const problem = territory({ visits, technicians: Math.max(1, Math.round(visits / PER_TECHNICIAN)), days: 5, seed: 1 })
  const startedAt = processCpu()
  let setup = 0
  // the budget counts from the first complete plan on: large problems take long to get there
  const from = { iterations: 0, at: 0 }
  const signal = { aborted: false }
  const { iterations } = solve(problem, {
    stop: { iterations: Number.MAX_SAFE_INTEGER },
    now: processCpu,
    signal,
    explain: false,
    progressEvery: 1,
    onProgress: (progress) => {
      const now = processCpu()
      if (from.at === 0) {
        setup = now - startedAt
        Object.assign(from, { iterations: progress.iterations, at: now })
      }
      if (now - from.at > seconds * 1_000) signal.aborted = true
      else Object.assign(last, { iterations: progress.iterations, at: now })
    },
  })
  const spent = last.at - from.at
  return {
    visits,
    shifts: problem.shifts.length,
    setupSeconds: Number((setup / 1_000).toFixed(2)),
    microsecondsPerIteration: Math.round((1_000 * spent) / Math.max(1, Math.min(iterations, last.iterations) - from.iterations)),
    peakMiB: peakMiB(),
  }
}

const last = { iterations: 0, at: 0 }
