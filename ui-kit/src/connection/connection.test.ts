import { describe, expect, it } from 'vitest'
import { createConnection } from './connection.ts'

/** A network whose cable is in our hand; nothing is asked again until `tick`. */
function world() {
  const events = new EventTarget()
  const net = { answers: true, online: true, time: 1_000, sent: [] as string[], gateway: false, hangs: false }
  const timers = new Set<{ readonly run: () => void; readonly at: number; readonly ms: number }>()
  const connection = createConnection({
    fetch: async (input, init) => {
      net.sent.push(`${init?.method ?? 'GET'} ${String(input)}`)
      if (net.hangs) return hanging(init?.signal)
      if (!net.answers) throw new TypeError('Failed to fetch')
      return net.gateway ? new Response('<h1>Bad gateway</h1>', { status: 502 }) : Response.json({})
    },
    isOnline: () => net.online,
    now: () => net.time,
    after: (run, ms) => {
      const timer = { run, at: net.time + ms, ms }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    events,
  })
  const settle = () => new Promise((resolve) => setTimeout(resolve))
  /** as much later: what is due by then runs, in order */
  const pass = async (ms: number) => {
    const until = net.time + ms
    for (;;) {
      const next = [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      timers.delete(next)
      net.time = Math.max(net.time, next.at)
      next.run()
      await settle()
    }
    net.time = until
    await settle()
  }
  const tick = () => pass(AGAIN_MS)
  const go = async (online: boolean) => {
    net.online = online
    net.answers = online
    events.dispatchEvent(new Event(online ? 'online' : 'offline'))
    await settle()
  }
  return { net, connection, tick, pass, go, isAsking: () => [...timers].some(({ ms }) => ms === AGAIN_MS) }
}

const AGAIN_MS = 3_000

/** What a server that accepts and never answers gives: nothing, until it is given up. */
const hanging = (signal: AbortSignal | null | undefined) =>
  new Promise<Response>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)))

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
    await tick()
    expect(connection.get()).toEqual({ lost: null, heardAt: net.time, refused: null })
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

  it('notices within half a minute that it hangs, on a screen that asks nothing, and recovers', async () => {
    const { connection, net, pass, tick } = world()
    const back: unknown[] = []
    connection.watch((refused) => back.push(refused))
    await connection.send('/a')
    net.hangs = true
    await pass(27_000)
    expect(connection.get().lost).toBe('silent')
    net.hangs = false
    await tick()
    expect(connection.get().lost).toBeNull()
    expect(back).toEqual([null])
  })

  it('gives up what waits on a connection that hangs: a change is not known to be saved', async () => {
    const { connection, net, pass } = world()
    connection.watch(() => undefined)
    net.hangs = true
    const [change, read] = [connection.send('/change', WRITE), connection.send('/read')].map((call) =>
      call.catch((error: unknown) => error),
    )
    await pass(27_000)
    expect(await change).toBeInstanceOf(TypeError)
    expect(await read).toBeInstanceOf(TypeError)
    expect(connection.get()).toMatchObject({ lost: 'silent', refused: 'unconfirmed' })
  })

  it('waits for a slow answer as long as the service answers others', async () => {
    const { connection, net, pass } = world()
    connection.watch(() => undefined)
    net.hangs = true
    const slow = connection.send('/slow')
    let isOver = false
    void slow.catch(() => undefined).finally(() => (isOver = true))
    net.hangs = false
    await pass(120_000)
    expect([isOver, connection.get().lost]).toEqual([false, null])
    expect(net.sent.filter((one) => one.includes('/healthz')).length).toBeGreaterThan(5)
  })

  it('asks nothing of its own while answers come', async () => {
    const { connection, net, pass } = world()
    connection.watch(() => undefined)
    for (let n = 0; n < 10; n++) {
      await connection.send('/a')
      await pass(5_000)
    }
    expect(net.sent.filter((one) => one.includes('/healthz'))).toEqual([])
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
