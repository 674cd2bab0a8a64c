import { parseArgs } from 'node:util'
import { createPreview, explainVisit, ordersOf, type Plan, type Problem, solve } from '@tournee/engine'
import { bundlePreview } from './bundle-preview.ts'
import { threadCpu } from './cpu.ts'
import { timings } from './quantile.ts'
import { territory } from './territory.ts'

/** How often every visit is asked about; the first time warms the machine up and is not counted. */
const TIMES = 4
/** The clock of a busy machine counts in steps of some milliseconds: so many questions in a row are timed together. */
const IN_A_ROW = 10

/** A week of 100 visits and 25 shifts with lunch, planned. */
function plannedWeek(): { readonly problem: Problem; readonly plan: Plan } {
  const problem = territory({ visits: 100, technicians: 5, days: 5, seed: 1 })
  return { problem, plan: solve(problem, { stop: { iterations: 5_000 } }).plan }
}

/** CPU milliseconds of a question about each visit, asked again and again. */
function ask(problem: Problem, question: (visit: string) => unknown): readonly number[] {
  const times: number[] = []
  for (let time = 0; time < TIMES; time++) {
    for (const { id } of problem.visits) {
      const startedAt = threadCpu()
      for (let i = 0; i < IN_A_ROW; i++) question(id)
      if (time > 0) times.push((threadCpu() - startedAt) / IN_A_ROW)
    }
  }
  return times
}

const print = (result: object, json: boolean): number => {
  console.log(json ? JSON.stringify(result) : result)
  return 0
}
const jsonAsked = (args: string[]): boolean => parseArgs({ args, options: { json: { type: 'boolean', default: false } } }).values.json

/** `bench preview`: all insertions of one visit into 25 shifts (CPU milliseconds), and the browser entry's size in bytes. */
export async function benchPreview(args: string[]): Promise<number> {
  const json = jsonAsked(args)
  const { problem, plan } = plannedWeek()
  const preview = createPreview(problem, ordersOf(plan))
  const insertions = timings(ask(problem, (visit) => preview.insertions(visit)))
  const startedAt = threadCpu()
  createPreview(problem, ordersOf(plan))
  const prepareMs = Number((threadCpu() - startedAt).toFixed(2))
  return print({ visits: 100, shifts: 25, insertions, prepareMs, entry: await bundlePreview() }, json)
}

/** `bench explain`: every alternative of one visit in a week of 100 visits and 25 shifts (CPU milliseconds). */
export async function benchExplain(args: string[]): Promise<number> {
  const json = jsonAsked(args)
  const { problem, plan } = plannedWeek()
  return print({ visits: 100, shifts: 25, ...timings(ask(problem, (visit) => explainVisit(problem, plan, visit))) }, json)
}
