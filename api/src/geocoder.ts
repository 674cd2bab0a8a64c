import type { GeocodeCandidate } from '@tournee/contract'

/** An address as people write it: `q` whole, or with the parts that are known. */
export interface AddressQuery {
  readonly q: string
  readonly postcode?: string | undefined
  readonly city?: string | undefined
}

/** Finds places for addresses, best first. */
export interface Geocoder {
  search(query: AddressQuery): Promise<readonly GeocodeCandidate[]>
}
