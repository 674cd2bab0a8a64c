import { type Dispatch, useEffect, useRef } from 'react'
import type { WeekView } from './model.ts'
import type { Selection, SelectionEvent } from './selection.ts'

/** Keeps the selected visit in sight: its day is shown when another one is, and the board scrolls to it. */
export function useFollowSelection(view: WeekView | null, selection: Selection, send: Dispatch<SelectionEvent>): void {
  const latest = useRef({ view, day: selection.day })
  latest.current = { view, day: selection.day }
  const { visitId } = selection
  useEffect(() => {
    if (!visitId) return
    const { day } = latest.current
    const date = latest.current.view?.placed.get(visitId)?.route.date
    // only when the selection changes: choosing another day by hand does not lead back to the visit's
    if (day !== null && date && date !== day) send({ type: 'day', day: date })
    const frame = requestAnimationFrame(() => {
      document
        .querySelector(`[data-testid="stop"][data-visit="${CSS.escape(visitId)}"]`)
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    })
    return () => cancelAnimationFrame(frame)
  }, [visitId, send])
}
