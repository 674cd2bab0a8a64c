import { type Dispatch, useEffect } from 'react'
import type { DraftEvent } from './model.ts'

const TEXT = 'input:not([type="checkbox"]):not([type="radio"]), textarea, [role="dialog"]'

/** Ctrl+Z takes back, Ctrl+Shift+Z and Ctrl+Y do again (Cmd on a Mac), except where they edit text. */
export function useUndoKeys(enabled: boolean, send: Dispatch<DraftEvent>): void {
  useEffect(() => {
    if (!enabled) return
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      if (event.target instanceof Element && event.target.closest(TEXT)) return
      const key = event.key.toLowerCase()
      const type = key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : key === 'z' ? 'undo' : null
      if (!type) return
      event.preventDefault()
      send({ type })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [enabled, send])
}
