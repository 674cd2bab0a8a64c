import type { BaselineSummary, PlanSummary, RoutePlan } from '@tournee/contract'

export type FigureKey = 'visits' | 'km' | 'drive' | 'unassigned' | 'overtime'

/** One figure of a plan beside the same figure of first-come-first-served booking; fewer is better except for visits. */
export interface Comparison {
  readonly key: FigureKey
  readonly value: number
  readonly base: number | null
  /** (value - base) / base; null when there is no base, or it is zero */
  readonly ratio: number | null
  readonly verdict: 'better' | 'worse' | 'same'
}

const MORE_IS_BETTER: ReadonlySet<FigureKey> = new Set(['visits'])

function compare(key: FigureKey, value: number, base: number | null, tolerance: number): Comparison {
  const gap = base === null ? 0 : value - base
  const same = Math.abs(gap) <= tolerance
  const good = MORE_IS_BETTER.has(key) ? gap > 0 : gap < 0
  return { key, value, base, ratio: base ? gap / base : null, verdict: same ? 'same' : good ? 'better' : 'worse' }
}

/** The figures of a plan: visits served, km, hours of driving, unassigned, minutes of overtime. */
export function compareFigures(summary: PlanSummary, baseline: BaselineSummary | null): Comparison[] {
  return [
    compare('visits', summary.served, baseline?.served ?? null, 0),
    compare('km', summary.km, baseline?.km ?? null, 0.05),
    compare('drive', summary.driveHours, baseline?.driveHours ?? null, 1 / 120),
    compare('unassigned', summary.unassigned, baseline ? summary.visits - baseline.served : null, 0),
    compare('overtime', summary.overtimeMinutes, baseline?.overtimeMinutes ?? null, 0.5),
  ]
}

/** How many days of a plan are proven to be in the cheapest order of their visits. */
export const countProven = ({ routes }: Pick<RoutePlan, 'routes'>): number => routes.filter(({ proof }) => proof === 'optimal').length
