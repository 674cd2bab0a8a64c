import type { PlannedRoute } from '@tournee/contract'
import { type Segment, segmentsOf } from './timeline.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Hours of a day, in milliseconds after the company's midnight. */
export interface DaySpan {
  readonly from: number
  readonly to: number
}

/** The company's midnight of a civil date, epoch milliseconds. */
export type MidnightOf = (date: string) => number

/** The whole hours that hold every route whatever its day, so that the days of a week compare; null without routes. */
export function spanOf(routes: readonly PlannedRoute[], midnightOf: MidnightOf): DaySpan | null {
  if (routes.length === 0) return null
  const starts = routes.map((route) => Date.parse(route.departure) - midnightOf(route.date))
  const ends = routes.map((route) => Date.parse(route.end) - midnightOf(route.date))
  return {
    from: Math.max(0, Math.floor(Math.min(...starts) / HOUR_MS) * HOUR_MS),
    to: Math.min(DAY_MS, Math.ceil(Math.max(...ends) / HOUR_MS) * HOUR_MS),
  }
}

/**
 * A day from its first to its last hour as one CSS background: work as blocks, the road as a thin line between them, lunch and
 * waiting left open, overtime in the colour of what is wrong, noon as a hairline. One element however many visits it has.
 */
export function stripOf(route: PlannedRoute, span: DaySpan, midnight: number): { readonly backgroundImage: string } {
  const percent = (at: number) => Math.min(100, Math.max(0, ((at - midnight - span.from) / (span.to - span.from)) * 100))
  const stretches = (segments: readonly { from: number; to: number }[], colour: string) =>
    gradient(
      segments.map(({ from, to }) => [percent(from), percent(to)] as const),
      colour,
    )
  const segments = segmentsOf(route)
  const of = (kind: Segment['kind']) => segments.filter((s) => s.kind === kind)
  const end = Date.parse(route.end)
  const noon = percent(midnight + DAY_MS / 2)
  const layers = [
    stretches(route.overtimeSeconds > 0 ? [{ from: end - route.overtimeSeconds * 1000, to: end }] : [], 'var(--bad)'),
    stretches(of('visit'), 'var(--tech)'),
    stretches(of('drive'), 'var(--tech)'),
    `linear-gradient(to right, transparent calc(${round(noon)}% - 0.5px), var(--line-strong) 0 calc(${round(noon)}% + 0.5px), transparent 0)`,
  ]
  return { backgroundImage: layers.join(', ') }
}

const round = (percent: number) => Math.round(percent * 100) / 100

/** Stretches in one colour, the rest see-through; between two that touch a seam of half a percent tells them apart. */
function gradient(stretches: readonly (readonly [number, number])[], colour: string): string {
  const stops = stretches.flatMap(([from, to]) => [
    `transparent ${round(from)}%`,
    `${colour} ${round(from)}% ${round(Math.max(from, to - SEAM))}%`,
    `transparent ${round(Math.max(from, to - SEAM))}%`,
  ])
  return `linear-gradient(to right, ${['transparent 0%', ...stops, 'transparent 100%'].join(', ')})`
}
const SEAM = 0.6
