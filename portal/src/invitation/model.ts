import type { InvitationView, InvitedSlot } from '@tournee/contract'

/** Where the client is on the page: what the link says, or choosing another hour for an appointment that stands. */
export type Step = 'choose' | 'booked' | 'move' | 'cancel' | 'over'

/** The secret of an address's fragment; null when there is none, as when a message cut the link. */
export const secretOf = (hash: string): string | null => (/^#[\w-]{20,100}$/.test(hash) ? hash.slice(1) : null)

/** The step that a view begins with. */
export function stepOf({ state, slots }: Pick<InvitationView, 'state' | 'slots'>): Step {
  if (state === 'booked') return 'booked'
  return slots.length > 0 && (state === 'open' || state === 'full') ? 'choose' : 'over'
}

/** The slot chosen at first: the best, else the first. */
export const preselected = (slots: readonly InvitedSlot[]): string | null => (slots.find(({ best }) => best) ?? slots[0])?.token ?? null

/** Slots by day, in the order of time; the best one stays marked wherever it stands. */
export function byDay(slots: readonly InvitedSlot[]): readonly (readonly [date: string, slots: readonly InvitedSlot[]])[] {
  const sorted = [...slots].sort((a, b) => Date.parse(a.earliest) - Date.parse(b.earliest))
  const days = new Map<string, InvitedSlot[]>()
  for (const slot of sorted) days.set(slot.date, [...(days.get(slot.date) ?? []), slot])
  return [...days]
}

/** What went wrong, as far as the client can do something about it. */
export function troubleOf(problem: {
  readonly code: string
  readonly status: number
}): 'unknown' | 'taken' | 'late' | 'changed' | 'many' | 'other' {
  if (problem.code === 'INVITATION_UNKNOWN' || problem.status === 400) return 'unknown'
  if (problem.code === 'SLOT_TAKEN' || problem.code === 'HOLD_OVER') return 'taken'
  if (problem.code === 'NOTICE_TOO_SHORT' || problem.code === 'INVITATION_OVER') return 'late'
  if (problem.status === 429) return 'many'
  return problem.status === 409 || problem.status === 412 ? 'changed' : 'other'
}
