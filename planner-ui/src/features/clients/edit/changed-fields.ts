/** The fields of `after` that a person changed since `before`: what somebody else changed meanwhile is not overwritten. */
export function changedFields<T extends object>(before: T, after: T): Partial<T> {
  const differs = ([field, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify((before as Record<string, unknown>)[field])
  return Object.fromEntries(Object.entries(after).filter(differs)) as Partial<T>
}

/** The fields of `before` that `patch` changes: what takes it back. */
export const formerFields = <T extends object>(before: T, patch: Partial<T>): Partial<T> =>
  Object.fromEntries(Object.keys(patch).map((field) => [field, (before as Record<string, unknown>)[field]])) as Partial<T>
