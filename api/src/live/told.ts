import type { LiveState, Stamp, StampKind } from '@tournee/contract'

/** What was told of one visit on a day: the first stamp of each kind that counts. */
export interface Told {
  readonly state: LiveState
  readonly onTheWay: Stamp | null
  readonly arrived: Stamp | null
  /** done, or not done */
  readonly ended: Stamp | null
}

const RANK: Readonly<Record<StampKind, number>> = { undo: 0, 'on-the-way': 1, arrived: 2, done: 3, 'not-done': 3 }

/** How far along a visit a kind of stamp is; `done` and `not-done` both end it. */
export const rankOf = (kind: StampKind): number => RANK[kind]

/** What was told, by visit. `stamps`: what counts of a day, oldest first. */
export function toldOf(stamps: readonly Stamp[]): ReadonlyMap<string, Told> {
  return new Map([...Map.groupBy(stamps, ({ visitId }) => visitId)].map(([visitId, of]) => [visitId, tell(of)]))
}

function tell(stamps: readonly Stamp[]): Told {
  const first = (rank: number) => stamps.find(({ kind }) => rankOf(kind) === rank) ?? null
  const [onTheWay, arrived, ended] = [first(1), first(2), first(3)]
  const state = ended ? (ended.kind === 'done' ? 'done' : 'not-done') : arrived ? 'on-site' : onTheWay ? 'on-the-way' : 'to-come'
  return { state, onTheWay, arrived, ended }
}
