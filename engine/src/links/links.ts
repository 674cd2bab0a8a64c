import type { CompiledProblem } from '../model/compiled.ts'
import type { Delay, Problem, SharedTool, Together } from '../model/problem.ts'

/** What ties visits of different routes to one another. */
export interface Links {
  readonly together: readonly Together[]
  readonly delays: readonly Delay[]
  readonly tools: readonly SharedTool[]
  /** ids of the visits that need each tool */
  readonly users: ReadonlyMap<string, ReadonlySet<string>>
  /** linked visits in groups that depend on one another; within a group in units that are served whole, what comes before first */
  readonly groups: readonly (readonly (readonly string[])[])[]
  /** all of them */
  readonly members: ReadonlySet<string>
  /** visits whose hour matters to another visit */
  readonly timed: ReadonlySet<string>
}

/** Whether any visit depends on a visit of another route. */
export const hasLinks = ({ together, delays, tools }: Problem): boolean =>
  (together?.length ?? 0) + (delays?.length ?? 0) + (tools?.length ?? 0) > 0

const known = new WeakMap<CompiledProblem, Links>()

/** The links of a problem, gathered once. */
export function linksOf(compiled: CompiledProblem): Links {
  const links = known.get(compiled) ?? gather(compiled.problem)
  known.set(compiled, links)
  return links
}

function gather(problem: Problem): Links {
  const { together = [], delays = [], tools = [], visits } = problem
  const users = new Map(tools.map(({ id }) => [id, new Set(visits.filter((visit) => visit.tools?.includes(id)).map((visit) => visit.id))]))
  const bound = [...together.flatMap((one) => one.visits), ...delays.flatMap(({ before, after }) => [before, after])]
  const shared = tools.filter(({ held }) => held === 'visit').flatMap(({ id }) => [...users.get(id)!])
  const units = joined(
    bound,
    together.map((one) => one.visits),
  )
  const unitOf = new Map(units.flatMap((unit) => unit.map((id) => [id, unit] as const)))
  const pairs = delays.map(({ before, after }) => [unitOf.get(before)!, unitOf.get(after)!] as const)
  const groups = joined(units, pairs).map((group) => inOrder(group, pairs))
  const alone = [...users.values()].flatMap((ids) => [...ids]).filter((id) => !unitOf.has(id))
  const all = [...groups, ...[...new Set(alone)].map((id) => [[id]])]
  return {
    together,
    delays,
    tools,
    users,
    groups: all,
    members: new Set(all.flat(2)),
    timed: new Set([...bound, ...shared]),
  }
}

/** Items in sets, those of one list in the same set, in the order in which they are first named. */
function joined<T>(items: readonly T[], lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  const setOf = new Map([...items].map((item) => [item, [item]]))
  for (const [first, ...others] of lists) {
    for (const other of others) {
      const [into, from] = [setOf.get(first!)!, setOf.get(other)!]
      if (into === from) continue
      into.push(...from)
      for (const item of from) setOf.set(item, into)
    }
  }
  return [...new Set(setOf.values())]
}

/** What comes before first. */
function inOrder<T>(items: readonly T[], pairs: readonly (readonly [before: T, after: T])[]): readonly T[] {
  const done: T[] = []
  const left = [...items]
  while (left.length > 0) {
    const ready = left.findIndex((item) => !pairs.some(([before, after]) => after === item && left.includes(before)))
    done.push(...left.splice(Math.max(0, ready), 1))
  }
  return done
}
