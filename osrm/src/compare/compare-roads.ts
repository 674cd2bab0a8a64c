import { findPlace } from '../embedded/places.ts'
import type { LngLat, TravelProvider, TravelSource } from '../travel-provider.ts'
import { readCsv } from './read-csv.ts'

/** One reference pair and what the provider says of it; km, minutes and per cent with one decimal. */
export interface ComparedPair {
  readonly from: string
  readonly to: string
  readonly confidence: string | null
  readonly source: TravelSource
  readonly referenceKm: number
  readonly km: number
  readonly distanceErrorPct: number
  readonly referenceMinutes: number | null
  readonly minutes: number
  readonly timeErrorPct: number | null
}

/** Absolute errors in per cent; null when the file has no such column. */
export interface ErrorSummary {
  readonly medianAbsErrorPct: number | null
  readonly maxAbsErrorPct: number | null
}

export interface RoadsComparison {
  readonly pairs: number
  readonly distance: ErrorSummary
  readonly time: ErrorSummary
  readonly rows: readonly ComparedPair[]
  /** lines that could not be compared, with their number in the file (header = 1) and why */
  readonly skipped: readonly { readonly line: number; readonly cause: string }[]
}

const KM_COLUMNS = ['road_km', 'published_km', 'distance_km', 'km']
const MINUTES_COLUMNS = ['minutes_free_flow', 'minutes']

/**
 * How far a provider is from reference figures: a CSV with `from,to`, a distance (`road_km` or `published_km`), perhaps minutes
 * (`minutes_free_flow`) and positions (`from_lat,from_lon,to_lat,to_lon`); without positions the names are looked up among our places.
 */
export async function compareRoads(provider: TravelProvider, csvText: string): Promise<RoadsComparison> {
  const rows: ComparedPair[] = []
  const skipped: { line: number; cause: string }[] = []
  for (const [index, row] of readCsv(csvText).entries()) {
    const compared = await comparePair(provider, row)
    if (typeof compared === 'string') skipped.push({ line: index + 2, cause: compared })
    else rows.push(compared)
  }
  return {
    pairs: rows.length,
    distance: summary(rows.map((row) => row.distanceErrorPct)),
    time: summary(rows.map((row) => row.timeErrorPct).filter((error) => error !== null)),
    rows,
    skipped,
  }
}

async function comparePair(provider: TravelProvider, row: Record<string, string>): Promise<ComparedPair | string> {
  const referenceKm = firstNumber(row, KM_COLUMNS)
  if (referenceKm === null || referenceKm <= 0) return `no distance (columns ${KM_COLUMNS.join(', ')})`
  const from = endOf(row, 'from')
  const to = endOf(row, 'to')
  if (from === null || to === null) return `no position for ${from === null ? row['from'] : row['to']}`
  const leg = (await provider.route([from, to]))[0]
  if (leg === undefined || leg.duration < 0) return 'no way by road'
  const referenceMinutes = firstNumber(row, MINUTES_COLUMNS)
  const km = leg.distance / 1000
  const minutes = leg.duration / 60
  return {
    from: row['from'] ?? '',
    to: row['to'] ?? '',
    confidence: row['confidence'] || null,
    source: leg.source,
    referenceKm,
    km: oneDecimal(km),
    distanceErrorPct: oneDecimal((km / referenceKm - 1) * 100),
    referenceMinutes,
    minutes: oneDecimal(minutes),
    timeErrorPct: referenceMinutes === null ? null : oneDecimal((minutes / referenceMinutes - 1) * 100),
  }
}

function endOf(row: Record<string, string>, end: 'from' | 'to'): LngLat | null {
  const lat = firstNumber(row, [`${end}_lat`])
  const lng = firstNumber(row, [`${end}_lon`, `${end}_lng`])
  return lat !== null && lng !== null ? { lng, lat } : findPlace(row[end] ?? '')
}

function firstNumber(row: Record<string, string>, columns: readonly string[]): number | null {
  for (const column of columns) {
    const text = row[column]
    if (text !== undefined && text !== '' && Number.isFinite(Number(text))) return Number(text)
  }
  return null
}

function summary(errors: readonly number[]): ErrorSummary {
  const sorted = errors.map(Math.abs).sort((a, b) => a - b)
  if (sorted.length === 0) return { medianAbsErrorPct: null, maxAbsErrorPct: null }
  const middle = sorted.length / 2
  const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle) - 1]!) / 2
  return { medianAbsErrorPct: oneDecimal(sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : median), maxAbsErrorPct: sorted.at(-1)! }
}

const oneDecimal = (value: number) => Math.round(value * 10) / 10
