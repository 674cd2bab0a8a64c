import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { Refusal } from '../refusal.ts'
import { sendProblem } from './error-handler.ts'

/** How many requests an address may make. */
export interface RateLimits {
  /** of any kind, per minute */
  readonly perMinute: number
  /** wrong passwords per quarter of an hour */
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

/** The limit of all requests, and the stricter one of sign-in. */
export const rateLimits = (limits: RateLimits): { readonly all: RequestHandler; readonly signIn: RequestHandler } => ({
  all: limiter(60_000, limits.perMinute, false),
  signIn: limiter(15 * 60_000, limits.failedSignIns, true),
})
