import type { PlanEdits } from '@tournee/contract'
import type { EditLabel } from './edit-label.ts'
import type { PlanState } from './plan-state.ts'

/** What an edit changed in the plan as a whole. */
export interface EditPrice {
  readonly metres: number
  readonly driveSeconds: number
  readonly overtimeSeconds: number
}

/** What an edit did beside the plan, to be taken back with it. */
export interface Effect {
  readonly kind: 'absence'
  readonly technicianId: string
  readonly date: string
  readonly reason: string
  /** null while it is taken back */
  readonly absenceId: string | null
}

/** One thing a planner did: it can be taken back and done again, for both states are in it. */
export interface Edit {
  /** unique in its history */
  readonly id: number
  readonly label: EditLabel
  readonly before: PlanState
  readonly after: PlanState
  /** null = not known here, the service timed it */
  readonly price: EditPrice | null
  readonly effect: Effect | null
}

/** What was done and what was taken back, oldest first and next first; `present` is the plan as it stands. */
export interface History {
  readonly past: readonly Edit[]
  readonly future: readonly Edit[]
  readonly present: PlanState
}

const NO_EDITS: PlanEdits = { locks: [], shifts: [], relaxations: [] }
export const EMPTY_STATE: PlanState = { routes: [], edits: NO_EDITS, hours: {} }
export const NO_HISTORY: History = { past: [], future: [], present: EMPTY_STATE }

export type HistoryEvent =
  /** another plan: nothing to take back */
  | { readonly type: 'start'; readonly present: PlanState }
  | { readonly type: 'do'; readonly edit: Edit }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  /** the last edit leads elsewhere: a proposal accepted for some technicians only */
  | { readonly type: 'amend'; readonly after: PlanState; readonly price: EditPrice | null }
  /** the service refused: back to a state as if the edits since had not been tried */
  | { readonly type: 'take-back'; readonly to: PlanState }
  /** the absence of an edit was taken back (null) or made again */
  | { readonly type: 'effect'; readonly edit: Edit; readonly absenceId: string | null }

/** The next history; events that have nothing to act on change nothing. */
export function reduceHistory(now: History, event: HistoryEvent): History {
  const { past, future } = now
  const [last, next] = [past.at(-1), future[0]]
  switch (event.type) {
    case 'start':
      return { past: [], future: [], present: event.present }
    case 'do':
      return event.edit.after === now.present ? now : { past: [...past, event.edit], future: [], present: event.edit.after }
    case 'undo':
      return last ? { past: past.slice(0, -1), future: [last, ...future], present: last.before } : now
    case 'redo':
      return next ? { past: [...past, next], future: future.slice(1), present: next.after } : now
    case 'amend':
      if (!last) return now
      return { past: [...past.slice(0, -1), { ...last, after: event.after, price: event.price }], future: [], present: event.after }
    case 'take-back': {
      const since = past.findIndex((edit) => edit.before === event.to)
      return { past: since < 0 ? past : past.slice(0, since), future: [], present: event.to }
    }
    case 'effect': {
      const replace = (edit: Edit) =>
        edit === event.edit && edit.effect ? { ...edit, effect: { ...edit.effect, absenceId: event.absenceId } } : edit
      return { ...now, past: past.map(replace), future: future.map(replace) }
    }
  }
}
