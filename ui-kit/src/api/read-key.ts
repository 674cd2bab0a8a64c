import type { Endpoint } from '@tournee/contract'

/** Key under which an answer is kept: the endpoint's name first, so that all its answers can be marked stale at once. */
export function readKey(e: Endpoint, input?: { readonly params?: unknown; readonly query?: unknown }): readonly unknown[] {
  const key: unknown[] = [`${e.method} ${e.path}`]
  if (input?.params !== undefined || input?.query !== undefined) key.push(input.params ?? null, input.query ?? null)
  return key
}
