/** When a search ends: the first of the limits given; none given = at once. */
export interface StopRule {
  readonly iterations?: number
  readonly milliseconds?: number
  /** iterations in a row without a better plan */
  readonly noImprovement?: number
}

/** What ended a search. */
export type StoppedBy = 'iterations' | 'time' | 'no-improvement' | 'signal'

/** Where a search stands. */
export interface Standing {
  readonly iterations: number
  readonly elapsedMs: number
  readonly sinceImprovement: number
}

/** The limit that has been reached, or null. */
export function reached(rule: StopRule, at: Standing): StoppedBy | null {
  if (rule.iterations !== undefined && at.iterations >= rule.iterations) return 'iterations'
  if (rule.milliseconds !== undefined && at.elapsedMs >= rule.milliseconds) return 'time'
  if (rule.noImprovement !== undefined && at.sinceImprovement >= rule.noImprovement) return 'no-improvement'
  const none = rule.iterations === undefined && rule.milliseconds === undefined && rule.noImprovement === undefined
  return none ? 'iterations' : null
}

/** A time limit beside an iteration limit is a safety net: up to this share of it, it has no say in the cooling. */
const NET = 0.2

/**
 * How much of the search is done, 0 to 1; drives the cooling. Where both limits are given, iterations decide, so that the plan does not depend on
 * the machine, unless the machine is too slow to get through them in time: then time does.
 */
export function shareDone(rule: StopRule, at: Standing): number {
  const byIterations = rule.iterations ? at.iterations / rule.iterations : 0
  const byTime = rule.milliseconds ? at.elapsedMs / rule.milliseconds : 0
  if (rule.iterations !== undefined) return byTime <= NET ? byIterations : Math.max(byIterations, byTime)
  if (rule.milliseconds !== undefined) return byTime
  // with only a patience, cool once over its length and stay cold
  return rule.noImprovement ? at.iterations / rule.noImprovement : 1
}
