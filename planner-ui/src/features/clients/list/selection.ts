import type { ClientFilter, ClientTarget } from '@tournee/contract'

/** Clients chosen: one by one, or all that the filter finds but some. */
export type Selection =
  | { readonly mode: 'some'; readonly ids: ReadonlySet<string> }
  | { readonly mode: 'all'; readonly except: ReadonlySet<string> }

export const NOBODY: Selection = { mode: 'some', ids: new Set() }
export const ALL: Selection = { mode: 'all', except: new Set() }

export const isChosen = (selection: Selection, id: string): boolean =>
  selection.mode === 'some' ? selection.ids.has(id) : !selection.except.has(id)

/** How many are chosen of `total` that the filter finds. */
export const chosenCount = (selection: Selection, total: number): number =>
  selection.mode === 'some' ? selection.ids.size : Math.max(0, total - selection.except.size)

/** Chooses or leaves these clients. */
export function choose(selection: Selection, ids: readonly string[], chosen: boolean): Selection {
  const named = new Set(selection.mode === 'some' ? selection.ids : selection.except)
  for (const id of ids) {
    if (chosen === (selection.mode === 'some')) named.add(id)
    else named.delete(id)
  }
  return selection.mode === 'some' ? { mode: 'some', ids: named } : { mode: 'all', except: named }
}

/** The rows between two, both included, whichever comes first. */
export const rangeOf = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.abs(to - from) + 1 }, (_, i) => Math.min(from, to) + i)

/** The chosen clients as a bulk action names them; null when there are none. */
export function targetOf(selection: Selection, filter: ClientFilter, total: number): ClientTarget | null {
  if (chosenCount(selection, total) === 0) return null
  return selection.mode === 'some' ? { ids: [...selection.ids] } : { filter, except: [...selection.except] }
}
