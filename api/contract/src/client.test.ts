import { describe, expect, test } from 'vitest'
import { ApiError, createApiClient, endpoints, urlOf } from './index.ts'

const ID = '01900000-0000-7000-8000-000000000001'

/** A client whose calls are kept and answered with this. */
function clientOver(status: number, body: unknown, csrf: string | null = 'token') {
  const calls: { url: string; init: RequestInit }[] = []
  const answer = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body)
  const send = async (url: string | URL | Request, init: RequestInit = {}) => {
    calls.push({ url: String(url), init })
    return new Response(answer, { status })
  }
  return { call: createApiClient({ fetch: send as typeof fetch, csrf: () => csrf }), calls }
}

describe('the typed client', () => {
  test('puts parameters into the path and leaves absent query fields out', () => {
    expect(urlOf(endpoints.getWeek, { params: { week: '2026-W49' } })).toBe('/v1/weeks/2026-W49')
    expect(urlOf(endpoints.listClients, { query: { search: 'é & co', limit: 5, cursor: undefined } })).toBe(
      '/v1/clients?search=%C3%A9+%26+co&limit=5',
    )
  })

  test('sends JSON, the CSRF token, version and idempotency key of a write', async () => {
    const { call, calls } = clientOver(204, undefined)
    await call(endpoints.deleteAbsence, { params: { id: ID }, ifMatch: 3, idempotencyKey: 'key-0001' })
    expect(calls[0]).toMatchObject({ url: `/v1/absences/${ID}`, init: { method: 'DELETE', credentials: 'same-origin' } })
    expect(calls[0]!.init.headers).toMatchObject({ 'x-csrf-token': 'token', 'if-match': '"3"', 'idempotency-key': 'key-0001' })
  })

  test('sends no token with a read, and a file as a form', async () => {
    const reading = clientOver(200, { items: [] })
    expect(await reading.call(endpoints.listTechnicians)).toEqual({ items: [] })
    expect(reading.calls[0]!.init.headers).not.toHaveProperty('x-csrf-token')
    const uploading = clientOver(422, { type: 't', title: 'no', status: 422, code: 'UNREADABLE_FILE' })
    await expect(uploading.call(endpoints.createImport, { file: new Blob(['a']), fileName: 'a.csv' })).rejects.toBeInstanceOf(ApiError)
    expect((uploading.calls[0]!.init.body as FormData).get('file')).toMatchObject({ name: 'a.csv' })
  })

  test('says with a write, and only then, which screen makes it', async () => {
    const sent: (string | undefined)[] = []
    const send = async (_: unknown, init: RequestInit = {}) => {
      sent.push((init.headers as Record<string, string>)['x-screen-id'])
      return new Response('{"items":[]}', { status: init.method === 'GET' ? 200 : 422 })
    }
    const call = createApiClient({ fetch: send as typeof fetch, csrf: () => null, screenId: 'screen-1' })
    await call(endpoints.listTechnicians)
    await expect(call(endpoints.deleteAbsence, { params: { id: ID } })).rejects.toBeInstanceOf(ApiError)
    expect(sent).toEqual([undefined, 'screen-1'])
  })

  test('asks for the language of the reader, as it is at that moment', async () => {
    const sent: unknown[] = []
    let language = 'fr'
    const send = async (_: unknown, init: RequestInit = {}) => {
      sent.push((init.headers as Record<string, string>)['accept-language'])
      return new Response('{"items":[]}')
    }
    const call = createApiClient({ fetch: send as typeof fetch, csrf: () => null, language: () => language })
    await call(endpoints.listTechnicians)
    language = 'en'
    await call(endpoints.listTechnicians)
    expect(sent).toEqual(['fr', 'en'])
  })

  test('throws the service’s problem, and says so when an answer is not the service’s', async () => {
    const problem = { type: 't', title: 'Not there', status: 404, code: 'NOT_FOUND' }
    await expect(clientOver(404, problem).call(endpoints.getClient, { params: { id: ID } })).rejects.toMatchObject({ problem })
    const portal = clientOver(200, '<html>sign in to the hotel</html>')
    await expect(portal.call(endpoints.listTechnicians)).rejects.toMatchObject({ problem: { code: 'BAD_ANSWER' } })
  })
})
