/** When a search ends: the first of the limits given; none given = at once. */
export interface StopRule {
  readonly iterations?: number
  /** of the thread's own processor time where the caller's clocks tell it (`Clocks.busy`), of the wall clock where they do not */
  readonly milliseconds?: number
  /** of the wall clock, where `milliseconds` count processor time; default `WALL_ROOM` times as many, so that nothing hangs on a machine that gives no time */
  readonly wallMilliseconds?: number
  /** iterations in a row without a better plan */
  readonly noImprovement?: number
}

/** What ended a search. */
export type StoppedBy = 'iterations' | 'time' | 'no-improvement' | 'signal'

/** Where a search stands. */
export interface Standing {
  readonly iterations: number
  /** what `StopRule.milliseconds` count */
  readonly elapsedMs: number
  /** of the wall clock; absent where `elapsedMs` is just that */
  readonly wallMs?: number
  readonly sinceImprovement: number
}

/** How many times the processor time allowed a search may last by the wall clock. */
export const WALL_ROOM = 30

const wallLimit = ({ wallMilliseconds, milliseconds = Infinity }: StopRule): number => wallMilliseconds ?? milliseconds * WALL_ROOM

/** The limit that has been reached, or null. */
export function reached(rule: StopRule, at: Standing): StoppedBy | null {
  if (rule.iterations !== undefined && at.iterations >= rule.iterations) return 'iterations'
  if (rule.milliseconds !== undefined && at.elapsedMs >= rule.milliseconds) return 'time'
  if (at.wallMs !== undefined && at.wallMs >= wallLimit(rule)) return 'time'
  if (rule.noImprovement !== undefined && at.sinceImprovement >= rule.noImprovement) return 'no-improvement'
  const none = rule.iterations === undefined && rule.milliseconds === undefined && rule.noImprovement === undefined
  return none ? 'iterations' : null
}

/** A time limit beside an iteration limit is a safety net: up to this share of it, it has no say in the cooling. */
const NET = 0.2

/** How much of the time allowed is gone, by whichever clock is nearer its limit. */
const shareOfTime = (rule: StopRule, { elapsedMs, wallMs = 0 }: Standing): number =>
  Math.max(rule.milliseconds ? elapsedMs / rule.milliseconds : 0, wallMs > 0 ? wallMs / wallLimit(rule) : 0)

/** Whether a search that has an iteration limit is behind it, so that the clock cools it, and its plan depends on the machine. */
export const isHurried = (rule: StopRule, at: Standing): boolean =>
  rule.iterations !== undefined && shareOfTime(rule, at) > Math.max(NET, at.iterations / rule.iterations)

/**
 * How much of the search is done, 0 to 1; drives the cooling. Where both limits are given, iterations decide, so that the plan does not depend on
 * the machine, unless the machine is too slow to get through them in time: then time does.
 */
export function shareDone(rule: StopRule, at: Standing): number {
  if (rule.iterations) return isHurried(rule, at) ? shareOfTime(rule, at) : at.iterations / rule.iterations
  if (rule.milliseconds !== undefined) return shareOfTime(rule, at)
  // with only a patience, cool once over its length and stay cold
  return rule.noImprovement ? at.iterations / rule.noImprovement : 1
}
