import { describe, expect, it } from 'vitest'
import { readDelivery } from './send-stamp.ts'
import { type Delivery, type KeptStamp, StampBox } from './stamp-box.ts'

const stamp = (id: string): KeptStamp => ({ id, visitId: 'v', kind: 'arrived', at: '2026-12-01T09:00:00Z' })
function aStore() {
  const values = new Map<string, string>()
  return { getItem: (key: string) => values.get(key) ?? null, setItem: (key: string, value: string) => void values.set(key, value) }
}
const states = (box: StampBox) => box.items().map(({ stamp: { id }, state }) => `${id} ${state}`)

describe('stamps on the device', () => {
  it('outlive a reload, and are sent in order once there is a network', async () => {
    const store = aStore()
    const sent: string[] = []
    const offline = new StampBox(store, 'k', async () => ({ kind: 'later' }))
    offline.add(stamp('a'))
    offline.add(stamp('b'))
    await offline.flush()
    const again = new StampBox(store, 'k', async ({ id }) => {
      sent.push(id)
      return { kind: 'taken' }
    })
    expect(states(again)).toEqual(['a waiting', 'b waiting'])
    await again.flush()
    expect(sent).toEqual(['a', 'b'])
    expect(states(again)).toEqual(['a taken', 'b taken'])
    again.forget(['a'])
    expect(states(new StampBox(store, 'k', async () => ({ kind: 'later' })))).toEqual(['b taken'])
  })

  it('never overtake one that could not be sent', async () => {
    const answers: Delivery[] = [{ kind: 'taken' }, { kind: 'later' }]
    const box = new StampBox(aStore(), 'k', async () => answers.shift()!)
    for (const id of ['a', 'b', 'c']) box.add(stamp(id))
    await box.flush()
    expect(states(box)).toEqual(['a taken', 'b waiting', 'c waiting'])
  })

  it('are set aside when refused for good, and those after still arrive', async () => {
    const box = new StampBox(aStore(), 'k', async ({ id }) =>
      id === 'a' ? { kind: 'refused', code: 'STOP_NOT_YOURS' } : { kind: 'taken' },
    )
    box.add(stamp('a'))
    box.add(stamp('b'))
    await box.flush()
    expect(states(box)).toEqual(['a refused', 'b taken'])
    expect(box.items()[0]!.code).toBe('STOP_NOT_YOURS')
  })

  it('are sent once, however often one asks', async () => {
    let sent = 0
    const box = new StampBox(aStore(), 'k', async () => {
      sent += 1
      return { kind: 'taken' }
    })
    box.add(stamp('a'))
    await Promise.all([box.flush(), box.flush()])
    expect(sent).toBe(1)
  })

  it('are not lost to a store that somebody spoilt', () => {
    const store = aStore()
    store.setItem('k', '{oops')
    const box = new StampBox(store, 'k', async () => ({ kind: 'later' }))
    box.add(stamp('a'))
    expect(states(box)).toEqual(['a waiting'])
  })
})

describe('an answer to a stamp', () => {
  const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    new Response(JSON.stringify(body), { status, headers })
  const problem = { type: 'x', title: 'No', status: 409, code: 'STOP_NOT_YOURS' }

  it('counts only with our own header: a captive portal says 200, or 201, to anything', async () => {
    expect(await readDelivery(answer(201, {}, { 'x-tournee-taken': 'yes' }))).toEqual({ kind: 'taken' })
    expect(await readDelivery(answer(201, {}))).toEqual({ kind: 'later' })
    expect(
      await readDelivery(new Response('<html>Welcome to our hotel</html>', { status: 200, headers: { 'x-tournee-taken': 'yes' } })),
    ).toEqual({
      kind: 'later',
    })
  })

  it('sets aside what our service refuses, and nothing that another one does', async () => {
    expect(await readDelivery(answer(409, problem))).toEqual({ kind: 'refused', code: 'STOP_NOT_YOURS' })
    expect(await readDelivery(new Response('<html>', { status: 404 }))).toEqual({ kind: 'later' })
  })

  it('is for later while the session is over or the service is down', async () => {
    for (const status of [401, 403, 429, 500, 503])
      expect(await readDelivery(answer(status, { ...problem, status }))).toEqual({ kind: 'later' })
  })
})
