import type { FittingPrice, LanePrice, PlacePrice } from './price-lanes.ts'

/** A visit looking for a place, by pointer or by keys: what every shift would cost, and the place pointed at. */
export interface Offer {
  readonly by: 'pointer' | 'keys'
  readonly visitId: string
  readonly prices: ReadonlyMap<string, LanePrice>
  readonly over: Over | null
  /** half of the window where the pointer took it: what opens for the drag opens in the other */
  readonly half?: 'upper' | 'lower'
  /** by finger or pen */
  readonly touch?: boolean
}

/** The place pointed at: a shift (with the price of exactly that place, where one is chosen), or the basket. */
export type Over =
  | { readonly kind: 'shift'; readonly key: string; readonly position: number | null; readonly place: PlacePrice | null }
  | { readonly kind: 'basket' }

/** What a shift offers for the place pointed at, else at its best. */
export function offeredAt(offer: Offer | null, key: string): { readonly lane: LanePrice; readonly place: PlacePrice | null } | null {
  const lane = offer?.prices.get(key)
  if (!offer || !lane) return null
  return { lane, place: offer.over?.kind === 'shift' && offer.over.key === key ? offer.over.place : null }
}

/** Whether a drop there is allowed. */
export const isAllowed = (lane: LanePrice, place: PlacePrice | null): lane is FittingPrice =>
  place ? place.reasons.length === 0 : lane.fits

/** What a day offers at its best: the cheapest place of the week, a place, or none. */
export function dayOffer(prices: Offer['prices'], date: string): 'best' | 'fits' | 'refused' {
  const fitting = [...prices.values()].flatMap((price) => (price.fits && price.key.endsWith(`:${date}`) ? [price.rank] : []))
  return fitting.length === 0 ? 'refused' : fitting.includes(1) ? 'best' : 'fits'
}
