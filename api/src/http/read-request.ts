import type { Endpoint } from '@tournee/contract'
import type { Request } from 'express'
import type { z } from 'zod'
import { type Culprit, isRefusal, type Refusal, refuse } from '../refusal.ts'

/** A request as its endpoint describes it. */
export interface ReadRequest {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

const REMEDY_OF: Readonly<Record<string, string>> = {
  invalid_type: 'Give a value of the expected type.',
  too_big: 'Give a smaller value.',
  too_small: 'Give a larger value.',
  invalid_format: 'Write it in the expected format.',
  invalid_value: 'Choose one of the values listed.',
}

/** What zod found wrong, as culprits of a problem. `part` is params, query or body. */
const culpritsOf = (part: string, error: z.ZodError): Culprit[] =>
  error.issues.slice(0, 50).map((issue) => ({
    code: issue.code.toUpperCase(),
    path: [part, ...issue.path.map(String)].join('.'),
    cause: issue.message,
    remedy: REMEDY_OF[issue.code] ?? 'Correct this field.',
  }))

function readPart(part: string, schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined
  const parsed = schema.safeParse(value)
  return parsed.success ? parsed.data : refuse('INVALID_REQUEST', undefined, culpritsOf(part, parsed.error))
}

/** Validates params, query and body once, at the door. */
export function readRequest(endpoint: Endpoint, request: Request): ReadRequest | Refusal {
  if (endpoint.body && request.body === undefined && request.get('content-length') !== undefined && !request.is('json')) {
    return refuse('UNSUPPORTED_TYPE', `The content type is ${request.get('content-type') ?? 'not given'}.`)
  }
  const params = readPart('params', endpoint.params, request.params)
  if (isRefusal(params)) return params
  const query = readPart('query', endpoint.query, request.query)
  if (isRefusal(query)) return query
  const body = readPart('body', endpoint.body, request.body ?? {})
  return isRefusal(body) ? body : { params, query, body }
}

/** The version that a change starts from, out of If-Match: `"7"`; null when not given. */
export function readIfMatch(request: Request): number | null | Refusal {
  const given = request.get('if-match')
  if (given === undefined) return null
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(given.trim())?.[1]
  return version === undefined
    ? refuse('INVALID_REQUEST', undefined, [
        { code: 'IF_MATCH', path: 'headers.if-match', cause: 'It is not a version in quotes.', remedy: 'Send If-Match: "7".' },
      ])
    : Number(version)
}

/** What the caller's screen calls itself, so that it knows its own news; null when it does not say, or says it badly. */
export function readScreenId(request: Request): string | null {
  const given = request.get('x-screen-id')
  return given !== undefined && /^[\w-]{1,64}$/.test(given) ? given : null
}
