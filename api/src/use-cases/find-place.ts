import type { Site } from '@tournee/contract'
import type { Services } from '../services.ts'

/** Where an address is, as precisely as the geocoder knows; precision `none` when it does not. */
export async function findPlace(
  { geocoder }: Services,
  address: Pick<Site, 'address' | 'postcode' | 'city'>,
): Promise<Pick<Site, 'position' | 'precision' | 'positionSource' | 'insee'>> {
  const [best] = await geocoder.geocode([address])
  if (!best) return { position: null, precision: 'none', positionSource: null, insee: null }
  return { position: best.position, precision: best.precision, positionSource: best.source, insee: best.insee }
}
