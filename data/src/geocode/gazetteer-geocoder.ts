import type { AddressQuery, GeocodeMatch, Geocoder } from './geocoder.ts'
import { type CommuneMatch, listCommunes, matchCommune } from './match-commune.ts'

const toMatch = ({ place, score }: CommuneMatch): GeocodeMatch => ({
  label: place.name,
  position: place.position,
  precision: 'commune',
  insee: place.insee,
  score,
  source: 'gazetteer',
})

/** The commune of an address; streets are not known to it. */
export function geocodeOffline(query: AddressQuery): GeocodeMatch | null {
  const match = matchCommune(query.city, query.postcode)
  return match && toMatch(match)
}

/** Finds communes without any network: every answer is at the precision `commune`, to be placed by hand. */
export const gazetteerGeocoder: Geocoder = {
  geocode: async (queries) => {
    // a file names few towns many times, and a misspelled one costs milliseconds
    const known = new Map<string, GeocodeMatch | null>()
    return queries.map((query) => {
      const town = `${query.city}|${query.postcode}`
      if (!known.has(town)) known.set(town, geocodeOffline(query))
      return known.get(town) ?? null
    })
  },
  search: async (text, hints = {}) => {
    if (hints.city) return listCommunes(hints.city, hints.postcode ?? '').map(toMatch)
    const code = hints.postcode ?? text.match(/\b\d{5}\b/)?.[0] ?? ''
    return listCommunes(townIn(text), code).map(toMatch)
  },
}

/** The town in an address of one line: what follows the postcode, or the last comma; else the longest ending that is a commune. */
function townIn(text: string): string {
  const after = text.match(/\b\d{5}\s+(.+)$/)?.[1] ?? text.match(/,\s*([^,\d]+)$/)?.[1]
  if (after) return after
  const words = text.split(/\s+/)
  const endings = words.map((_, i) => words.slice(i).join(' '))
  return endings.find((ending) => (matchCommune(ending, '')?.score ?? 0) >= 0.85) ?? text
}
