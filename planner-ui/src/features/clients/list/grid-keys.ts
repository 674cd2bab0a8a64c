/** What a key does in the list of clients. */
export type GridStep =
  | { readonly kind: 'move'; readonly to: number; readonly extend: boolean }
  | { readonly kind: 'open' | 'toggle' | 'all' | 'none' }

/** Reads a key pressed with row `active` of `count` in hand and `page` rows in sight; null for keys that are not the list's. */
export function gridStep(
  event: { readonly key: string; readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean },
  { active, count, page }: { readonly active: number; readonly count: number; readonly page: number },
): GridStep | null {
  const { key, shiftKey: extend } = event
  if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === 'a') return { kind: 'all' }
  if (event.ctrlKey || event.metaKey) return null
  if (key === 'Escape') return { kind: 'none' }
  if (key === 'Enter') return { kind: 'open' }
  if (key === ' ') return { kind: 'toggle' }
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: count - 1,
  }
  const to = steps[key]
  return to === undefined || count === 0 ? null : { kind: 'move', to: Math.min(count - 1, Math.max(0, to)), extend }
}
