import { gazetteerGeocoder } from '../geocode/gazetteer-geocoder.ts'
import type { GeocodeOptions, Geocoder } from '../geocode/geocoder.ts'
import { matchCommune } from '../geocode/match-commune.ts'
import { nearestCommune } from '../geocode/nearest-commune.ts'
import type { RowPlace } from './imported-client.ts'
import type { ImportedRow } from './read-row.ts'

/** Where each row is: by its own coordinates, else by its address. Rows keep their order. */
export async function locateRows(
  rows: readonly ImportedRow[],
  geocoder: Geocoder = gazetteerGeocoder,
  options?: GeocodeOptions,
): Promise<RowPlace[]> {
  const toAsk = rows.filter((row) => !row.position)
  const answers = await geocoder.geocode(toAsk, options)
  const answerOf = new Map(toAsk.map((row, i) => [row, answers[i] ?? null] as const))
  return rows.map((row) => {
    if (row.position) return givenPlace(row, row.position)
    const match = answerOf.get(row)
    const town = { city: row.city, postcode: row.postcode }
    if (!match) return { ...town, position: null, precision: 'none', source: null, insee: null }
    return { ...town, position: match.position, precision: match.precision, source: match.source, insee: match.insee }
  })
}

/** A row with coordinates: its commune is the one it names, else the one whose centre is nearest (which then names its town). */
function givenPlace(row: ImportedRow, position: NonNullable<ImportedRow['position']>): RowPlace {
  const named = matchCommune(row.city, row.postcode)?.place ?? null
  const commune = named ?? nearestCommune(position)
  const found = row.city === '' && commune ? commune : null
  const single = found?.postcodes.length === 1 ? found.postcodes[0]! : ''
  return {
    position,
    precision: 'given',
    source: 'file',
    insee: commune?.insee ?? null,
    city: row.city || (found?.name ?? ''),
    postcode: row.postcode || single,
  }
}
