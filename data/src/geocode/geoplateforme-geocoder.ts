import type { Precision } from '@tournee/contract'
import { gazetteerGeocoder, geocodeOffline } from './gazetteer-geocoder.ts'
import type { AddressQuery, GeocodeMatch, GeocodeOptions, Geocoder } from './geocoder.ts'

/** The national service of addresses (BAN, licence ouverte 2.0). */
export const GEOPLATEFORME_URL = 'https://data.geopf.fr/geocodage/search'

/** Below this score an answer is a guess: the commune is surer. */
const LEAST_SCORE = 0.6
/** The service allows 50 requests a second and address. */
const REQUESTS_PER_SECOND = 40
const TIMEOUT_MS = 5000

/** Answers kept from one run to the next; values are JSON. */
export interface GeocodeCache {
  read(provider: string, queries: readonly string[]): Promise<ReadonlyMap<string, string>>
  write(provider: string, results: ReadonlyMap<string, string>): Promise<void>
}

export interface GeoplateformeOptions {
  /** default `GEOPLATEFORME_URL` */
  readonly url?: string
  readonly cache: GeocodeCache
  /** waits so many milliseconds; the edge gives the timer */
  readonly sleep: (ms: number) => Promise<void>
  readonly fetch?: typeof fetch
  /** told once a run when the service does not answer: the gazetteer stands in */
  readonly onDegraded?: (reason: string) => void
}

interface Feature {
  readonly geometry: { readonly coordinates: readonly [lng: number, lat: number] }
  readonly properties: { readonly label?: string; readonly score?: number; readonly type?: string; readonly citycode?: string }
}

/** What an answer of each type is worth. */
const PRECISION_OF: Readonly<Record<string, Precision>> = {
  housenumber: 'house',
  street: 'street',
  locality: 'street',
  municipality: 'commune',
}

/** Geocodes by the Géoplateforme, cached and under its limit of requests; whatever it does not know well, the gazetteer answers. */
export function createGeoplateformeGeocoder(options: GeoplateformeOptions): Geocoder {
  return {
    geocode: (queries, run = {}) => geocodeAll(options, queries, run),
    search: async (text, hints = {}) => {
      const asked = [text, hints.postcode, hints.city].filter(Boolean).join(' ')
      const features = await ask(options, asked, 5).catch(() => null)
      return features ? features.map(toMatch) : gazetteerGeocoder.search(text, hints)
    },
  }
}

const textOf = (query: AddressQuery) =>
  [query.address, query.postcode, query.city]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' ')

async function geocodeAll(options: GeoplateformeOptions, queries: readonly AddressQuery[], run: GeocodeOptions) {
  const texts = queries.map(textOf)
  const unique = [...new Set(texts)].filter((text) => text.length >= 3)
  const known = new Map(await options.cache.read('geoplateforme', unique))
  const missing = unique.filter((text) => !known.has(text))
  for (let i = 0; i < missing.length; i += REQUESTS_PER_SECOND) {
    run.signal?.throwIfAborted()
    const batch = missing.slice(i, i + REQUESTS_PER_SECOND)
    const answers = await Promise.allSettled(batch.map((text) => ask(options, text, 1, run.signal)))
    const failed = answers.find((answer) => answer.status === 'rejected')
    const fresh = new Map(
      answers.flatMap((answer, k) => (answer.status === 'fulfilled' ? [[batch[k]!, JSON.stringify(answer.value[0] ?? null)]] : [])),
    )
    await options.cache.write('geoplateforme', fresh)
    for (const [text, json] of fresh) known.set(text, json)
    run.onProgress?.(unique.length - missing.length + i + batch.length, unique.length)
    if (failed) {
      options.onDegraded?.(String(failed.reason))
      break
    }
    if (i + batch.length < missing.length) await options.sleep(1000)
  }
  return queries.map((query, i) => {
    const feature = JSON.parse(known.get(texts[i]!) ?? 'null') as Feature | null
    const match = feature && toMatch(feature)
    return match && match.score >= LEAST_SCORE ? match : geocodeOffline(query)
  })
}

async function ask(options: GeoplateformeOptions, text: string, limit: number, signal?: AbortSignal): Promise<readonly Feature[]> {
  const url = `${options.url ?? GEOPLATEFORME_URL}?${new URLSearchParams({ q: text.slice(0, 200), limit: String(limit) })}`
  const stop = AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(signal ? [signal] : [])])
  const answer = await (options.fetch ?? fetch)(url, { signal: stop, headers: { accept: 'application/json' } })
  if (!answer.ok) throw new Error(`the geocoding service answered ${answer.status}`)
  const body = (await answer.json()) as { features?: unknown }
  if (!Array.isArray(body.features)) throw new Error('the geocoding service answered something else than places')
  return body.features.filter(isFeature)
}

function isFeature(value: unknown): value is Feature {
  const feature = value as Partial<Feature> | null
  const point = feature?.geometry?.coordinates
  return Array.isArray(point) && point.every((degrees) => Number.isFinite(degrees)) && typeof feature?.properties === 'object'
}

function toMatch({ geometry, properties }: Feature): GeocodeMatch {
  return {
    label: properties.label ?? '',
    position: { lng: geometry.coordinates[0], lat: geometry.coordinates[1] },
    precision: PRECISION_OF[properties.type ?? ''] ?? 'commune',
    insee: properties.citycode ?? null,
    score: properties.score ?? 0,
    source: 'geoplateforme',
  }
}
