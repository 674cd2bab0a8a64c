import { type Dispatch, type RefObject, useEffect } from 'react'
import type { WeekView } from './model.ts'
import { type Direction, neighbour, type Selection, type SelectionEvent } from './selection.ts'

const ARROWS: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' }
/** Places where keys already mean something else. */
const BUSY = 'input, textarea, select, [role="radio"], [role="menuitem"], [role="menu"], [role="dialog"]'
/** Among them, those that have no use for Escape. */
const CHOICE = 'input[type="radio"], input[type="checkbox"]'
const NOT_ESCAPE = `:is(${BUSY}):not(${CHOICE})`

/** Arrows walk from visit to visit, with Shift they pick on the way, `/` searches, Escape lets go. */
export function useKeys(of: {
  readonly view: WeekView | null
  readonly selection: Selection
  readonly send: Dispatch<SelectionEvent>
  readonly searchRef: RefObject<HTMLInputElement | null>
  readonly enabled: boolean
}): void {
  const { view, selection, send, searchRef, enabled } = of
  useEffect(() => {
    if (!enabled || !view) return
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof Element && event.target.closest(event.key === 'Escape' ? NOT_ESCAPE : BUSY)) return
      // the map moves itself with arrows while it has the focus
      const onMap = event.target instanceof Element && event.target.closest('canvas') !== null
      const direction = onMap ? undefined : ARROWS[event.key]
      if (direction) {
        const next = neighbour(view, selection, direction)
        if (next) send({ type: event.shiftKey ? 'extend' : 'select', visitId: next })
        event.preventDefault()
      } else if (event.key === '/') {
        searchRef.current?.focus()
        event.preventDefault()
      } else if (event.key === 'Escape') send({ type: 'clear' })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [view, selection, send, searchRef, enabled])
}
