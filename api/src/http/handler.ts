import type { Endpoint, endpoints, User } from '@tournee/contract'
import type { Language } from '@tournee/data'
import type { z } from 'zod'
import type { Refusal } from '../refusal.ts'
import type { Services } from '../services.ts'

/** Name of a request of the contract. */
export type EndpointName = keyof typeof endpoints

/** A file sent as multipart/form-data, whole in memory. */
export interface UploadedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** The session behind a request, as sign-in and sign-out see it. */
export interface SessionHandle {
  readonly user: User | null
  readonly csrfToken: string | null
  /** starts a session for the user and sets the cookie; gives the token for writes */
  open(user: User): Promise<string>
  close(): Promise<void>
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined

/** A request that passed the door: validated, authorised. */
export interface Call<E> {
  readonly params: E extends Endpoint<infer P, z.ZodType, z.ZodType, z.ZodType> ? Parsed<P> : never
  readonly query: E extends Endpoint<z.ZodType, infer Q, z.ZodType, z.ZodType> ? Parsed<Q> : never
  readonly body: E extends Endpoint<z.ZodType, z.ZodType, infer B, z.ZodType> ? Parsed<B> : never
  readonly file: UploadedFile | null
  /** null only where the contract says `public` */
  readonly user: User | null
  readonly session: SessionHandle
  /** version in If-Match, null when not given */
  readonly ifMatch: number | null
  /** what the caller reads, by Accept-Language: French unless English is preferred */
  readonly language: Language
  /** what the caller's screen calls itself, null when it does not say */
  readonly screenId: string | null
  /** epoch milliseconds */
  readonly at: number
  /** aborted when the caller goes away */
  readonly signal: AbortSignal
}

type AnswerOf<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer A> ? z.input<A> : never

/** Answers one endpoint: with its answer, with a refusal, or (events) with the answers to stream; null among them: nothing yet. */
export type Handler<E> = (
  call: Call<E>,
  services: Services,
) => Promise<AnswerOf<E> | Refusal | AsyncIterable<AnswerOf<E> | null>> | AsyncIterable<AnswerOf<E> | null>

/** The handlers of these endpoints: a missing one does not compile. */
export type Handlers<Names extends EndpointName> = { readonly [N in Names]: Handler<(typeof endpoints)[N]> }

/** Every endpoint of the contract, answered. */
export type AllHandlers = Handlers<EndpointName>
