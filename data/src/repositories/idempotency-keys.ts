import type { Connection } from '../database/connection.ts'
import { isNobodys } from './processes.ts'

/** What is known of a key: new (the caller holds it now), used for another request, still being answered, or answered. */
export type KeyClaim =
  | { readonly kind: 'new' }
  | { readonly kind: 'other-request' }
  | { readonly kind: 'in-progress' }
  | { readonly kind: 'answered'; readonly status: number; readonly answer: string }

interface KeyRow {
  request_hash: string
  status: number | null
  answer: string | null
}

/** A request that is done once: `scope` says who asks and what, `requestHash` the body, `owner` which process answers it. */
export interface KeyedRequest {
  readonly scope: string
  readonly key: string
  readonly requestHash: string
  readonly owner: string
  /** epoch milliseconds */
  readonly at: number
}

/** Claims an idempotency key for a request. */
export async function claimIdempotencyKey(db: Connection, { scope, key, requestHash, owner, at }: KeyedRequest): Promise<KeyClaim> {
  const row = { scope, key, request_hash: requestHash, owner_id: owner, created_at: at }
  const inserted = await db('idempotency_keys').insert(row).onConflict(['scope', 'key']).ignore().returning('key')
  if (inserted.length > 0) return { kind: 'new' }
  const known = await db<KeyRow & { scope: string; key: string }>('idempotency_keys').where({ scope, key }).first()
  if (!known || known.request_hash !== requestHash) return { kind: 'other-request' }
  if (known.status === null || known.answer === null) return { kind: 'in-progress' }
  return { kind: 'answered', status: known.status, answer: known.answer }
}

/** Keeps the answer of a claimed key; in the transaction of the write it answers. */
export async function saveIdempotentAnswer(db: Connection, scope: string, key: string, status: number, answer: string): Promise<void> {
  await db('idempotency_keys').where({ scope, key }).update({ status, answer })
}

/** Gives a claimed key back after a failure, so that the caller may try again. */
export async function releaseIdempotencyKey(db: Connection, scope: string, key: string): Promise<void> {
  await db('idempotency_keys').where({ scope, key }).whereNull('status').delete()
}

/** Forgets keys older than `before` (epoch milliseconds). */
export async function deleteOldIdempotencyKeys(db: Connection, before: number): Promise<number> {
  return db('idempotency_keys').where('created_at', '<', before).delete()
}

/** Gives back the keys that were never answered and whose process is gone: it died before it did the work. */
export async function releaseAbandonedKeys(db: Connection): Promise<number> {
  return db('idempotency_keys').whereNull('status').andWhere(isNobodys(db)).delete()
}
