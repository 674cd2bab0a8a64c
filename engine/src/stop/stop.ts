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

/** How much of the search is done, 0 to 1, by the limit that is nearest; drives the cooling. */
export function shareDone(rule: StopRule, at: Standing): number {
  const byIterations = rule.iterations ? at.iterations / rule.iterations : 0
  const byTime = rule.milliseconds ? at.elapsedMs / rule.milliseconds : 0
  if (rule.iterations !== undefined || rule.milliseconds !== undefined) return Math.max(byIterations, byTime)
  // with only a patience, cool once over its length and stay cold
  return rule.noImprovement ? at.iterations / rule.noImprovement : 1
}
