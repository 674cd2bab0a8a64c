import { createHash, randomBytes } from 'node:crypto'
import type { Session } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Connection } from '../database/connection.ts'
import { getUser } from './users.ts'

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

export interface NewSession extends Session {
  /** for the cookie; only its hash is stored */
  readonly token: string
  /** epoch milliseconds */
  readonly expiresAt: number
}

/** Opens a session that lasts `lifetimeMs`. */
export async function createSession(db: Connection, userId: string, lifetimeMs: number, by: By): Promise<NewSession> {
  const token = randomBytes(32).toString('base64url')
  const csrfToken = randomBytes(32).toString('base64url')
  const expiresAt = by.at + lifetimeMs
  await db('sessions').insert({
    token_hash: hashOf(token),
    user_id: userId,
    csrf_token: csrfToken,
    created_at: by.at,
    expires_at: expiresAt,
  })
  await recordChange(db, { action: 'login', entity: 'user', entityId: userId }, by)
  return { user: await getUser(db, userId), csrfToken, token, expiresAt }
}

/** The session of a token at the instant `at` (epoch milliseconds); null when unknown, over, or the account is closed. */
export async function findSession(db: Connection, token: string, at: number): Promise<Session | null> {
  const row = await db('sessions')
    .where({ token_hash: hashOf(token) })
    .andWhere('expires_at', '>', at)
    .first<{ user_id: string; csrf_token: string } | undefined>()
  if (!row) return null
  const user = await getUser(db, row.user_id)
  return user.active ? { user, csrfToken: row.csrf_token } : null
}

export async function deleteSession(db: Connection, token: string): Promise<void> {
  await db('sessions')
    .where({ token_hash: hashOf(token) })
    .delete()
}

/** Sweeps out sessions that are over at `at`; answers how many. */
export async function deleteExpiredSessions(db: Connection, at: number): Promise<number> {
  return db('sessions').where('expires_at', '<=', at).delete()
}
