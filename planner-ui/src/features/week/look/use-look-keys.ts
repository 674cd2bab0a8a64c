import { useEffect } from 'react'
import { COLOUR_BY } from './colouring.ts'
import type { Look } from './use-look.ts'

/** Places where letters already mean something else. */
const BUSY = 'input, textarea, select, [role="radio"], [role="menuitem"], [role="menu"], [role="dialog"]'

/** f filters, t turns board and list (table), k the colours, z frames the selection. */
export function useLookKeys({
  look,
  onTurn,
  enabled,
  openFilter,
}: {
  readonly look: Look
  /** turns board and list */
  readonly onTurn: () => void
  readonly enabled: boolean
  readonly openFilter: () => void
}): void {
  useEffect(() => {
    if (!enabled) return
    const doOf: Readonly<Record<string, () => void>> = {
      f: openFilter,
      t: onTurn,
      k: () => look.setColourBy((now) => COLOUR_BY[(COLOUR_BY.indexOf(now) + 1) % COLOUR_BY.length]!),
      z: look.frame,
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      if (event.target instanceof Element && event.target.closest(BUSY)) return
      const act = doOf[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [look, onTurn, enabled, openFilter])
}
