import type { Problem, Session } from '@tournee/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emailOf, PASSWORD } from '../testing/small-company.ts'
import { startTestService, type TestService } from '../testing/test-service.ts'

let service: TestService
beforeAll(async () => {
  service = await startTestService()
})
afterAll(() => service.close())

const signIn = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${service.url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

describe('signing in', () => {
  test('gives a cookie that scripts cannot read and other sites do not send', async () => {
    const answer = await signIn({ email: emailOf('planner'), password: PASSWORD })
    expect(answer.status).toBe(201)
    const cookie = answer.headers.get('set-cookie')!
    expect(cookie).toMatch(/^tournee_session=[\w-]{43};/)
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Lax')
    const session = (await answer.json()) as Session
    expect(session.user).toMatchObject({ email: emailOf('planner'), role: 'planner' })
    expect(JSON.stringify(session)).not.toMatch(/argon2|password/i)
  })

  test('refuses a wrong password and an unknown e-mail with the same words', async () => {
    const withoutId = async (answer: Response) => ({ ...((await answer.json()) as Problem), requestId: '' })
    const wrong = await withoutId(await signIn({ email: emailOf('planner'), password: 'wrong' }))
    const unknown = await withoutId(await signIn({ email: 'nobody@example.test', password: PASSWORD }))
    expect(wrong).toMatchObject({ status: 401, code: 'BAD_CREDENTIALS' })
    expect(unknown).toEqual(wrong)
  })

  test('is refused from another site', async () => {
    const answer = await signIn({ email: emailOf('planner'), password: PASSWORD }, { origin: 'https://elsewhere.example' })
    expect(answer.status).toBe(403)
    expect(answer.headers.get('set-cookie')).toBeNull()
  })

  test('stores only the hash of the session’s token', async () => {
    const { cookie } = await service.signIn('planner')
    const rows = await service.services.db.connection('sessions').select('*')
    expect(JSON.stringify(rows)).not.toContain(cookie.split('=')[1])
  })
})

describe('a session', () => {
  test('tells who is signed in, and nobody after signing out', async () => {
    const planner = await service.signIn('planner')
    expect(await planner.json('GET', '/v1/session')).toMatchObject({ user: { role: 'planner' }, csrfToken: planner.csrfToken })
    expect((await planner.send('DELETE', '/v1/session')).status).toBe(204)
    expect(await planner.json('GET', '/v1/session')).toBeNull()
    expect((await planner.send('GET', '/v1/clients')).status).toBe(401)
  })

  test('refuses a write that does not carry its token', async () => {
    const planner = await service.signIn('planner')
    const write = { week: '2026-W49', routes: [] }
    for (const token of ['', 'x', planner.csrfToken.slice(1)]) {
      const answer = await planner.send('POST', '/v1/route-plans/evaluate', write, { 'x-csrf-token': token })
      expect(((await answer.json()) as Problem).code).toBe('CSRF')
    }
    expect((await planner.send('POST', '/v1/route-plans/evaluate', write)).status).toBe(200)
  })
})

test('too many wrong passwords from one address are held off', async () => {
  const strict = await startTestService({ config: { failedSignIns: 3 } })
  try {
    const statuses: number[] = []
    for (let attempt = 0; attempt < 5; attempt++) {
      const answer = await fetch(`${strict.url}/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: emailOf('planner'), password: 'wrong' }),
      })
      statuses.push(answer.status)
      if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    }
    expect(statuses).toEqual([401, 401, 401, 429, 429])
  } finally {
    await strict.close()
  }
})
