import type { Problem, RoutePlanHead } from '@tournee/contract'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Caller, startTestService, type TestService } from '../testing/test-service.ts'

let service: TestService
let planner: Caller
beforeEach(async () => {
  service = await startTestService()
  planner = await service.signIn('planner')
})
afterEach(() => service.close())

const newClient = (name: string) => ({ client: { name }, site: { address: '2 rue du Lac', postcode: '74000', city: 'Annecy' } })
const count = async () => (await service.services.db.connection('clients').count({ n: '*' }))[0]!.n

describe('the same idempotency key', () => {
  test('and the same request gets the same answer and does the work once, twenty times at once too', async () => {
    const before = Number(await count())
    const ask = () => planner.send('POST', '/v1/clients', newClient('Once'), { 'idempotency-key': 'key-0001' })
    const answers = await Promise.all(Array.from({ length: 20 }, ask))
    const statuses = answers.map((answer) => answer.status)
    // one does the work, the others get its answer or are told to wait
    expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([])
    expect(statuses).toContain(201)
    expect(Number(await count())).toBe(before + 1)
    const first = await (await ask()).json()
    expect(await (await ask()).json()).toEqual(first)
  })

  test('still answers after a restart', async () => {
    const headers = { 'idempotency-key': 'key-0002' }
    const first = await planner.json<{ id: string }>('POST', '/v1/clients', newClient('Before'), headers)
    await service.restart()
    const again = await (await service.signIn('planner')).json('POST', '/v1/clients', newClient('Before'), headers)
    expect(again).toEqual(first)
  })

  test('with another body is refused', async () => {
    const headers = { 'idempotency-key': 'key-0003' }
    await planner.send('POST', '/v1/clients', newClient('One'), headers)
    const answer = await planner.send('POST', '/v1/clients', newClient('Other'), headers)
    expect(answer.status).toBe(422)
    expect(((await answer.json()) as Problem).code).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  test('of two users are two keys', async () => {
    const admin = await service.signIn('admin')
    const headers = { 'idempotency-key': 'key-0004' }
    const [one, other] = [
      await planner.json<{ id: string }>('POST', '/v1/clients', newClient('One'), headers),
      await admin.json<{ id: string }>('POST', '/v1/clients', newClient('Other'), headers),
    ]
    expect(one.id).not.toBe(other.id)
  })

  test('may be used again after a refusal', async () => {
    const ask = () =>
      planner.send('POST', '/v1/route-plans', { week: '2026-W49', mode: 'evaluate', seconds: 0.2 }, { 'idempotency-key': 'key-0005' })
    expect((await ask()).status).toBe(409)
    const base = await planner.json<RoutePlanHead>('POST', '/v1/route-plans', { week: '2026-W49', seconds: 0.2 })
    await service.services.jobs.drain()
    expect((await planner.json<RoutePlanHead>('GET', `/v1/route-plans/${base.id}`)).summary).not.toBeNull()
    const accepted = await ask()
    expect(accepted.status).toBe(202)
    const answer = (await accepted.json()) as RoutePlanHead
    await service.services.jobs.drain()
    // the run has ended since; the answer is still the one that was given
    expect(await (await ask()).json()).toEqual(answer)
  })

  test('is answered by the transaction that does the work: a crash just after it loses nothing', async () => {
    const dying = { ...service.services.db, connection: service.services.db.connection }
    const plain = dying.connection
    // the process dies after its transaction: nothing outside of transactions is written any more
    const deadWrites = new Proxy(plain, {
      apply: (target, self, [table]: [string]) => {
        const query = Reflect.apply(target, self, [table])
        if (table === 'idempotency_keys') query.update = query.delete = () => Promise.reject(new Error('dead'))
        return query
      },
    })
    await service.restart({ db: { ...dying, connection: deadWrites as typeof plain } })
    planner = await service.signIn('planner')
    const before = Number(await count())
    const headers = { 'idempotency-key': 'key-0006' }
    const lost = await planner.send('POST', '/v1/clients', newClient('Survivor'), headers)
    expect(lost.status).toBe(500)
    await service.restart()
    planner = await service.signIn('planner')
    const again = await planner.send('POST', '/v1/clients', newClient('Survivor'), headers)
    expect(again.status).toBe(201)
    expect(Number(await count())).toBe(before + 1)
  })
})
