import { type RefObject, useEffect, useRef } from 'react'
import { useEditor } from '../edit/editor-context.ts'
import type { Grip } from './gesture.ts'
import { leadEvents } from './lead-events.ts'
import { type DragOf, startDrag } from './start-drag.ts'

/** What can be dragged: anything that names its visit so. */
const GRABBABLE = '[data-grab][data-visit]'
/** Takes a visit by a pointer that is down; false = nothing can be dragged now. */
export type Grab = (visitId: string, event: PointerEvent) => boolean

/**
 * Dragging visits from board, list, basket and map with a price on every shift. Prices are computed once when a drag starts; while the
 * pointer moves only the ghost does. A day opens under a pointer that stays on it. Escape or a second finger lets go.
 */
export function useDrag(of: DragOf & { readonly root: RefObject<HTMLElement | null> }): { readonly grab: Grab } {
  const editor = useEditor()
  const latest = useRef(of)
  latest.current = of
  const grabRef = useRef<Grab>(() => false)
  const again = useRef(() => {})

  useEffect(() => {
    const root = of.root.current
    if (!root) return
    let letGo: (() => void) | null = null
    const hold: Grab = (visitId, event) => {
      if (!latest.current.enabled || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return false
      letGo?.()
      const { clientX: x, clientY: y, pointerId } = event
      const grip: Grip = { visitId, pointerId, x, y, touch: event.pointerType !== 'mouse' }
      const drag = startDrag(grip, editor, latest, () => {
        letGo = null
      })
      again.current = drag.again
      letGo = leadEvents(drag.gesture, event.target, root, pointerId)
      return true
    }
    grabRef.current = hold
    const onDown = (event: PointerEvent) => {
      const visitId = event.target instanceof Element ? event.target.closest<HTMLElement>(GRABBABLE)?.dataset['visit'] : undefined
      if (visitId) hold(visitId, event)
    }
    // without this listener from the start, browsers scroll under a finger whatever is said later
    const onTouch = (event: TouchEvent) => {
      if (document.documentElement.dataset['dragging'] && event.cancelable) event.preventDefault()
    }
    root.addEventListener('pointerdown', onDown)
    root.addEventListener('touchmove', onTouch, { passive: false })
    return () => {
      root.removeEventListener('pointerdown', onDown)
      root.removeEventListener('touchmove', onTouch)
      letGo?.()
    }
  }, [editor, of.root])
  // another day came under a pointer that did not move
  const { day } = of
  useEffect(() => {
    if (day !== undefined) again.current()
  }, [day])

  return { grab: (visitId, event) => grabRef.current(visitId, event) }
}
