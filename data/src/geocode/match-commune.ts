import { communeKey, editDistance, typosAllowed } from './commune-name.ts'
import { GAZETTEER, type GazetteerPlace } from './gazetteer.ts'

/** A commune found for a town and postcode; `score` 0-1 says how sure. */
export interface CommuneMatch {
  readonly place: GazetteerPlace
  readonly score: number
}

interface Entry {
  readonly place: GazetteerPlace
  readonly key: string
}

const ENTRIES: readonly Entry[] = GAZETTEER.map((place) => ({ place, key: communeKey(place.name) }))
const BY_KEY = Map.groupBy(ENTRIES, (entry) => entry.key)
const BY_POSTCODE = new Map<string, Entry[]>()
for (const entry of ENTRIES) for (const code of entry.place.postcodes) BY_POSTCODE.set(code, [...(BY_POSTCODE.get(code) ?? []), entry])
const DEPARTMENTS = new Set(ENTRIES.map((entry) => entry.place.insee.slice(0, 2)))

/** The commune that a town and a postcode mean; null when the gazetteer does not know it (another department, a name that is none). */
export function matchCommune(city: string, postcode: string): CommuneMatch | null {
  const code = postcodeOf(postcode) ?? postcodeOf(city)
  const department = code?.slice(0, 2)
  if (department !== undefined && !DEPARTMENTS.has(department)) return null
  const key = communeKey(city)
  if (key === '') return code === undefined ? null : onlyPostcode(code)
  return exactly(key, code) ?? partly(key, code) ?? misspelled(key, code) ?? unknownPlace(code)
}

/** Every commune a town may mean, best first. */
export function listCommunes(city: string, postcode: string, limit = 5): CommuneMatch[] {
  const key = communeKey(city)
  const code = postcodeOf(postcode) ?? postcodeOf(city)
  const best = matchCommune(city, postcode)
  const others = ENTRIES.filter((entry) => key.length >= 3 && entry.key.startsWith(key)).map((entry) => scored(entry, 0.5, code))
  const found = [...(best ? [best] : []), ...others.sort(byScore)]
  const seen = new Set<GazetteerPlace>()
  return found.filter(({ place }) => !seen.has(place) && seen.add(place)).slice(0, limit)
}

const postcodeOf = (text: string): string | undefined => {
  const digits = text.replace(/\s/g, '').match(/\d{4,5}/)?.[0]
  return digits?.padStart(5, '0')
}

const byScore = (one: CommuneMatch, other: CommuneMatch) => other.score - one.score || other.place.population - one.place.population

/** Of namesakes the one whose postcode fits, then the one of the department, then the largest. A commune of today goes before an old name. */
function scored(entry: Entry, name: number, code: string | undefined): CommuneMatch {
  const fits =
    code === undefined ? 0.85 : entry.place.postcodes.includes(code) ? 1 : entry.place.insee.startsWith(code.slice(0, 2)) ? 0.9 : 0.6
  return { place: entry.place, score: name * fits }
}

function best(entries: readonly Entry[], name: number, code: string | undefined): CommuneMatch | null {
  const matches = entries.map((entry) => scored(entry, name, code))
  return matches.sort((one, other) => byScore(one, other) || Number(one.place.old) - Number(other.place.old))[0] ?? null
}

const exactly = (key: string, code: string | undefined) => best(BY_KEY.get(key) ?? [], 1, code)

/** `Reignier` for Reignier-Ésery, `Annecy centre` for Annecy: one name begins the other. */
function partly(key: string, code: string | undefined): CommuneMatch | null {
  const near = nearby(code)
  const longer = near.filter((entry) => entry.key.startsWith(`${key} `) || entry.key.endsWith(` ${key}`))
  const shorter = near.filter((entry) => key.startsWith(`${entry.key} `))
  const longest = Math.max(0, ...shorter.map((entry) => entry.key.length))
  return (
    best(longer, 0.85, code) ??
    best(
      shorter.filter((entry) => entry.key.length === longest),
      0.8,
      code,
    )
  )
}

/** The nearest spelling: among the communes of the postcode first, then of the department. */
function misspelled(key: string, code: string | undefined): CommuneMatch | null {
  const local = code === undefined ? [] : (BY_POSTCODE.get(code) ?? [])
  return nearestSpelling(key, local, code, 1) ?? nearestSpelling(key, nearby(code), code, 0)
}

function nearestSpelling(key: string, entries: readonly Entry[], code: string | undefined, more: number): CommuneMatch | null {
  const limit = typosAllowed(key.length) + more
  const close = entries.map((entry) => ({ entry, typos: editDistance(key, entry.key, limit) })).filter(({ typos }) => typos <= limit)
  const least = Math.min(...close.map(({ typos }) => typos))
  const nearest = close.filter(({ typos }) => typos === least).map(({ entry }) => entry)
  return best(nearest, 0.8 - 0.05 * Math.max(0, least - 1), code)
}

/** Communes where a postcode may lead: those of its department (CEDEX codes are in no list), or all. */
function nearby(code: string | undefined): readonly Entry[] {
  return code === undefined ? ENTRIES : ENTRIES.filter((entry) => entry.place.insee.startsWith(code.slice(0, 2)))
}

/** Without a town: the largest commune of the postcode, surer when it is the only one. */
function onlyPostcode(code: string): CommuneMatch | null {
  const today = (BY_POSTCODE.get(code) ?? []).filter((entry) => !entry.place.old)
  const largest = today.sort((one, other) => other.place.population - one.place.population)[0]
  return largest ? { place: largest.place, score: today.length === 1 ? 0.7 : 0.4 } : null
}

/** A hamlet that is no commune, with a postcode: the largest commune there, unsure. */
function unknownPlace(code: string | undefined): CommuneMatch | null {
  const match = code === undefined ? null : onlyPostcode(code)
  return match && { place: match.place, score: match.score / 2 }
}
