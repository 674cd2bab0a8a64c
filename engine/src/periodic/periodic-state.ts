import type { Problem } from '../model/problem.ts'
import { createRandom, type Random } from '../random.ts'
import type { Adjacency } from '../search/adjacency.ts'
import { type Best, createBest } from '../search/best.ts'
import { compile } from '../search/compile.ts'
import type { Compiled } from '../search/compiled.ts'
import { createPlace, type Place } from '../search/insertion.ts'
import { relabel } from '../search/relabel.ts'
import { createRemoved, type Removed } from '../search/ruin/strings.ts'
import { createState, type State } from '../search/state.ts'
import type { Expanded } from './periodic-problem.ts'

/** Customers nearest to one another, and how many of their visits a ruin may walk through. */
const REACH = 96
const FAR = 2 ** 38

/** Everything a search over patterns and routes works on; a *node* is a visit of the expanded problem, a *customer* one of the periodic. */
export interface PeriodicSearch {
  readonly c: Compiled
  readonly s: State
  readonly random: Random
  readonly patterns: readonly (readonly (readonly number[])[])[]
  /** nodes of each customer, over all its patterns */
  readonly nodes: readonly (readonly number[])[]
  readonly customerOf: Int32Array
  /** the pattern in force, -1 = the customer is left out */
  readonly chosen: Int32Array
  /** what leaving the customer out costs */
  readonly penalty: Float64Array
  /** nodes of any day, nearest customers first: for removal */
  readonly around: Adjacency
  /** nodes of one day, nearest first: for insertion */
  readonly sameDay: Adjacency
  readonly removed: Removed
  /** where each node of a customer would go, by node */
  readonly places: readonly Place[]
  readonly best: Best
  readonly bestChosen: Int32Array
  /** sort keys: distance from the depot, amount, patterns to choose from */
  readonly keys: readonly Float64Array[]
  left: number[]
  /** what every day costs more in this iteration, and the day of each node; without a day of its own: one more */
  readonly bias: Float64Array
  readonly dayOf: Int32Array
  /** the mean cost of a leg of the first plan */
  leg: number
  current: number
  iterations: number
}

/** An empty solution: every customer left out. */
export function createPeriodicSearch({ problem, patterns }: Expanded, seed: number): PeriodicSearch {
  const c = compile(problem)
  const s = createState(c)
  for (let route = 0; route < c.shifts; route++) relabel(c, s, 2 * route, c.classOf[route]!)
  const names = [...new Set(problem.visits.map(({ lock }) => (lock?.kind === 'day' ? lock.day : '')))]
  const nodes = patterns.map((list) => [...new Set(list.flat())])
  const customerOf = new Int32Array(c.visits)
  nodes.forEach((list, customer) => {
    for (const v of list) customerOf[v] = customer
  })
  const penalty = Float64Array.from(patterns, (list) => c.penalty[list[0]![0]!]! * Math.min(...list.map((days) => days.length)))
  s.bankCount = c.visits
  s.total = penalty.reduce((sum, price) => sum + price, 0)
  return {
    c,
    s,
    random: createRandom(seed),
    patterns,
    nodes,
    customerOf,
    chosen: new Int32Array(patterns.length).fill(-1),
    penalty,
    ...adjacencies(problem, c, nodes),
    removed: createRemoved(c),
    places: Array.from({ length: c.visits }, createPlace),
    best: createBest(c, s),
    bestChosen: new Int32Array(patterns.length).fill(-1),
    keys: sortKeys(c, patterns),
    left: patterns.map((_, customer) => customer),
    bias: new Float64Array(names.length),
    dayOf: Int32Array.from(problem.visits, ({ lock }) => names.indexOf(lock?.kind === 'day' ? lock.day : '')),
    leg: 0,
    current: s.total,
    iterations: 0,
  }
}

function sortKeys(c: Compiled, patterns: PeriodicSearch['patterns']): readonly Float64Array[] {
  const keyOf = (key: (customer: number) => number) => Float64Array.from(patterns, (_, customer) => key(customer))
  const amount = (v: number) => c.demand.subarray(v * c.dimensions, (v + 1) * c.dimensions).reduce((sum, one) => sum + one, 0)
  const far = keyOf((customer) => Math.min(FAR, c.costOut[c.startLocation[0]! * c.width + c.location[patterns[customer]![0]![0]!]!]!))
  const often = keyOf((customer) => -patterns[customer]![0]!.length)
  return [
    far.map((key) => -key),
    far,
    keyOf((customer) => -amount(patterns[customer]![0]![0]!)),
    often,
    keyOf((customer) => patterns[customer]!.length),
  ]
}

function adjacencies(problem: Problem, c: Compiled, nodes: readonly (readonly number[])[]) {
  const dayOf = problem.visits.map(({ lock }) => (lock?.kind === 'day' ? lock.day : ''))
  const perCustomer = Math.max(1, ...nodes.map((list) => list.length))
  const around: Adjacency = {
    reach: Math.min(c.visits, REACH * perCustomer),
    near: new Int32Array(c.visits * Math.min(c.visits, REACH * perCustomer)),
  }
  const sameDay: Adjacency = { reach: Math.min(c.visits, REACH), near: new Int32Array(c.visits * Math.min(c.visits, REACH)) }
  for (const own of nodes) {
    const row = c.location[own[0]!]! * c.width
    const distance = (list: readonly number[]) => {
      const at = c.location[list[0]!]!
      return list === own ? -1 : Math.min(FAR, c.costOut[row + at]! + c.costIn[row + at]!)
    }
    const sorted = nodes.map((list) => ({ list, far: distance(list) })).sort((a, b) => a.far - b.far)
    const flat = sorted.flatMap(({ list }) => list)
    for (const v of own) {
      for (let i = 0; i < around.reach; i++) around.near[v * around.reach + i] = flat[i]!
      const own = [v, ...flat.filter((u) => u !== v && (dayOf[u] === dayOf[v] || dayOf[u] === '' || dayOf[v] === ''))]
      // too few on this day: the visit itself, which is on no route while a place is sought for it
      for (let i = 0; i < sameDay.reach; i++) sameDay.near[v * sameDay.reach + i] = own[i] ?? v
    }
  }
  return { around, sameDay }
}
