import type { Instant } from '@tournee/contract'

/**
 * How values are stored, the same on both dialects: instants as integer epoch milliseconds (UTC), civil dates as 'YYYY-MM-DD'
 * text, JSON as text in a json column, booleans as the dialect has them.
 */
export const toEpoch = (instant: Instant): number => Date.parse(instant)
export const toInstant = (epoch: number): Instant => new Date(epoch).toISOString()
export const toInstantOrNull = (epoch: number | null): Instant | null => (epoch === null ? null : toInstant(epoch))
export const toJson = (value: unknown): string => JSON.stringify(value)
export const fromJson = <T>(text: string): T => JSON.parse(text) as T
export const fromJsonOrNull = <T>(text: string | null): T | null => (text === null ? null : fromJson<T>(text))
