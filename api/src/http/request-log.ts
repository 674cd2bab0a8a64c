import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { Logger } from 'pino'

/** Gives every request an id (ours, or the caller's when it is plain) and logs what happened without personal data: no query, no body, no address. */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const given = request.get('x-request-id')
    const requestId = given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
    response.locals.requestId = requestId
    response.set('x-request-id', requestId)
    const started = process.hrtime.bigint()
    response.on('finish', () => {
      const ms = Number((process.hrtime.bigint() - started) / 1_000_000n)
      const route = (response.locals.route as string | undefined) ?? '(static)'
      const user = response.locals.userId as string | undefined
      log.info({ requestId, method: request.method, route, status: response.statusCode, ms, ...(user ? { user } : {}) }, 'request')
    })
    next()
  }
}
