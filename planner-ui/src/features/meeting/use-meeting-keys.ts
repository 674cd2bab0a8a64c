import { useEffect, useRef } from 'react'
import { meaningOf } from './model.ts'
import type { MeetingState } from './use-meeting.ts'

/** Whether a key belongs to what has the focus: a field, a button, a menu. */
const isTaken = (target: EventTarget | null, key: string): boolean =>
  target instanceof HTMLElement &&
  (target.closest('input:not([type=radio]), textarea, select, [role=dialog], [role=menu]') !== null ||
    (key === 'Enter' && target.closest('button, a') !== null))

/** a accepts, r leaves, arrows turn the options, Enter goes on, u undoes. */
export function useMeetingKeys(meeting: MeetingState, enabled: boolean): void {
  const latest = useRef(meeting)
  latest.current = meeting
  useEffect(() => {
    if (!enabled) return
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target, event.key)) return
      const meaning = meaningOf(event.key)
      if (!meaning) return
      event.preventDefault()
      // here a accepts; elsewhere it opens call mode
      event.stopImmediatePropagation()
      const { choose, undo, next, turn } = latest.current
      if (meaning === 'accept' || meaning === 'refuse') choose(meaning)
      else if (meaning === 'undo') undo()
      else if (meaning === 'next') next()
      else turn(meaning === 'forward' ? 1 : -1)
    }
    window.addEventListener('keydown', press, true)
    return () => window.removeEventListener('keydown', press, true)
  }, [enabled])
}
