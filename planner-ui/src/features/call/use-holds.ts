import { bookingEndpoints, type SlotOffer } from '@tournee/contract'
import { newKey, useApi } from '@tournee/ui-kit'
import { useCallback, useRef } from 'react'

/** The soonest is one technician's: another would come later, at the same promised hour or not at all. */
const isAnybody = (offer: SlotOffer & { readonly only?: true }): boolean => offer.only !== true

/**
 * Holds of a call. A hold asked for again after a broken connection carries the same idempotency key, so that it is made
 * once; giving it back never stops the planner: a hold that cannot be released runs out by itself.
 */
export function useHolds() {
  const { call } = useApi()
  const keys = useRef(new Map<string, string>())
  const hold = useCallback(
    async (visitId: string, offer: SlotOffer) => {
      const key = keys.current.get(offer.token) ?? newKey()
      keys.current.set(offer.token, key)
      return call(bookingEndpoints.createHold, {
        body: { visitId, token: offer.token, anyTechnician: isAnybody(offer) },
        idempotencyKey: key,
      })
    },
    [call],
  )
  const release = useCallback(
    (id: string) => {
      keys.current.clear()
      call(bookingEndpoints.releaseHold, { params: { id } }).catch(() => undefined)
    },
    [call],
  )
  return { hold, release }
}
