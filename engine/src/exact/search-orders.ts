import type { CompiledShift, CompiledVisit } from '../model/compiled.ts'
import { endLabels, leaveAfter } from '../schedule/labels.ts'
import { earliestArrival } from '../schedule/leg.ts'
import type { Cost, Seconds } from '../units.ts'
import { type Arcs, completionBounds } from './arcs.ts'
import { carriableSets, predecessorsOf } from './predecessors.ts'

/** Labels kept at most; beyond, the search gives up rather than exhaust time or memory (12 stops with windows need some ten thousand). */
const MAX_LABELS = 400_000

interface Label {
  readonly last: number
  readonly taken: number
  /** when `last` is left */
  readonly leave: Seconds
  readonly cost: Cost
  readonly before: Label | null
}

/** One order that no other dominates, and the least it can cost (legs and overtime). */
export interface CandidateOrder {
  readonly order: readonly number[]
  readonly bound: Cost
}

/** What the dynamic programme is asked. */
export interface OrderSearch {
  readonly shift: CompiledShift
  readonly visits: readonly CompiledVisit[]
  readonly arcs: Arcs
  /** orders that cost at least this are of no interest */
  readonly below: Cost
  /** by how much the terms that are not counted in legs can differ between two orders */
  readonly slack: Cost
  readonly overtimeCost: (end: Seconds) => Cost
}

/**
 * Every order of the visits that is in time and that no other order beats whatever the terms not counted in legs are; null when
 * there were too many to keep. Dynamic programme over subsets with labels (time, cost) by last visit and breaks taken: a label
 * falls to another that leaves no later and costs less by at least `slack`, or when `completionBounds` reaches `below`.
 */
export function searchOrders({ shift, visits, arcs, below, slack, overtimeCost }: OrderSearch): readonly CandidateOrder[] | null {
  const count = visits.length
  const full = (1 << count) - 1
  const bounds = completionBounds(arcs)
  const before = predecessorsOf(visits)
  const carriable = carriableSets(shift, visits)
  if (!carriable[0]) return []
  const labels: Label[][] = Array.from({ length: full + 1 }, () => [])
  let kept = 0
  const extend = (done: number, from: Label | null, next: number): void => {
    const set = done | (1 << next)
    if ((before[next]! & ~done) !== 0 || !carriable[set]) return
    const cost = (from?.cost ?? 0) + arcs.costs[(from?.last ?? count) * (count + 1) + next]!
    if (cost + bounds[set * count + next]! >= below) return
    const place = from ? visits[from.last]!.location : shift.start
    const first = from?.taken ?? 0
    for (let taken = first; taken <= shift.breaks.length; taken++) {
      const leave = leaveAfter(shift, visits[next]!, place, from?.leave ?? shift.shift.earliestStart, first, taken)
      if (leave === Infinity) continue
      kept += keep(labels[set]!, { last: next, taken, leave, cost, before: from }, slack)
    }
  }
  for (let next = 0; next < count; next++) extend(0, null, next)
  for (let done = 1; done < full; done++) {
    if (kept > MAX_LABELS) return null
    for (const label of labels[done]!) for (let next = 0; next < count; next++) if (!(done & (1 << next))) extend(done, label, next)
    labels[done] = []
  }
  return labels[full]!.flatMap((label) => finish(shift, visits, arcs, label, overtimeCost)).filter(({ bound }) => bound < below)
}

/** Adds a label unless one there dominates it, and drops those it dominates; returns the change in number. */
function keep(labels: Label[], label: Label, slack: Cost): number {
  for (const other of labels) if (dominates(other, label, slack)) return 0
  const before = labels.length
  let write = 0
  for (const other of labels) if (!dominates(label, other, slack)) labels[write++] = other
  labels.length = write
  labels.push(label)
  return labels.length - before
}

function dominates(a: Label, b: Label, slack: Cost): boolean {
  return a.last === b.last && a.taken === b.taken && a.leave <= b.leave && a.cost + slack <= b.cost
}

function finish(
  shift: CompiledShift,
  visits: readonly CompiledVisit[],
  arcs: Arcs,
  label: Label,
  overtimeCost: (end: Seconds) => Cost,
): CandidateOrder[] {
  const latest = endLabels(shift, Infinity)
  const { count, costs } = arcs
  let end = Infinity
  for (let taken = label.taken; taken <= shift.breaks.length; taken++) {
    const arrival = earliestArrival(shift, visits[label.last]!.location, shift.end, label.leave, label.taken, taken)
    if (arrival <= latest[taken]! && arrival < end) end = arrival
  }
  if (end === Infinity) return []
  const order: number[] = []
  for (let at: Label | null = label; at; at = at.before) order.push(at.last)
  return [{ order: order.reverse(), bound: label.cost + costs[label.last * (count + 1) + count]! + overtimeCost(end) }]
}
