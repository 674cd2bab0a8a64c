import { describe, expect, it } from 'vitest'
import { createConnection } from './connection.ts'

/** A network whose cable is in our hand; nothing is asked again until `tick`. */
function world() {
  const events = new EventTarget()
  const net = { answers: true, online: true, time: 1_000, sent: [] as string[], gateway: false }
  let due: (() => void) | null = null
  const connection = createConnection({
    fetch: async (input, init) => {
      net.sent.push(`${init?.method ?? 'GET'} ${String(input)}`)
      if (!net.answers) throw new TypeError('Failed to fetch')
      return net.gateway ? new Response('<h1>Bad gateway</h1>', { status: 502 }) : Response.json({})
    },
    isOnline: () => net.online,
    now: () => net.time,
    after: (run) => {
      due = run
      return () => {
        due = null
      }
    },
    events,
  })
  const settle = () => new Promise((resolve) => setTimeout(resolve))
  const tick = async () => {
    due?.()
    await settle()
  }
  const go = async (online: boolean) => {
    net.online = online
    net.answers = online
    events.dispatchEvent(new Event(online ? 'online' : 'offline'))
    await settle()
  }
  return { net, connection, tick, go, isAsking: () => due !== null }
}

const WRITE = { method: 'POST' }

describe('the connection', () => {
  it('is well, and knows when the service last answered', async () => {
    const { connection, net } = world()
    net.time = 5_000
    await connection.send('/a')
    expect(connection.get()).toEqual({ lost: null, heardAt: 5_000, refused: null })
  })

  it('is lost when the browser says so, and tells those who listen', async () => {
    const { connection, go } = world()
    let told = 0
    connection.subscribe(() => told++)
    connection.watch(() => undefined)
    await go(false)
    expect(connection.get().lost).toBe('offline')
    expect(told).toBe(1)
  })

  it('refuses a change while it is lost, without sending it, and lets reads try', async () => {
    const { connection, go, net } = world()
    connection.watch(() => undefined)
    await go(false)
    net.sent.length = 0
    await expect(connection.send('/change', WRITE)).rejects.toThrow(TypeError)
    expect(connection.get().refused).toBe('unsent')
    await expect(connection.send('/read')).rejects.toThrow(TypeError)
    expect(net.sent).toEqual(['GET /read'])
  })

  it('does not know what became of the change during which it was lost', async () => {
    const { connection, net } = world()
    net.answers = false
    await expect(connection.send('/change', WRITE)).rejects.toThrow(TypeError)
    expect(connection.get()).toMatchObject({ lost: 'silent', refused: 'unconfirmed' })
  })

  it('is lost while a gateway answers in the place of the service', async () => {
    const { connection, net } = world()
    net.gateway = true
    await connection.send('/a')
    expect(connection.get().lost).toBe('silent')
  })

  it('asks again until the service answers, then says once that it is back and what was refused', async () => {
    const { connection, net, tick, isAsking } = world()
    const back: unknown[] = []
    connection.watch((refused) => back.push(refused))
    net.answers = false
    await connection.send('/change', WRITE).catch(() => undefined)
    await tick()
    expect(connection.get().lost).toBe('silent')
    expect(isAsking()).toBe(true)
    net.answers = true
    net.time = 9_000
    await tick()
    expect(connection.get()).toEqual({ lost: null, heardAt: 9_000, refused: null })
    expect(back).toEqual(['unconfirmed'])
    expect(isAsking()).toBe(false)
  })

  it('looks at once when the network is back', async () => {
    const { connection, go } = world()
    const back: unknown[] = []
    connection.watch((refused) => back.push(refused))
    await go(false)
    await go(true)
    expect(connection.get().lost).toBeNull()
    expect(back).toEqual([null])
  })

  it('neither asks nor refuses when nobody watches', async () => {
    const { connection, net, isAsking } = world()
    const stop = connection.watch(() => undefined)
    net.answers = false
    await connection.send('/a').catch(() => undefined)
    stop()
    expect(isAsking()).toBe(false)
    net.answers = true
    await connection.send('/change', WRITE)
    expect(connection.get().lost).toBeNull()
  })

  it('takes a call that was given up for no loss', async () => {
    const gaveUp = createConnection({
      fetch: () => Promise.reject(new DOMException('gone', 'AbortError')),
      isOnline: () => true,
      now: () => 0,
      after: () => () => undefined,
      events: new EventTarget(),
    })
    await expect(gaveUp.send('/a')).rejects.toThrow('gone')
    expect(gaveUp.get().lost).toBeNull()
  })
})
