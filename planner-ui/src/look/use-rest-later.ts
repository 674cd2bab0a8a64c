import { useDeferredValue } from 'react'

/**
 * A long list, at first only what is in sight of it: the rest is drawn when the screen has answered, piece by piece. `inSight` is how many
 * items the first frame draws.
 */
export function useRestLater<T>(items: readonly T[], inSight: number): readonly T[] {
  const isWhole = useDeferredValue(true, false)
  return isWhole || items.length <= inSight ? items : items.slice(0, inSight)
}
