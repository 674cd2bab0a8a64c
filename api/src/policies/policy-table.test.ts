import { type Endpoint, endpoints, type Role } from '@tournee/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EndpointName } from '../http/handler.ts'
import { type Caller, startTestService, type TestService } from '../testing/test-service.ts'
import { POLICY } from './policy-table.ts'

const ROLES: readonly Role[] = ['planner', 'technician', 'manager', 'client', 'admin']
const NAMES = Object.keys(endpoints) as EndpointName[]
const NOBODY = '01900000-0000-7000-8000-000000000000'
/** The address of an endpoint about something that does not exist: what counts is who is let in. */
const addressOf = (endpoint: Endpoint) => endpoint.path.replace(':week', '2026-W49').replace(/:\w+/g, NOBODY)

let service: TestService
const callers = new Map<Role, Caller>()
beforeAll(async () => {
  service = await startTestService()
  for (const role of ROLES) callers.set(role, await service.signIn(role))
})
afterAll(() => service.close())

describe.each(NAMES)('%s', (name) => {
  const endpoint: Endpoint = endpoints[name]

  test('has the same rights in the table as in the contract', () => {
    const { access } = endpoint
    for (const role of ROLES) {
      const allowed = access === 'public' || access === 'signed-in' || access.includes(role)
      expect([role, POLICY[name][role] !== 'no']).toEqual([role, allowed])
    }
    expect(POLICY[name].anonymous !== 'no').toBe(access === 'public')
  })

  test('lets nobody in without a session unless it is public', async () => {
    const answer = await fetch(`${service.url}${addressOf(endpoint)}`, { method: endpoint.method })
    await answer.body?.cancel()
    expect(answer.status === 401 && name !== 'signIn').toBe(POLICY[name].anonymous === 'no')
  })
})

// signing in and out change the callers' sessions: session.test.ts
describe.each(NAMES.filter((name) => name !== 'signIn' && name !== 'signOut'))('%s', (name) => {
  const endpoint: Endpoint = endpoints[name]

  test('lets in exactly those whom the table lets in', async () => {
    for (const role of ROLES) {
      const answer = await callers.get(role)!.send(endpoint.method, addressOf(endpoint), endpoint.method === 'GET' ? undefined : {})
      await answer.body?.cancel()
      expect([role, answer.status === 403]).toEqual([role, POLICY[name][role] === 'no'])
      expect(answer.status).not.toBe(401)
      expect(answer.status).toBeLessThan(500)
    }
  })
})

test('a technician sees his own day and no other’s', async () => {
  const day = await callers.get('technician')!.json<{ technician: { id: string } }>('GET', '/v1/my-day?date=2026-12-01')
  const own = await service.services.db.connection('users').where({ role: 'technician' }).first('technician_id')
  expect(day.technician.id).toBe(own.technician_id)
})
