import type { LockLevel } from '@tournee/contract'

/** What a planner did, for the history and the audit log; words are made of it in `edit-words.ts`. */
export type EditLabel =
  | { readonly kind: 'move'; readonly visitId: string; readonly technicianId: string; readonly date: string }
  | { readonly kind: 'order'; readonly visitId: string }
  | { readonly kind: 'swap'; readonly visitId: string; readonly otherId: string }
  | { readonly kind: 'basket'; readonly visitIds: readonly string[] }
  | { readonly kind: 'day'; readonly fromId: string; readonly technicianId: string; readonly date: string; readonly visits: number }
  | { readonly kind: 'hours' | 'pause'; readonly technicianId: string; readonly date: string }
  | { readonly kind: 'lock'; readonly visits: number; readonly level: LockLevel | null }
  | { readonly kind: 'optimise' }
  | { readonly kind: 'absence'; readonly technicianId: string; readonly date: string }
  | { readonly kind: 'restore'; readonly name: string }
