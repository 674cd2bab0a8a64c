import type { Config } from './config.ts'
import type { Geocoder } from './geocoder.ts'

export const openGeocoder = (_config: Config, _db: unknown): Geocoder => ({ search: async () => [] })
