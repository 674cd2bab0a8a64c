import { embeddedRoadsGeoJson, lakesGeoJson } from '@tournee/osrm'
import type { Handlers } from '../http/handler.ts'

/** The offline base map, and the address of an online style when one is configured. */
export const basemapHandlers: Handlers<'getBasemap'> = {
  getBasemap: async (_call, { config }) => {
    const { features } = embeddedRoadsGeoJson()
    const roads = features.filter((feature) => feature.properties.kind === 'road')
    const places = features.filter((feature) => feature.properties.kind !== 'road')
    return {
      styleUrl: config.mapStyleUrl,
      lakes: { type: 'FeatureCollection' as const, features: lakesGeoJson().features },
      roads: { type: 'FeatureCollection' as const, features: roads },
      places: { type: 'FeatureCollection' as const, features: places },
    }
  },
}
