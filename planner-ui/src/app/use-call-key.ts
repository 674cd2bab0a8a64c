import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { opensCall } from './call-key.ts'

/** Opens the call screen by its key from every screen, for those who may book. */
export function useCallKey(enabled: boolean): void {
  const [, go] = useLocation()
  useEffect(() => {
    if (!enabled) return
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !opensCall({ ...keyOf(event), target: event.target instanceof Element ? event.target : null })) return
      event.preventDefault()
      go('/call')
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [enabled, go])
}

const keyOf = ({ key, ctrlKey, metaKey, altKey, repeat }: KeyboardEvent) => ({ key, ctrlKey, metaKey, altKey, repeat })
