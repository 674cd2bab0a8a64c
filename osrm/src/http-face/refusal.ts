import type { OsrmErrorCode } from '../client/osrm-error.ts'

/** A refusal in OSRM's words: HTTP 400 with `{ code, message }`. */
export interface Refusal {
  readonly refused: OsrmErrorCode
  readonly message: string
}

/** Makes a Refusal. */
export const refuse = (refused: OsrmErrorCode, message: string): Refusal => ({ refused, message })

/** True when the value is a Refusal. */
export function isRefusal(value: object): value is Refusal {
  return 'refused' in value
}
