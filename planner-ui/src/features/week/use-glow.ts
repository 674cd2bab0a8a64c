import { useEffect, useRef, useState } from 'react'
import { changedVisits } from './changed-visits.ts'
import type { WeekView } from './model.ts'

const GLOW_MS = 4000
const NOTHING: ReadonlySet<string> = new Set()

/** Visits that the last run moved, for a moment: what a machine changed glows once. `expect` is called when a run ends. */
export function useGlow(
  view: WeekView | null,
  planId: string | null,
): { readonly glowing: ReadonlySet<string>; readonly expect: () => void } {
  const [glowing, setGlowing] = useState(NOTHING)
  const shown = useRef<{ view: WeekView; planId: string | null } | null>(null)
  const expected = useRef(false)
  useEffect(() => {
    if (!view) return
    const before = shown.current
    if (before?.planId !== planId && before?.planId && expected.current) {
      expected.current = false
      setGlowing(changedVisits(before.view, view))
    }
    shown.current = { view, planId }
  }, [view, planId])
  useEffect(() => {
    if (glowing.size === 0) return
    const timer = setTimeout(() => setGlowing(NOTHING), GLOW_MS)
    return () => clearTimeout(timer)
  }, [glowing])
  const [expect] = useState(() => () => {
    expected.current = true
  })
  return { glowing, expect }
}
