import type { LiveState, NotDoneReason, Stamp, StampKind } from '@tournee/contract'
import type { DayLine } from './day.ts'
import type { BoxItem } from './stamp-box.ts'

/** A stamp as this device knows it: from the service, or still in its own box. */
export interface KnownStamp {
  readonly id: string
  readonly visitId: string
  readonly kind: StampKind
  readonly reason: NotDoneReason | null
  /** by the service's clock, or by the device's while it is not sent */
  readonly at: string
}

/** What has been told of a visit. */
export interface VisitProgress {
  readonly state: LiveState
  readonly last: KnownStamp | null
}

export type VisitLine = Extract<DayLine, { kind: 'visit' }>

const RANK: Readonly<Record<StampKind, number>> = { undo: 0, 'on-the-way': 1, arrived: 2, done: 3, 'not-done': 3 }
const STATE: Readonly<Record<StampKind, LiveState>> = {
  undo: 'to-come',
  'on-the-way': 'on-the-way',
  arrived: 'on-site',
  done: 'done',
  'not-done': 'not-done',
}

/** The service's stamps and those of the box, less those taken back and those it refused. */
export function knownStamps(stamps: readonly Stamp[], box: readonly BoxItem[]): KnownStamp[] {
  const kept = box.filter(({ state }) => state !== 'refused').map(({ stamp }) => stamp)
  const undone = new Set(kept.flatMap(({ undoes }) => undoes ?? []))
  const served = new Set(stamps.map(({ id }) => id))
  const own = kept.filter(({ id, kind }) => kind !== 'undo' && !served.has(id))
  return [...stamps, ...own.map((stamp) => ({ ...stamp, reason: stamp.reason ?? null }))].filter(({ id }) => !undone.has(id))
}

/** How far a visit is: by the stamp that is furthest on. */
export function progressOf(visitId: string, stamps: readonly KnownStamp[]): VisitProgress {
  let last: KnownStamp | null = null
  for (const stamp of stamps) if (stamp.visitId === visitId && (!last || RANK[stamp.kind] > RANK[last.kind])) last = stamp
  return { state: last ? STATE[last.kind] : 'to-come', last }
}

const isOver = ({ state }: VisitProgress) => state === 'done' || state === 'not-done'

/** The one job of now: what has been begun, else the first that is not over; null when all are. */
export function currentJob(lines: readonly DayLine[], stamps: readonly KnownStamp[]): VisitLine | null {
  const open = lines.filter((line): line is VisitLine => line.kind === 'visit' && !isOver(progressOf(line.visit.id, stamps)))
  return open.find(({ visit }) => progressOf(visit.id, stamps).state !== 'to-come') ?? open[0] ?? null
}

/** What the large button tells next. */
export const nextKind = (state: LiveState): 'on-the-way' | 'arrived' | 'done' =>
  state === 'to-come' ? 'on-the-way' : state === 'on-the-way' ? 'arrived' : 'done'

/** The last thing told of these visits, for whoever touched the wrong button. */
export const lastTold = (stamps: readonly KnownStamp[]): KnownStamp | null =>
  stamps.reduce<KnownStamp | null>((last, stamp) => (!last || Date.parse(stamp.at) >= Date.parse(last.at) ? stamp : last), null)
