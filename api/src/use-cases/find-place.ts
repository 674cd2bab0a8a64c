import type { Site } from '@tournee/contract'
import type { Services } from '../services.ts'

/** Where an address is, as precisely as the geocoder knows; precision `none` when it does not. */
export async function findPlace(
  { geocoder }: Services,
  address: Pick<Site, 'address' | 'postcode' | 'city'>,
): Promise<Pick<Site, 'position' | 'precision' | 'positionSource' | 'insee'>> {
  const [best] = await geocoder.search({ q: `${address.address} ${address.postcode} ${address.city}`.trim(), ...address })
  if (!best) return { position: null, precision: 'none', positionSource: null, insee: null }
  const positionSource = best.source === 'geoplateforme' ? 'geoplateforme' : 'gazetteer'
  return { position: best.position, precision: best.precision, positionSource, insee: best.insee }
}
