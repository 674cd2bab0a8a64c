import { createRandom } from '@tournee/engine'
import { randomProblem, tiedProblem } from '@tournee/engine/testing'
import { PROPERTIES } from './properties.ts'

/** One property broken by one seed; run it again with `--seed N --count 1`. */
export interface Fault {
  readonly seed: number
  readonly property: string
  readonly what: string
}

/** What a run of seeds showed. */
export interface FuzzReport {
  readonly problems: number
  readonly visits: number
  readonly faults: readonly Fault[]
  /** problems solved by trying everything, and how many of those optima the search missed */
  readonly proven: number
  readonly missed: number
}

/** The problem of a seed: mostly up to 30 visits, one in eight small enough to try everything. */
export function problemOf(seed: number) {
  const random = createRandom(seed)
  const small = seed % 8 === 0
  const size = small
    ? { visits: 1 + random.below(8), technicians: 1 + random.below(2), days: 1 }
    : { visits: 1 + random.below(30), technicians: 1 + random.below(4), days: 1 + random.below(3) }
  return randomProblem(seed, { ...size, tightness: random.next() })
}

/** A problem of six to twenty visits that depend on one another. */
export function linkedProblemOf(seed: number) {
  const random = createRandom(seed)
  const size = { visits: 6 + random.below(15), technicians: 1 + random.below(4), days: 1 + random.below(3) }
  return tiedProblem(seed, { ...size, tightness: random.next() })
}

/** Runs every property on `count` problems from `first` on; a throw is a fault like any other. */
export function runFuzz(options: {
  readonly first: number
  readonly count: number
  readonly iterations: number
  /** visits that depend on one another */
  readonly links?: boolean
  readonly onFault?: (fault: Fault) => void
}): FuzzReport {
  const { first, count, iterations, links = false, onFault = () => {} } = options
  const faults: Fault[] = []
  let [visits, proven, missed] = [0, 0, 0]
  for (let seed = first; seed < first + count; seed++) {
    const problem = links ? linkedProblemOf(seed) : problemOf(seed)
    visits += problem.visits.length
    for (const property of PROPERTIES) {
      try {
        const verdict = property.check(problem, seed, iterations)
        proven += verdict.proven ?? 0
        missed += verdict.missed ?? 0
        for (const what of verdict.faults) report({ seed, property: property.name, what })
      } catch (error) {
        report({ seed, property: property.name, what: `throws ${error instanceof Error ? error.message : String(error)}` })
      }
    }
  }
  return { problems: count, visits, faults, proven, missed }

  function report(fault: Fault): void {
    faults.push(fault)
    onFault(fault)
  }
}
