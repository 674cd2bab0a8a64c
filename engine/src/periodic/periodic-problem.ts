import type { Problem, Visit } from '../model/problem.ts'

/** The days on which a periodic visit is made, as labels of `Shift.day`. */
export type Pattern = readonly string[]

/**
 * A problem some of whose visits are made on several days: `patterns` lists, by visit id, the sets of days allowed, one of which is
 * chosen. Every day of the pattern is a visit of its own; all of them are made, or none. A visit that is not listed is made once, as usual.
 */
export interface PeriodicProblem {
  readonly problem: Problem
  readonly patterns: Readonly<Record<string, readonly Pattern[]>>
}

/** How often, and how far apart in days counted along the horizon, both ends included. */
export interface Rhythm {
  readonly times: number
  readonly minGap: number
  readonly maxGap: number
}

/** Every pattern of `times` days of a horizon whose consecutive visits are `minGap` to `maxGap` days apart. Grows fast with the horizon. */
export function patternsOf(days: readonly string[], { times, minGap, maxGap }: Rhythm): readonly Pattern[] {
  const extend = (chosen: readonly number[]): readonly (readonly number[])[] => {
    if (chosen.length === times) return [chosen]
    const last = chosen.at(-1)
    const [from, until] = last === undefined ? [0, days.length - 1] : [last + minGap, Math.min(days.length - 1, last + maxGap)]
    return Array.from({ length: Math.max(0, until - from + 1) }, (_, i) => [...chosen, from + i]).flatMap(extend)
  }
  return extend([]).map((chosen) => chosen.map((day) => days[day]!))
}

/** The id of a periodic visit on one of its days. */
export const visitOn = (id: string, day: string): string => `${id}@${day}`

/** A periodic problem with one visit for every day on which any pattern would have it. */
export interface Expanded {
  readonly problem: Problem
  /** per visit of the periodic problem: its patterns as indexes into the expanded visits */
  readonly patterns: readonly (readonly (readonly number[])[])[]
}

/** Throws when a periodic visit belongs to a shipment or has another lock, or a pattern is empty or names a day twice. */
export function expand({ problem, patterns }: PeriodicProblem): Expanded {
  const shipped = new Set((problem.shipments ?? []).flatMap(({ pickup, delivery }) => [pickup, delivery]))
  const visits: Visit[] = []
  const lists = problem.visits.map((visit) => {
    const own = patterns[visit.id]
    if (!own) return [[visits.push(visit) - 1]]
    const broken = own.find((days) => days.length === 0 || new Set(days).size < days.length)
    if (own.length === 0 || broken) throw new Error(`visit ${visit.id} has no pattern, or an empty one, or one with a day twice`)
    if (visit.lock || shipped.has(visit.id))
      throw new Error(`visit ${visit.id} is periodic: it can be neither locked nor part of a shipment`)
    const days = [...new Set(own.flat())]
    const indexOf = new Map(days.map((day) => [day, visits.push({ ...visit, id: visitOn(visit.id, day), lock: { kind: 'day', day } }) - 1]))
    return own.map((pattern) => pattern.map((day) => indexOf.get(day)!))
  })
  return { problem: { ...problem, visits }, patterns: lists }
}
