import type { LiveDay, LiveLane, LiveStop } from '@tournee/contract'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

/** The hours that the lanes show, epoch milliseconds, whole hours around everything planned, told and expected. */
export interface Axis {
  readonly from: number
  readonly to: number
  /** one a whole hour */
  readonly ticks: readonly number[]
}

/** The axis that holds every lane; null without lanes. */
export function axisOf(lanes: readonly LiveLane[]): Axis | null {
  const instants = lanes.flatMap((lane) => [
    lane.departure,
    lane.plannedEnd,
    ...(lane.expectedEnd ? [lane.expectedEnd] : []),
    ...lane.stops.flatMap(({ onTheWayAt, arrivedAt, endedAt }) => [onTheWayAt, arrivedAt, endedAt].filter((at) => at !== null)),
  ])
  if (instants.length === 0) return null
  const times = instants.map((at) => Date.parse(at))
  const from = Math.floor(Math.min(...times) / HOUR_MS) * HOUR_MS
  const to = Math.ceil(Math.max(...times) / HOUR_MS) * HOUR_MS
  return { from, to, ticks: Array.from({ length: (to - from) / HOUR_MS + 1 }, (_, i) => from + i * HOUR_MS) }
}

/** Where a span lies on the axis, percent; never shorter than what can be seen. */
export function spanOn(axis: Axis, start: string, end: string): { readonly left: string; readonly width: string } {
  const share = (at: number) => ((at - axis.from) / (axis.to - axis.from)) * 100
  const [left, right] = [share(Date.parse(start)), share(Date.parse(end))]
  return { left: `${left}%`, width: `${Math.max(right - left, 0.6)}%` }
}

/** What really occupies a stop: from arrival to end; still open ones up to what is expected. Null before anybody is there. */
export function actualOf({ arrivedAt, endedAt, expected }: LiveStop): { readonly start: string; readonly end: string } | null {
  const start = arrivedAt ?? endedAt
  const end = endedAt ?? expected?.end
  return start && end ? { start, end } : null
}

/** What a lane's technician does now, by his last stamp. */
export type Doing =
  | { readonly kind: 'not-left' }
  | { readonly kind: 'on-the-way' | 'on-site' | 'free' | 'day-done'; readonly stop: LiveStop; readonly since: string }

/** Reads what a technician does off his stops. */
export function doingOf(lane: LiveLane): Doing {
  const stop = lane.stops.find(({ visit }) => visit.id === lane.lastSeen?.visitId)
  if (!lane.lastSeen || !stop) return { kind: 'not-left' }
  const isOver = lane.stops.every(({ state }) => state === 'done' || state === 'not-done')
  const since = lane.lastSeen.at
  if (isOver) return { kind: 'day-done', stop, since }
  if (lane.lastSeen.kind === 'on-the-way') return { kind: 'on-the-way', stop, since }
  return { kind: lane.lastSeen.kind === 'arrived' ? 'on-site' : 'free', stop, since }
}

/** Seconds that a lane is behind its plan (negative: ahead), by its expected return; null when nothing is expected. */
export const behindSeconds = (lane: LiveLane): number | null =>
  lane.expectedEnd === null ? null : (Date.parse(lane.expectedEnd) - Date.parse(lane.plannedEnd)) / 1_000

/** The breaks of a lane that fall into the day's work: who is home before lunch takes it there. */
export const pausesOf = ({ breaks, plannedEnd }: Pick<LiveLane, 'breaks' | 'plannedEnd'>): LiveLane['breaks'] =>
  breaks.filter(({ start }) => Date.parse(start) < Date.parse(plannedEnd))

/** The three figures of a day. */
export function figuresOf(day: LiveDay): {
  readonly done: number
  readonly all: number
  readonly danger: number
  readonly latest: string | null
} {
  const stops = day.lanes.flatMap((lane) => lane.stops)
  const ends = day.lanes.map((lane) => lane.expectedEnd ?? lane.plannedEnd).sort((a, b) => Date.parse(a) - Date.parse(b))
  return {
    done: stops.filter(({ state }) => state === 'done').length,
    all: stops.length,
    danger: day.arrivals.filter(({ danger }) => danger === 'late').length,
    latest: ends.at(-1) ?? null,
  }
}

/** A stop and the lane it is on, by visit. */
export function findStop(day: LiveDay, visitId: string | null): { readonly lane: LiveLane; readonly stop: LiveStop } | null {
  for (const lane of day.lanes) for (const stop of lane.stops) if (stop.visit.id === visitId) return { lane, stop }
  return null
}

/** The hour that clients are told, to the next five minutes. */
export const announced = (instant: string): string =>
  new Date(Math.ceil(Date.parse(instant) / (5 * MINUTE_MS)) * 5 * MINUTE_MS).toISOString()
