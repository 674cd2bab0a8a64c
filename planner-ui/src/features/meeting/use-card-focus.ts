import { type RefObject, useEffect, useRef } from 'react'

/** What the focus is never taken from: something being typed or chosen. */
const HELD = 'input:not([type=radio]), textarea, select, [role=dialog], [role=menu]'

/**
 * Gives the focus to the card when another decision takes its place: the button pressed is gone or means something else by now, and Enter
 * is to go on, not to press it again. Whoever reads elsewhere on the page, or types, is left alone.
 */
export function useCardFocus(shown: string): RefObject<HTMLElement | null> {
  const card = useRef<HTMLElement>(null)
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    const at = document.activeElement
    const isOurs = at === null || at === document.body || card.current?.parentElement?.contains(at)
    if (isOurs && !at?.closest(HELD)) card.current?.focus({ preventScroll: true })
  }, [shown])
  return card
}
