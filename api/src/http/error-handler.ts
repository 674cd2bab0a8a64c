import { PROBLEMS } from '@tournee/contract'
import type { ErrorRequestHandler, Response } from 'express'
import { MulterError } from 'multer'
import type { Logger } from 'pino'
import { isRefusal, problemOf, type Refusal, refuse } from '../refusal.ts'
import { TooDeep } from './json-depth.ts'

/** Writes a refusal as application/problem+json. */
export function sendProblem(response: Response, refusal: Refusal): void {
  response
    .status(PROBLEMS[refusal.code].status)
    .set(refusal.headers)
    .set('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problemOf(refusal, response.locals.requestId as string | undefined)))
}

/** Translates what the libraries throw at the door; null = not a refusal, a bug. */
function translate(error: unknown): Refusal | null {
  if (isRefusal(error)) return error
  if (error instanceof TooDeep) return refuse('TOO_DEEP')
  if (error instanceof MulterError) return error.code === 'LIMIT_FILE_SIZE' ? refuse('TOO_LARGE') : refuse('NO_FILE', error.message)
  if (error instanceof URIError) return refuse('INVALID_REQUEST', 'The address is not well encoded.')
  if (!(error instanceof Error)) return null
  const { type, status, code } = error as Error & { type?: string; status?: number; code?: string }
  // what the repositories throw: see @tournee/data's errors
  if (code === 'NOT_FOUND' || code === 'VERSION_CONFLICT' || code === 'DUPLICATE') return refuse(code, error.message)
  if (code === 'WRONG_STATE') return refuse('PLAN_NOT_READY', error.message)
  if (type === 'entity.parse.failed') return refuse('BAD_JSON', error.message.slice(0, 200))
  if (type === 'entity.verify.failed') return refuse('TOO_DEEP')
  if (type === 'entity.too.large' || type === 'parameters.too.many') return refuse('TOO_LARGE')
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') return refuse('UNSUPPORTED_TYPE', error.message)
  if (status !== undefined && status >= 400 && status < 500) return refuse('INVALID_REQUEST', error.message)
  return /Multipart|Unexpected end of form|Malformed part/.test(error.message) ? refuse('NO_FILE', error.message) : null
}

/** The only place where exceptions become answers: a known refusal, or 500 with the request id and the stack in the log. */
export function errorHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    const refusal = translate(error)
    if (!refusal) log.error({ err: error, requestId: response.locals.requestId }, 'unexpected error')
    if (response.headersSent) response.destroy()
    else sendProblem(response, refusal ?? refuse('INTERNAL'))
  }
}
