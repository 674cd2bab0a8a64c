/** OSRM's own codes, and ours for what happens around it. */
export type OsrmErrorCode =
  | 'InvalidUrl'
  | 'InvalidService'
  | 'InvalidVersion'
  | 'InvalidQuery'
  | 'InvalidOptions'
  | 'InvalidValue'
  | 'NoSegment'
  | 'TooBig'
  | 'NoRoute'
  /** refused, reset, name not found: no HTTP answer */
  | 'ConnectionFailed'
  | 'Timeout'
  /** HTTP 429 */
  | 'RateLimited'
  /** HTTP 5xx */
  | 'ServerError'
  /** HTML, truncated JSON, or JSON that is not OSRM's */
  | 'NotOsrm'
  /** the road found is farther from the point than allowed: the server's map does not cover it */
  | 'SnapTooFar'

const OWN_CODES = [
  'InvalidUrl',
  'InvalidService',
  'InvalidVersion',
  'InvalidQuery',
  'InvalidOptions',
  'InvalidValue',
  'NoSegment',
  'TooBig',
  'NoRoute',
] as const

/** What went wrong with an OSRM server; `code` decides, the message is for people. */
export class OsrmError extends Error {
  readonly code: OsrmErrorCode
  readonly status: number | null
  /** milliseconds to wait, when the server said so */
  readonly retryAfterMs: number | null

  constructor(code: OsrmErrorCode, message: string, more: { status?: number; retryAfterMs?: number | null; cause?: unknown } = {}) {
    super(message === '' ? code : message, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'OsrmError'
    this.code = code
    this.status = more.status ?? null
    this.retryAfterMs = more.retryAfterMs ?? null
  }

  /** true when the server itself is unwell, false when it refused this request only */
  get isOutage(): boolean {
    return ['ConnectionFailed', 'Timeout', 'RateLimited', 'ServerError', 'NotOsrm'].includes(this.code)
  }
}

/** OSRM's code as ours, or null when it is none of those documented. */
export function knownCode(code: unknown): OsrmErrorCode | null {
  return OWN_CODES.find((candidate) => candidate === code) ?? null
}
