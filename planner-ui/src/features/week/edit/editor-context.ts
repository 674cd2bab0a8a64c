import type { LockLevel, ShiftEdit } from '@tournee/contract'
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { EditActions } from './edit-actions.ts'
import type { EditSession, SessionView } from './edit-session.ts'
import { dayOffer, type Offer, type Over } from './offer.ts'
import { locksOf, shiftKey } from './plan-state.ts'
import type { LanePrice } from './price-lanes.ts'
import { type Store, useStore } from './store.ts'

/** Editing, as the parts of the week's screen reach it; one object for the life of the screen. */
export interface Editor {
  readonly session: EditSession
  readonly offer: Store<Offer | null>
  readonly actions: EditActions
  /** the visit under the pointer, on board, list, basket or map */
  readonly hover: Store<string | null>
}

const EditorContext = createContext<Editor | null>(null)
export const EditorProvider = EditorContext.Provider

/** The editor of the week's screen. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('useEditor needs the week screen above it')
  return editor
}

/** The plan being edited, drawn again after every edit. */
export function useSession(session: EditSession): SessionView {
  return useSyncExternalStore(session.subscribe, session.get)
}

const NO_LOCKS: ReadonlyMap<string, LockLevel> = new Map()
const known = new WeakMap<object, ReadonlyMap<string, LockLevel>>()

/** Locks of the plan shown, by visit: the same map as long as no lock changes. */
export function useLocks(): ReadonlyMap<string, LockLevel> {
  const { session } = useEditor()
  return useSyncExternalStore(session.subscribe, () => {
    const edits = session.get().shown?.edits
    if (!edits) return NO_LOCKS
    const made = known.get(edits.locks) ?? locksOf(edits)
    known.set(edits.locks, made)
    return made
  })
}

/** What was changed of a day's hours and pauses in the plan shown; null = nothing. */
export function useShiftEdit(key: string): ShiftEdit | null {
  const { session } = useEditor()
  return useSyncExternalStore(session.subscribe, () => session.get().shown?.edits.shifts.find((edit) => shiftKey(edit) === key) ?? null)
}

/** What a shift offers to the visit that looks for a place; null while none does. */
export function useLaneOffer(key: string): { readonly visitId: string; readonly lane: LanePrice | null } | null {
  const { offer } = useEditor()
  const lane = useStore(offer, (now) => now?.prices.get(key) ?? null)
  const visitId = useStore(offer, (now) => now?.visitId ?? null)
  return visitId === null ? null : { visitId, lane }
}

/** The place pointed at on a shift; null when another place is, or none. */
export function useOver(key: string): Extract<Over, { kind: 'shift' }> | null {
  const { offer } = useEditor()
  return useStore(offer, (now) => (now?.over?.kind === 'shift' && now.over.key === key ? now.over : null))
}

/** Whether the pointer is on a visit, here or on another part of the screen. */
export function useHovered(visitId: string): boolean {
  const { hover } = useEditor()
  return useStore(hover, (now) => now === visitId)
}

/** Whether a day has a shift that takes the visit that looks for a place, or the cheapest of all; null while none looks. */
export function useDayOffer(date: string): 'best' | 'fits' | 'refused' | null {
  const { offer } = useEditor()
  return useStore(offer, (now) => (now && now.prices.size > 0 ? dayOffer(now.prices, date) : null))
}
