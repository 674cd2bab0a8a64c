import type { PlanChange } from '@tournee/contract'

export type ChangeKind = PlanChange['change']

/** How many visits a publication adds, moves, removes and leaves alone. */
export function countChanges(changes: readonly PlanChange[]): Readonly<Record<ChangeKind, number>> {
  const counts = { added: 0, moved: 0, removed: 0, same: 0 }
  for (const { change } of changes) counts[change] += 1
  return counts
}
