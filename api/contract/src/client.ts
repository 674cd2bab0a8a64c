import type { z } from 'zod'
import type { Endpoint } from './endpoint.ts'
import type { FileAnswer } from './file-answer.ts'
import { type Problem, Problem as ProblemSchema } from './primitives.ts'

type Part<K extends string, S> = S extends z.ZodType ? (unknown extends z.input<S> ? object : { readonly [key in K]: z.input<S> }) : object
/** What a call needs, read off its endpoint. */
export type CallInput<E> =
  E extends Endpoint<infer P, infer Q, infer B, z.ZodType>
    ? Part<'params', P> & Partial<Part<'query', Q>> & Part<'body', B> & CallOptions
    : never
export type CallOutput<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer A> ? z.output<A> : never

export interface CallOptions {
  readonly signal?: AbortSignal
  /** version for If-Match */
  readonly ifMatch?: number
  readonly idempotencyKey?: string
  readonly file?: File | Blob
  readonly fileName?: string
}

/** A refusal of the service, as the problem it sent. */
export class ApiError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title)
    this.name = 'ApiError'
    this.problem = problem
  }
}

/** A file of a `binary` endpoint, with the name that the service gave it. */
async function readFile(response: Response): Promise<FileAnswer> {
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return {
    fileName: name ? decodeURIComponent(name) : 'file',
    contentType: response.headers.get('content-type') ?? 'application/octet-stream',
    bytes: new Uint8Array(await response.arrayBuffer()),
  }
}

/** Puts parameters and query into an endpoint's path. */
export function urlOf(e: Endpoint, input: { params?: Record<string, unknown>; query?: Record<string, unknown> }): string {
  const path = e.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input.params?.[name] ?? '')))
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(input.query ?? {})) if (value !== undefined && value !== null) query.set(key, String(value))
  return query.size > 0 ? `${path}?${query}` : path
}

/**
 * Calls endpoints with their types. `csrf` gives the token of the session for writes, `language` the one that the reader reads;
 * `screenId` is what this screen calls itself, so that it knows its own changes in the news of a week (`WeekNews`).
 * Throws `ApiError` for a refusal of the service, `TypeError` when there is no network.
 */
export function createApiClient(options: {
  baseUrl?: string
  fetch?: typeof fetch
  csrf: () => string | null
  language?: () => string
  screenId?: string
}) {
  const send = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args))
  return async function call<E extends Endpoint>(e: E, input?: CallInput<E>): Promise<CallOutput<E>> {
    const given = (input ?? {}) as CallOptions & { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }
    const headers: Record<string, string> = { accept: 'application/json' }
    if (options.language) headers['accept-language'] = options.language()
    const token = options.csrf()
    if (token && e.method !== 'GET') headers['x-csrf-token'] = token
    if (options.screenId && e.method !== 'GET') headers['x-screen-id'] = options.screenId
    if (given.ifMatch !== undefined) headers['if-match'] = `"${given.ifMatch}"`
    if (given.idempotencyKey) headers['idempotency-key'] = given.idempotencyKey
    let body: string | FormData | undefined
    if (given.file) {
      const form = new FormData()
      form.set('file', given.file, given.fileName ?? (given.file instanceof File ? given.file.name : 'file'))
      body = form
    } else if (given.body !== undefined) {
      headers['content-type'] = 'application/json'
      body = JSON.stringify(given.body)
    }
    const response = await send(`${options.baseUrl ?? ''}${urlOf(e, given)}`, {
      method: e.method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body }),
      ...(given.signal ? { signal: given.signal } : {}),
    })
    if (response.status === 204) return null as CallOutput<E>
    if (e.form === 'binary' && response.ok) return (await readFile(response)) as CallOutput<E>
    const text = await response.text()
    let json: unknown
    try {
      json = JSON.parse(text)
    } catch {
      throw new ApiError({ type: 'about:blank', title: 'The answer is not readable', status: response.status, code: 'BAD_ANSWER' })
    }
    if (!response.ok) {
      const problem = ProblemSchema.safeParse(json)
      throw new ApiError(
        problem.success ? problem.data : { type: 'about:blank', title: response.statusText, status: response.status, code: 'UNKNOWN' },
      )
    }
    return e.answer.parse(json) as CallOutput<E>
  }
}
