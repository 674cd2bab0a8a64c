import { useEffect } from 'react'
import { useEditor } from './editor-context.ts'
import { LOCK_LEVELS } from './lock-control.tsx'
import { focusPlaces } from './place-list.tsx'
import { findPlace, locksOf, shiftKey } from './plan-state.ts'

const TEXT = 'input:not([type="checkbox"]):not([type="radio"]), textarea, select'
const AWAY = '[role="dialog"], [role="menu"]'

/** The keys of editing; which visits they act on is the selection's matter. */
export function useEditKeys(of: {
  readonly visitId: string | null
  readonly picked: readonly string[]
  readonly enabled: boolean
  readonly canWrite: boolean
  readonly onHelp: () => void
  readonly onUrgent: () => void
}): void {
  const { session, actions } = useEditor()
  const { visitId, picked, enabled, canWrite, onHelp, onUrgent } = of
  useEffect(() => {
    if (!enabled) return
    const history = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      const way = key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : key === 'z' ? 'undo' : null
      if (!way || !canWrite) return
      event.preventDefault()
      void session[way]()
    }
    const chosen = picked.length > 0 ? picked : visitId ? [visitId] : []
    const nextLock = () => {
      const locks = locksOf(session.get().history.present.edits)
      const now = LOCK_LEVELS.indexOf(locks.get(chosen[0]!) ?? null)
      actions.lock(chosen, LOCK_LEVELS[(now + 1) % LOCK_LEVELS.length]!)
    }
    const dayMenu = (id: string) => {
      const place = findPlace(session.get().history.present, id)
      if (place) document.querySelector<HTMLElement>(`[data-testid="day-menu"][data-shift="${CSS.escape(shiftKey(place))}"]`)?.click()
      return place !== null
    }
    const act = (event: KeyboardEvent): boolean => {
      if (event.altKey) {
        const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null
        if (step && visitId) actions.step(visitId, step)
        return step !== null && visitId !== null
      }
      if (event.key === '?') {
        onHelp()
        return true
      }
      if (event.key === 'u' && canWrite) {
        onUrgent()
        return true
      }
      if (chosen.length === 0) return false
      switch (event.key) {
        case 'Delete':
        case 'Backspace':
          actions.basket(chosen)
          return true
        case 'l':
          nextLock()
          return true
        case 'd':
          return visitId !== null && focusPlaces()
        case 'm':
          return visitId !== null && dayMenu(visitId)
        default:
          return false
      }
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      if (event.target instanceof Element && (event.target.closest(TEXT) || event.target.closest(AWAY))) return
      if (event.ctrlKey || event.metaKey) return history(event)
      if (act(event)) event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [session, actions, visitId, picked, enabled, canWrite, onHelp, onUrgent])
}
