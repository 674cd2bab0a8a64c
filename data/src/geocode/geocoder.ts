import type { Position, PositionSource, Precision } from '@tournee/contract'

/** An address as people write it; any part may be empty. */
export interface AddressQuery {
  readonly address: string
  readonly postcode: string
  readonly city: string
}

/** Where an address is, how precisely, and how sure that is. */
export interface GeocodeMatch {
  readonly label: string
  readonly position: Position
  readonly precision: Precision
  /** INSEE code of the commune */
  readonly insee: string | null
  /** 0-1 */
  readonly score: number
  readonly source: PositionSource
}

/** Whatever turns addresses into places; the answers keep the order of the questions. */
export interface Geocoder {
  geocode(queries: readonly AddressQuery[], options?: GeocodeOptions): Promise<readonly (GeocodeMatch | null)[]>
  /** Places for a text typed by somebody, best first. */
  search(
    text: string,
    hints?: { readonly postcode?: string | undefined; readonly city?: string | undefined },
  ): Promise<readonly GeocodeMatch[]>
}

export interface GeocodeOptions {
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}
