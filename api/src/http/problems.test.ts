import type { Problem } from '@tournee/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Caller, startTestService, type TestService } from '../testing/test-service.ts'

let service: TestService
let planner: Caller
beforeAll(async () => {
  service = await startTestService()
  planner = await service.signIn('planner')
})
afterAll(() => service.close())

const problem = async (answer: Response) => {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  const read = (await answer.json()) as Problem
  expect(read.status).toBe(answer.status)
  expect(read.requestId).toBe(answer.headers.get('x-request-id'))
  return read
}
/** Sends text as it is, as JSON. */
const raw = (body: string, type = 'application/json') =>
  fetch(`${service.url}/v1/route-plans/evaluate`, {
    method: 'POST',
    headers: { cookie: planner.cookie, 'x-csrf-token': planner.csrfToken, 'content-type': type },
    body,
  })

describe('a request that is not well-formed is refused with a problem', () => {
  test.each([
    ['JSON nested 100 000 deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 400, 'TOO_DEEP'],
    ['objects nested 65 deep', `${'{"a":'.repeat(65)}1${'}'.repeat(65)}`, 400, 'TOO_DEEP'],
    ['brackets in a text do not count', JSON.stringify({ week: '['.repeat(1_000) }), 400, 'INVALID_REQUEST'],
    ['half a document', '{"week":', 400, 'BAD_JSON'],
    ['more than a megabyte', JSON.stringify({ week: 'x'.repeat(1_100_000) }), 413, 'TOO_LARGE'],
  ])('%s', async (_, body, status, code) => {
    expect(await problem(await raw(body))).toMatchObject({ status, code })
  })

  test('another content type', async () => {
    expect(await problem(await raw('week=2026-W49', 'application/x-www-form-urlencoded'))).toMatchObject({ status: 415 })
  })

  test('fields that are wrong are all named, with path, cause and remedy', async () => {
    const answer = await planner.send('POST', '/v1/route-plans', { week: '2026-49', seconds: 1e9, seed: 1.5 })
    const { errors, ...head } = await problem(answer)
    expect(head).toMatchObject({ status: 400, code: 'INVALID_REQUEST' })
    expect(errors!.map((error) => error.path)).toEqual(['body.week', 'body.seconds', 'body.seed'])
    for (const error of errors!) expect([error.cause, error.remedy].every((text) => text.length > 0)).toBe(true)
  })

  test('a week that the year does not have', async () => {
    // 2027 ends on a Friday and has 52 weeks
    const { errors } = await problem(await planner.send('POST', '/v1/route-plans', { week: '2027-W53' }))
    expect(errors![0]).toMatchObject({ code: 'NO_SUCH_WEEK', path: 'body.week' })
  })

  test('an id that is none', async () => {
    expect(await problem(await planner.send('GET', '/v1/clients/1'))).toMatchObject({ code: 'INVALID_REQUEST' })
  })

  test('an address that is badly encoded', async () => {
    expect((await problem(await planner.send('GET', '/v1/clients/%E0%A4%A'))).status).toBe(400)
  })
})

describe('what is not there', () => {
  test('an unknown address under /v1 is a problem, not a page', async () => {
    expect(await problem(await planner.send('GET', '/v1/nothing'))).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('an unknown client', async () => {
    const answer = await planner.send('GET', '/v1/clients/01900000-0000-7000-8000-000000000000')
    expect(await problem(answer)).toMatchObject({ code: 'NOT_FOUND' })
  })

  test.each(['/v1/route-plans', '/v1/imports'])('the events of an unknown %s', async (path) => {
    const answer = await planner.send('GET', `${path}/01900000-0000-7000-8000-000000000000/events`)
    expect(await problem(answer)).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  })

  test('another method is 405 and says which are taken', async () => {
    const answer = await planner.send('DELETE', '/v1/clients')
    expect(answer.headers.get('allow')).toBe('GET, POST')
    expect(await problem(answer)).toMatchObject({ code: 'METHOD_NOT_ALLOWED' })
  })
})

describe('changing what somebody else changed', () => {
  test('needs the version it starts from, and refuses an old one', async () => {
    const { items } = await planner.json<{ items: { id: string }[] }>('GET', '/v1/clients')
    const path = `/v1/clients/${items[0]!.id}`
    const read = await planner.send('GET', path)
    expect(read.headers.get('etag')).toBe('"1"')
    expect(await problem(await planner.send('PATCH', path, { notes: 'a' }))).toMatchObject({ status: 428, code: 'VERSION_REQUIRED' })
    const changed = await planner.send('PATCH', path, { notes: 'a' }, { 'if-match': '"1"' })
    expect(changed.status).toBe(200)
    expect(await changed.json()).toMatchObject({ notes: 'a', version: 2 })
    const late = await planner.send('PATCH', path, { notes: 'b' }, { 'if-match': '"1"' })
    expect(await problem(late)).toMatchObject({ status: 412, code: 'VERSION_CONFLICT' })
  })
})

test('an unexpected error is a 500 that tells nothing of the inside', async () => {
  const roads = { ...service.services.roads, table: () => Promise.reject(new Error('the secret inside')) }
  const broken = await startTestService({ overrides: { roads } })
  try {
    const caller = await broken.signIn('planner')
    const answer = await caller.send('POST', '/v1/route-plans/evaluate', { week: '2026-W49', routes: [] })
    const read = await problem(answer)
    expect(read).toMatchObject({ status: 500, code: 'INTERNAL' })
    expect(JSON.stringify(read)).not.toContain('secret')
  } finally {
    await broken.close()
  }
})

test('every answer carries the security headers, scripts from elsewhere are forbidden', async () => {
  const answer = await fetch(`${service.url}/healthz`)
  const policy = answer.headers.get('content-security-policy')!
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("worker-src 'self' blob:")
  expect(policy).not.toMatch(/script-src[^;]*unsafe/)
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('x-powered-by')).toBeNull()
})
