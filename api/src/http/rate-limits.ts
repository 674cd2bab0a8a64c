import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { Refusal } from '../refusal.ts'
import { sendProblem } from './error-handler.ts'

/** How many requests an address may make. */
export interface RateLimits {
  /** of any kind, per minute */
  readonly perMinute: number
  /** wrong passwords, and refused personal links, per quarter of an hour */
  readonly failedSignIns: number
}

const limiter = (windowMs: number, limit: number, failuresOnly: boolean): RequestHandler =>
  rateLimit({
    windowMs,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skipSuccessfulRequests: failuresOnly,
    handler: (_request, response) =>
      sendProblem(response, new Refusal('TOO_MANY_REQUESTS', undefined, [], { 'retry-after': String(Math.ceil(windowMs / 1000)) })),
  })

/** The limit of all requests, and the stricter ones of what is refused: sign-in, personal links. */
export const rateLimits = (
  limits: RateLimits,
): { readonly all: RequestHandler; readonly signIn: RequestHandler; readonly links: RequestHandler } => ({
  all: limiter(60_000, limits.perMinute, false),
  signIn: limiter(15 * 60_000, limits.failedSignIns, true),
  links: limiter(15 * 60_000, limits.failedSignIns, true),
})
