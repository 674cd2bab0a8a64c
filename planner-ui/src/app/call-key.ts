/** Places where a letter is text. */
const TEXT = 'input, textarea, select, [contenteditable="true"], [role="dialog"]'

/** Whether a key opens the call screen: `a` when nobody types, F2 from anywhere. */
export function opensCall(event: {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly repeat: boolean
  readonly target: { closest?: (selector: string) => unknown } | null
}): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return false
  if (event.key === 'F2') return true
  return event.key.toLowerCase() === 'a' && !event.target?.closest?.(TEXT)
}
