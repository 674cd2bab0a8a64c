import type { z } from 'zod'
import type { Role } from './primitives.ts'

/** Who may call: anybody, anybody signed in, or these roles. Rights over one's own objects are the policy's, on the server. */
export type Access = 'public' | 'signed-in' | readonly Role[]

/**
 * One request of the service, described once: the server validates and authorises from it, OpenAPI is generated from it,
 * the typed client calls through it. `:name` in `path` are path parameters.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly path: string
  readonly summary: string
  readonly access: Access
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  /** `multipart`: one file in the field `file`; `events`: the answer is a stream of server-sent events whose data are `answer`; `binary`: `answer` is a `FileAnswer`, sent as its bytes */
  readonly form?: 'json' | 'multipart' | 'events' | 'binary'
  readonly status?: 200 | 201 | 202 | 204
  readonly answer: Answer
}

/** Keeps the precise types of an endpoint's schemas. */
export const endpoint = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  e: Endpoint<P, Q, B, A>,
): Endpoint<P, Q, B, A> => e
