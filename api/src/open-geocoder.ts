import { type Geocoder, gazetteerGeocoder } from '@tournee/data'
import type { Config } from './config.ts'

/** The geocoder of the configuration: the offline gazetteer of communes. */
export const openGeocoder = (_config: Pick<Config, 'geocoder' | 'geoplateformeUrl'>): Geocoder => gazetteerGeocoder
