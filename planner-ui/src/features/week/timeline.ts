import type { PlannedBreak, PlannedRoute } from '@tournee/contract'

/** A stretch of a day on the board; times in epoch milliseconds. */
export type Segment =
  | { readonly kind: 'drive' | 'wait'; readonly from: number; readonly to: number }
  | { readonly kind: 'break'; readonly from: number; readonly to: number; readonly stop: PlannedBreak }
  | { readonly kind: 'visit'; readonly from: number; readonly to: number; readonly visitId: string; readonly order: number }

const ms = (instant: string) => Date.parse(instant)

/** What a technician does from departure to return, without holes: drive, wait, visit, break. */
export function segmentsOf(route: PlannedRoute): Segment[] {
  const segments: Segment[] = []
  let now = ms(route.departure)
  let order = 0
  const add = (kind: 'drive' | 'wait', to: number) => {
    if (to > now) segments.push({ kind, from: now, to })
    now = Math.max(now, to)
  }
  route.stops.forEach((stop, i) => {
    if (stop.kind === 'break') {
      // at home before the departure or after the return: no part of the day on the road
      if (ms(stop.end) <= now || ms(stop.start) >= ms(route.end)) return
      // the part of the coming leg that is driven before the break; what remains of the gap is waiting
      const driven = drivenSince(segments)
      const leg = nextLegMs(route, i) - driven
      add('drive', Math.min(now + Math.max(0, leg), ms(stop.start)))
      add('wait', ms(stop.start))
      segments.push({ kind: 'break', from: now, to: ms(stop.end), stop })
      now = Math.max(now, ms(stop.end))
      return
    }
    const leg = Math.max(0, stop.driveSeconds * 1000 - drivenSince(segments))
    add('drive', Math.min(now + leg, ms(stop.start)))
    add('wait', ms(stop.start))
    order += 1
    segments.push({ kind: 'visit', from: now, to: ms(stop.end), visitId: stop.visitId, order })
    now = ms(stop.end)
  })
  add('drive', ms(route.end))
  return segments
}

/** Milliseconds of the leg to the next visit, or home, from stop `i` on. */
function nextLegMs(route: PlannedRoute, i: number): number {
  const next = route.stops.slice(i + 1).find((stop) => stop.kind === 'visit')
  return (next ? next.driveSeconds : route.lastLeg.driveSeconds) * 1000
}

/** Milliseconds driven since the last visit. */
function drivenSince(segments: readonly Segment[]): number {
  const last = segments.findLastIndex((s) => s.kind === 'visit')
  return segments.slice(last + 1).reduce((sum, s) => sum + (s.kind === 'drive' ? s.to - s.from : 0), 0)
}

/** The hours that a board shows: whole hours around every route, epoch milliseconds. */
export interface Axis {
  readonly from: number
  readonly to: number
  readonly hours: readonly number[]
}

const HOUR_MS = 3_600_000

/** An axis that holds all spans, in whole hours; null without spans. */
export function axisOf(spans: readonly { readonly from: number; readonly to: number }[]): Axis | null {
  if (spans.length === 0) return null
  const from = Math.floor(Math.min(...spans.map((s) => s.from)) / HOUR_MS) * HOUR_MS
  const to = Math.ceil(Math.max(...spans.map((s) => s.to)) / HOUR_MS) * HOUR_MS
  return { from, to, hours: Array.from({ length: (to - from) / HOUR_MS + 1 }, (_, i) => from + i * HOUR_MS) }
}

/** Where an instant lies on the axis, in percent; held inside it. */
export const along = (axis: Axis, at: number): number => Math.min(100, Math.max(0, ((at - axis.from) / (axis.to - axis.from)) * 100))
