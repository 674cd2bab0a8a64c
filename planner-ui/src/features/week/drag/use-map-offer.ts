import { useMemo } from 'react'
import type { OfferedRoutes } from '../../../map/offered-routes.ts'
import { useEditor } from '../edit/editor-context.ts'
import { useStore } from '../edit/store.ts'

/** The routes that would take the visit that looks for a place, and the one pointed at, as the map lights them; null while none looks. */
export function useMapOffer(): OfferedRoutes | null {
  const { offer } = useEditor()
  const prices = useStore(offer, (now) => now?.prices ?? null)
  const aimed = useStore(offer, (now) => (now?.over?.kind === 'shift' ? now.over.key : null))
  const fits = useMemo(() => (prices ? [...prices.values()].flatMap((price) => (price.fits ? [price.key] : [])) : null), [prices])
  return useMemo(() => (fits ? { fits, aimed } : null), [fits, aimed])
}
