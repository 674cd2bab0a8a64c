import { setTimeout } from 'node:timers/promises'
import { createGeocodeCache, createGeoplateformeGeocoder, type Database, type Geocoder, gazetteerGeocoder } from '@tournee/data'
import type { Config } from './config.ts'

/** The configuration's part about addresses. */
export type GeocoderConfig = Pick<Config, 'geocoder' | 'geoplateformeUrl'>

/** The geocoder of the configuration: the Géoplateforme with a cache in the database, or the offline gazetteer of communes. */
export function openGeocoder(config: GeocoderConfig, db: Database, now: () => number): Geocoder {
  if (config.geocoder === 'gazetteer') return gazetteerGeocoder
  return createGeoplateformeGeocoder({
    ...(config.geoplateformeUrl === null ? {} : { url: config.geoplateformeUrl }),
    cache: createGeocodeCache(db.connection, now),
    sleep: (ms) => setTimeout(ms),
  })
}
