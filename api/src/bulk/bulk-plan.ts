import type { BulkOutcome, BulkSkip } from '@tournee/contract'
import type { By, Connection } from '@tournee/data'

/** Who was archived, or taken back. */
export interface ArchiveUndo {
  readonly kind: 'archive' | 'unarchive'
  readonly clientIds: readonly string[]
}

interface Terms {
  readonly toleranceDays: number
  readonly durationMinutes: number
}

/** Which contracts got other terms. */
export interface TermsUndo {
  readonly kind: 'contract-terms'
  readonly contracts: readonly { readonly id: string; readonly before: Terms; readonly after: Terms }[]
}

/** Which tags each client got and lost. */
export interface TagsUndo {
  readonly kind: 'tags'
  readonly clients: readonly { readonly id: string; readonly added: readonly string[]; readonly removed: readonly string[] }[]
}

/** Whose notes got which line. */
export interface NotesUndo {
  readonly kind: 'notes'
  readonly line: string
  readonly clientIds: readonly string[]
}

/** What it takes to take a bulk action back. */
export type BulkUndo = ArchiveUndo | TermsUndo | TagsUndo | NotesUndo

/** A bulk action, weighed and not yet done. */
export interface BulkPlan {
  /** what it would do, as told before it is done */
  readonly outcome: BulkOutcome
  /** does it, on the transaction it was planned on; answers what it takes to take it back, null when it cannot be */
  readonly apply: (connection: Connection, by: By) => Promise<BulkUndo | null>
}

const NO_VISITS = { created: 0, changed: 0, removed: 0 }

/** An outcome from what happens to each client: null = it is affected, else why not. */
export function outcomeOf(reasons: readonly (BulkSkip | null)[], visits: BulkOutcome['visits'] = NO_VISITS): BulkOutcome {
  const counts = new Map<BulkSkip, number>()
  for (const reason of reasons) if (reason) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return {
    clients: reasons.length,
    affected: reasons.filter((reason) => reason === null).length,
    skipped: [...counts].map(([reason, count]) => ({ reason, count })),
    visits,
    undoId: null,
  }
}
