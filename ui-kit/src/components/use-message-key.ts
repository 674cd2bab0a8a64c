import { type RefObject, useCallback, useEffect, useRef } from 'react'

/** F8 moves the focus to the newest message's first button, from anywhere; what is answered moves it back to where it was. */
export function useMessageKey(stack: RefObject<HTMLElement | null>): () => void {
  const cameFrom = useRef<HTMLElement | null>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const button = event.key === 'F8' ? stack.current?.querySelector<HTMLElement>(':scope > :last-child button') : null
      if (!button || stack.current?.contains(document.activeElement)) return
      event.preventDefault()
      cameFrom.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
      button.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [stack])
  return useCallback(() => {
    if (!stack.current?.contains(document.activeElement)) return
    const back = cameFrom.current
    if (back?.isConnected && back !== document.body) back.focus()
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  }, [stack])
}
