import { useQuery } from '@tanstack/react-query'
import { endpoints, type Reason } from '@tournee/contract'
import { useApi } from '@tournee/ui-kit'
import type { BasketItem } from '../model.ts'
import { freeShift, shiftOf } from '../reason-words.ts'
import { useEditor, useSession } from './editor-context.ts'

/** Why a visit is on no route; `place` = the day that would take it after all; `asking` while that is sought. */
export interface Reasons {
  readonly reasons: readonly Reason[]
  readonly place: { readonly technicianId: string; readonly date: string } | null
  readonly asking: boolean
}

/**
 * The plan's reasons. A plan edited by hand has them for its most urgent visits only: for the others the service is asked when they are
 * `wanted`, once a version of the plan.
 */
export function useReasons({ visit, reasons }: BasketItem, wanted: boolean): Reasons {
  const { call } = useApi()
  const { session } = useEditor()
  const { shown, status } = useSession(session)
  const enabled = wanted && reasons.length === 0 && shown !== null && status === 'saved' && visit.position !== null
  const asked = useQuery({
    queryKey: ['why', shown?.id, shown?.version, visit.id],
    queryFn: () => call(endpoints.recommendPlaces, { params: { id: shown!.id }, body: { visitId: visit.id } }),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const items = (enabled && asked.data?.items) || []
  const free = freeShift(reasons)
  return {
    reasons: reasons.length > 0 ? reasons : items.flatMap(({ refusal }) => refusal ?? []),
    place: free ? placeOf(free) : (items.find(({ refusal }) => refusal === null) ?? null),
    asking: enabled && asked.isPending,
  }
}

function placeOf(shift: string): Reasons['place'] {
  const { technicianId, date } = shiftOf(shift)
  return date ? { technicianId, date } : null
}
