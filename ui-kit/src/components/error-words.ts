import type { Problem } from '@tournee/contract'
import type { kitText } from './text.ts'

/** Which of our own sentences explains a problem. */
export type ErrorWord = keyof (typeof kitText)['fr']['errors']

/** Codes of the service that have a sentence of their own. */
const OWN_SENTENCE: ReadonlySet<string> = new Set<ErrorWord>([
  'NO_NETWORK',
  'VERSION_CONFLICT',
  'FORBIDDEN',
  'NOT_FOUND',
  'UNREADABLE_FILE',
  'TOO_LARGE',
  'DUPLICATE',
  'PLAN_NOT_READY',
  'PLAN_SUPERSEDED',
  'PLAN_OUTDATED',
  'PLAN_VIOLATED',
  'PROMISE_BROKEN',
  'NO_SHIFTS',
  'NO_PLAN',
  'IMPORT_CLOSED',
  'IMPORT_MAPPING',
  'ROADS_UNAVAILABLE',
])

/** The sentence for a problem: by its code, else by its status. */
export function errorWord({ code, status }: Pick<Problem, 'code' | 'status'>): ErrorWord {
  if (OWN_SENTENCE.has(code)) return code as ErrorWord
  if (status === 502 || status === 503 || status === 504) return 'NO_NETWORK'
  if (status === 409 || status === 412 || status === 428) return 'VERSION_CONFLICT'
  if (status === 401 || status === 403) return 'FORBIDDEN'
  if (status === 404 || status === 410) return 'NOT_FOUND'
  if (status === 413) return 'TOO_LARGE'
  if (status === 429) return 'TOO_MANY'
  if (status >= 400 && status < 500) return 'INVALID'
  return 'SERVER'
}

/** Whether the service's own (English) words add anything to our sentence: only where ours is general. */
export const needsDetail = (word: ErrorWord): boolean => word === 'INVALID' || word === 'SERVER' || word === 'VERSION_CONFLICT'
