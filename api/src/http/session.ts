import { timingSafeEqual } from 'node:crypto'
import type { Endpoint, User } from '@tournee/contract'
import { createSession, deleteSession, findSession } from '@tournee/data'
import type { Request, Response } from 'express'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import type { SessionHandle } from './handler.ts'

const COOKIE = 'tournee_session'
const LIFETIME_MS = 12 * 3_600_000

/** The cookie's value, or null: one header, no library. */
function readCookie(request: Request): string | null {
  for (const pair of (request.get('cookie') ?? '').split(';')) {
    const [name, value] = pair.trim().split('=')
    if (name === COOKIE && value && /^[\w-]{43}$/.test(value)) return value
  }
  return null
}

/** The session behind a request's cookie; nobody when there is none, it is over, or the account is closed. */
export async function readSession(
  services: Pick<Services, 'db' | 'now' | 'config'>,
  request: Request,
  response: Response,
): Promise<SessionHandle> {
  const token = readCookie(request)
  const stored = token ? await findSession(services.db.connection, token, services.now()) : null
  const secure = services.config.publicUrl?.startsWith('https:') ?? false
  const cookie = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const
  return {
    user: stored?.user ?? null,
    csrfToken: stored?.csrfToken ?? null,
    open: async (user: User) => {
      const by = { actor: user.email, at: services.now() }
      const opened = await services.db.transaction((connection) => createSession(connection, user.id, LIFETIME_MS, by))
      response.cookie(COOKIE, opened.token, { ...cookie, maxAge: LIFETIME_MS })
      return opened.csrfToken
    },
    close: async () => {
      if (token) await deleteSession(services.db.connection, token)
      response.clearCookie(COOKIE, cookie)
    },
  }
}

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/**
 * Refuses writes that another site makes a browser send: a foreign Origin, or (signed in) no CSRF token of the session.
 * Sign-in has no session yet; its Origin and its JSON body keep foreign forms out.
 */
export function checkOrigin(endpoint: Pick<Endpoint, 'method' | 'access'>, session: SessionHandle, request: Request): Refusal | null {
  if (endpoint.method === 'GET') return null
  const origin = request.get('origin')
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== request.get('host')))
    return refuse('CSRF', 'The origin is foreign.')
  if (endpoint.access === 'public' || session.csrfToken === null) return null
  const given = request.get('x-csrf-token')
  return given !== undefined && sameText(given, session.csrfToken) ? null : refuse('CSRF')
}
