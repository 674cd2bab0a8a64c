import type { ClientFile } from '@tournee/contract'

/** Which part of the file is being edited: `new` adds one. */
export type Editing = { readonly part: 'identity' } | { readonly part: 'site' | 'contract' | 'equipment'; readonly id: string } | null

/** What every panel of a client's file is given. */
export interface Part {
  readonly client: ClientFile
  readonly editing: Editing
  /** null = may only read */
  readonly onEdit: ((editing: Editing) => void) | null
  readonly onDone: () => void
}

/** Whether this very place, contract or machine is in its form. */
export const isEditing = (editing: Editing, part: 'site' | 'contract' | 'equipment', id: string) =>
  editing !== null && editing.part === part && editing.id === id
