import { type ZoneDay, zoneEndpoints } from '@tournee/contract'
import { useApi } from '@tournee/ui-kit'
import { createContext, useCallback, useRef, useState } from 'react'
import { moveChanges, type Spot, spotKey } from './model.ts'

/** A zone day under way, and what each place would cost. */
export interface Drag {
  readonly from: Spot
  /** null while they are asked for */
  readonly costs: ReadonlyMap<string, { readonly eur: number; readonly refusal: string | null }> | null
}

/** The drag under way, for what draws it. */
export const DragContext = createContext<Drag | null>(null)

/** Asks once, when a drag begins, what every place would cost: hovering is then instant. */
export function useMoveCosts(days: ReadonlyMap<string, ZoneDay>) {
  const { call } = useApi()
  const [drag, setDrag] = useState<Drag | null>(null)
  const count = useRef(0)
  const begin = useCallback(
    async (from: Spot, places: readonly Spot[]) => {
      const own = ++count.current
      setDrag({ from, costs: null })
      const moves = places.map((to) => ({ to, changes: moveChanges(days, from, to) })).filter(({ changes }) => changes.length > 0)
      if (moves.length === 0) return
      const body = {
        moves: moves.map(({ changes }) =>
          changes.map(({ technicianId, date, zoneIds }) => ({ technicianId, date, zoneIds: [...zoneIds] })),
        ),
      }
      const answer = await call(zoneEndpoints.previewZoneMoves, { body }).catch(() => null)
      // a drag that ended, or another one, needs no answer
      if (own !== count.current || !answer) return
      setDrag({ from, costs: new Map(moves.map(({ to }, index) => [spotKey(to), answer.items[index]!])) })
    },
    [call, days],
  )
  const end = useCallback(() => {
    count.current++
    setDrag(null)
  }, [])
  return { drag, begin, end }
}
