import type { Connection } from '../database/connection.ts'

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

/** Claims an idempotency key for a request; `scope` says who asks and what, `requestHash` the body. */
export async function claimIdempotencyKey(db: Connection, scope: string, key: string, requestHash: string, at: number): Promise<KeyClaim> {
  const row = { scope, key, request_hash: requestHash, created_at: at }
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

/** Gives back the keys claimed before `before` (epoch milliseconds) that were never answered: their process died before it did the work. */
export async function releaseAbandonedKeys(db: Connection, before: number): Promise<number> {
  return db('idempotency_keys').whereNull('status').where('created_at', '<', before).delete()
}
