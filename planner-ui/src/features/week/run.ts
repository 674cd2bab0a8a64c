import type { RoutePlanHead } from '@tournee/contract'

/** A run under way, with the best cost seen at each moment. */
export interface Run {
  readonly plan: RoutePlanHead
  readonly curve: readonly { readonly ms: number; readonly cost: number; readonly unassigned: number }[]
  readonly stopping: boolean
}

export const isOver = (plan: Pick<RoutePlanHead, 'status'>): boolean =>
  plan.status === 'COMPLETED' || plan.status === 'FAILED' || plan.status === 'TERMINATED'

/** Adds news of a run; a cost that does not change adds no point but moves the last moment. */
export function recordProgress(before: Run | null, plan: RoutePlanHead): Run {
  const known = before?.plan.id === plan.id ? before : null
  const curve = known?.curve ?? []
  const stopping = known?.stopping ?? false
  const { progress } = plan
  if (!progress) return { plan, curve, stopping }
  const last = curve.at(-1)
  if (last && progress.elapsedMs <= last.ms) return { plan, curve, stopping }
  return { plan, curve: [...curve, { ms: progress.elapsedMs, cost: progress.cost, unassigned: progress.unassigned }], stopping }
}

/** How much better the best cost is than the first one, as a ratio (-0.2 = a fifth less); null before two points. */
export function gain(run: Run): number | null {
  const [first, last] = [run.curve[0], run.curve.at(-1)]
  return first && last && first !== last && first.cost > 0 ? (last.cost - first.cost) / first.cost : null
}

/**
 * The curve as SVG points in a box of `width` x `height`: since the last visit found its place, for a visit more or less
 * outweighs everything else. Empty before two points.
 */
export function curvePoints(run: Run, width: number, height: number): string {
  const waiting = run.curve.at(-1)?.unassigned
  const since = run.curve.findLastIndex((p) => p.unassigned !== waiting) + 1
  const curve = run.curve.slice(since)
  if (curve.length < 2) return ''
  const last = curve.at(-1)!.ms
  // a small week ends long before its seconds are over: the curve is as far as the bar
  const share = run.plan.progress?.share ?? 0
  const end = share > 0 ? Math.max(last, last / share) : Math.max(run.plan.seconds * 1000, last)
  const costs = curve.map((p) => p.cost)
  const [low, high] = [Math.min(...costs), Math.max(...costs)]
  const y = (cost: number) => (high === low ? height : height - ((cost - low) / (high - low)) * (height - 2) - 1)
  return curve.map((p) => `${((p.ms / end) * width).toFixed(1)},${y(p.cost).toFixed(1)}`).join(' ')
}
