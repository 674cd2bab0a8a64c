import type { Problem } from '@tournee/contract'

/** Which of our own sentences explains a problem; the server's words are the second line. */
export type ErrorWord = 'NO_NETWORK' | 'VERSION_CONFLICT' | 'FORBIDDEN' | 'NOT_FOUND' | 'TOO_MANY' | 'INVALID' | 'SERVER'

export function errorWord(problem: Problem): ErrorWord {
  const { status } = problem
  if (problem.code === 'NO_NETWORK' || status === 502 || status === 503 || status === 504) return 'NO_NETWORK'
  if (status === 409 || status === 412 || status === 428) return 'VERSION_CONFLICT'
  if (status === 401 || status === 403) return 'FORBIDDEN'
  if (status === 404 || status === 410) return 'NOT_FOUND'
  if (status === 429) return 'TOO_MANY'
  if (status >= 400 && status < 500) return 'INVALID'
  return 'SERVER'
}
