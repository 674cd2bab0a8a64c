import type { CurvePoint } from '@tournee/contract'
import type { Progress } from '@tournee/engine'

/** Points that a curve has at most. */
export const MOST_POINTS = 120

/**
 * The curve of a run with one more look at it: a point where the best plan became better. Full, it loses every second point but its
 * first and last, so that a long run keeps its shape.
 */
export function extendCurve(curve: readonly CurvePoint[], { elapsedMs, cost, served }: Progress): readonly CurvePoint[] {
  const last = curve.at(-1)
  if (last && last[1] === cost && last[2] === served) return curve
  const longer: readonly CurvePoint[] = [...curve, [Math.round(elapsedMs), cost, served]]
  return longer.length <= MOST_POINTS ? longer : longer.filter((_, at) => at % 2 === 0 || at === longer.length - 1)
}
