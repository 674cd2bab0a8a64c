import { ApiError, type Problem } from '@tournee/contract'

/** What went wrong, for a person: an error of the service as its problem, anything else as one of ours. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem
  if (error instanceof TypeError) return { type: 'about:blank', title: 'No network', status: 0, code: 'NO_NETWORK' }
  return { type: 'about:blank', title: error instanceof Error ? error.message : String(error), status: 0, code: 'UNKNOWN' }
}
