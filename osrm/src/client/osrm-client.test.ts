import { describe, expect, test } from 'vitest'
import { createEmbeddedRoads } from '../embedded/embedded-roads.ts'
import { answerOsrm } from '../http-face/answer-osrm.ts'
import { sendJson, withServer } from '../testing/loopback.ts'
import { place } from '../testing/places.ts'
import { describesProvider } from '../testing/provider-contract.ts'
import { createOsrmClient } from './osrm-client.ts'
import type { OsrmError } from './osrm-error.ts'

const roads = createEmbeddedRoads()
const A = { lng: 1.5218, lat: 42.5063 }
const B = { lng: 1.5975, lat: 42.5677 }

/** A server that answers from the embedded roads in OSRM's format, and notes what it was asked. */
const withFace = <T>(use: (baseUrl: string, asked: string[]) => Promise<T>, limit = Number.POSITIVE_INFINITY) => {
  const asked: string[] = []
  return withServer(
    async (request, response) => {
      asked.push(request.url ?? '')
      const rows = /sources=([\d;]+)/.exec(request.url ?? '')?.[1]?.split(';').length ?? 1
      const columns = /destinations=([\d;]+)/.exec(request.url ?? '')?.[1]?.split(';').length ?? 1
      if (rows * columns > limit) return sendJson(response, 400, { code: 'TooBig', message: 'Too many table coordinates' })
      const { status, body } = await answerOsrm(roads, request.url ?? '')
      sendJson(response, status, body)
    },
    (baseUrl) => use(baseUrl, asked),
  )
}

/** The error that a promise is refused with. */
const errorOf = (promise: Promise<unknown>): Promise<OsrmError> =>
  promise.then(
    () => {
      throw new Error('expected a refusal')
    },
    (error) => error,
  )

describe('the client against the embedded roads in OSRM format', () =>
  describesProvider((run) => withFace((baseUrl) => run(createOsrmClient({ baseUrl })))))

describe('what is sent', () => {
  test('coordinates have six decimals and no exponent, hints are declined, annotations joined by a comma', () =>
    withFace(async (baseUrl, asked) => {
      const error = await errorOf(createOsrmClient({ baseUrl, profile: 'car van' }).table([A, { lng: 0.0000001, lat: 42.123456789 }]))
      expect(error.code).toBe('SnapTooFar')
      expect(asked).toEqual([
        '/table/v1/car%20van/1.521800,42.506300;0.000000,42.123457;1.521800,42.506300;0.000000,42.123457?annotations=duration,distance&sources=0;1&destinations=2;3&generate_hints=false',
      ])
    }))

  test('a table larger than the limit is cut into tiles and put together again', () =>
    withFace(async (baseUrl, asked) => {
      const points = ['Annecy', 'Seynod', 'Sevrier', 'Thônes', 'Ugine', 'Rumilly', 'Frangy'].map(place)
      const table = await createOsrmClient({ baseUrl, maxTableSize: 3 }).table(points)
      // 7 points in tiles of 3: 3 x 3 tiles
      expect(asked).toHaveLength(9)
      expect([...table.durations]).toEqual([...(await roads.table(points)).durations])
    }))

  test('a server that allows less than configured gets smaller tiles', () =>
    withFace(async (baseUrl) => {
      const points = ['Annecy', 'Seynod', 'Sevrier', 'Thônes', 'Ugine'].map(place)
      const table = await createOsrmClient({ baseUrl }).table(points)
      expect([...table.distances]).toEqual([...(await roads.table(points)).distances])
    }, 4))

  test('no address is longer than allowed, whatever the table limit', () =>
    withFace(async (baseUrl, asked) => {
      const points = Array.from({ length: 60 }, (_, index) => ({ lng: 6.1 + index / 1000, lat: 45.9 }))
      await createOsrmClient({ baseUrl, maxTableSize: 1000, maxUrlLength: 1200 }).table(points)
      expect(Math.max(...asked.map((path) => path.length))).toBeLessThanOrEqual(1200)
    }))
})

describe('what comes back', () => {
  const answering = (status: number, body: string, headers: Record<string, string> = {}) =>
    withServer(
      (_, response) => response.writeHead(status, headers).end(body),
      (baseUrl) => errorOf(createOsrmClient({ baseUrl }).table([A, B])),
    )

  test('HTML is not OSRM, whatever its status', async () => {
    expect((await answering(200, '<html>login</html>')).code).toBe('NotOsrm')
    expect((await answering(404, '<html>not found</html>')).code).toBe('NotOsrm')
  })

  test('429 is RateLimited and says how long to wait', async () => {
    const error = await answering(429, 'slow down', { 'retry-after': '7' })
    expect([error.code, error.retryAfterMs, error.isOutage]).toEqual(['RateLimited', 7000, true])
  })

  test('a 502 is an outage of the server, a refused request is not', async () => {
    expect((await answering(502, 'Bad gateway')).isOutage).toBe(true)
    expect((await answering(400, JSON.stringify({ code: 'InvalidOptions', message: '' }))).isOutage).toBe(false)
  })

  test('an Ok with rows missing is not trusted', async () => {
    const waypoints = [A, B].map(({ lng, lat }) => ({ location: [lng, lat], distance: 1, name: '' }))
    const body = { code: 'Ok', durations: [[0, 1]], distances: [[0, 1]], sources: waypoints, destinations: waypoints }
    expect((await answering(200, JSON.stringify(body))).code).toBe('NotOsrm')
  })

  test('a redirect is not followed', async () => {
    expect((await answering(302, '', { location: 'http://127.0.0.1:1/' })).code).toBe('ConnectionFailed')
  })

  test('a point off the map is unreachable, the others are served', () =>
    withFace(async (baseUrl) => {
      const table = await createOsrmClient({ baseUrl, maxSnapMetres: 3000 }).table([
        place('Annecy'),
        { lng: 4.8357, lat: 45.764 },
        place('Thônes'),
      ])
      expect([...table.durations].map((seconds) => seconds < 0)).toEqual([false, true, false, true, false, true, false, true, false])
    }))
})

describe('when the server misbehaves', () => {
  test('a reset connection is tried once more', async () => {
    let calls = 0
    await withServer(
      (request, response) => {
        calls++
        if (calls === 1) request.socket.destroy()
        else answerOsrm(roads, request.url ?? '').then(({ status, body }) => sendJson(response, status, body))
      },
      async (baseUrl) => {
        const [leg] = await createOsrmClient({ baseUrl }).route([place('Annecy'), place('Thônes')])
        expect(leg!.source).toBe('osrm')
      },
    )
    expect(calls).toBe(2)
  })

  test('a connection reset twice is an outage', async () => {
    let calls = 0
    const error = await withServer(
      (request) => {
        calls++
        request.socket.destroy()
      },
      (baseUrl) => errorOf(createOsrmClient({ baseUrl }).nearest(A)),
    )
    expect([error.code, calls]).toEqual(['ConnectionFailed', 2])
  })

  test('silence ends in Timeout and is not retried', async () => {
    let calls = 0
    const error = await withServer(
      () => {
        calls++
      },
      (baseUrl) => errorOf(createOsrmClient({ baseUrl, timeoutMs: 30 }).nearest(A)),
    )
    expect([error.code, calls]).toEqual(['Timeout', 1])
  })

  test('one impossible leg does not spoil the others', () =>
    withServer(
      async (request, response) => {
        const coordinates = request.url!.split('/')[4]!.split('?')[0]!.split(';')
        // no way to the third point
        if (coordinates.some((pair) => pair.startsWith('6.9')))
          return sendJson(response, 400, { code: 'NoRoute', message: 'Impossible route between points' })
        const { status, body } = await answerOsrm(roads, request.url ?? '')
        sendJson(response, status, body)
      },
      async (baseUrl) => {
        const legs = await createOsrmClient({ baseUrl }).route([place('Annecy'), place('Thônes'), { lng: 6.9, lat: 45.9 }])
        expect(legs[0]!.duration).toBeGreaterThan(0)
        expect([legs[1]!.duration, legs[1]!.distance]).toEqual([-1, -1])
      },
    ))
})

describe('the data version', () => {
  const versioned = (dataVersion: string | null, options = {}) =>
    withServer(
      (_, response) =>
        sendJson(response, 200, {
          code: 'Ok',
          ...(dataVersion === null ? {} : { data_version: dataVersion }),
          waypoints: [{ location: [6, 46], distance: 0, name: '' }],
        }),
      (baseUrl) => createOsrmClient({ baseUrl, ...options }).dataVersion(),
    )

  test('is what the extract says, what is configured, or the server itself', async () => {
    expect(await versioned('2026-11-01T00:00:00Z')).toBe('2026-11-01T00:00:00Z')
    expect(await versioned('2026-11-01T00:00:00Z', { dataVersion: 'own' })).toBe('own')
    expect(await versioned(null)).toMatch(/^unversioned-[0-9a-f]{12}$/)
  })
})

describe('a server restarted with new data', () => {
  test('is noticed after five minutes without an answer, and not asked before', () => {
    let now = 0
    let calls = 0
    return withServer(
      (_, response) =>
        sendJson(response, 200, { code: 'Ok', data_version: `v${++calls}`, waypoints: [{ location: [6, 46], distance: 0, name: '' }] }),
      async (baseUrl) => {
        const client = createOsrmClient({ baseUrl, clock: () => now })
        expect(await client.dataVersion()).toBe('v1')
        now = 300_000
        expect(await client.dataVersion()).toBe('v1')
        now = 300_001
        expect(await client.dataVersion()).toBe('v2')
      },
    )
  })
})

describe('addresses', () => {
  test.each(['ftp://osrm.example.org', 'http://user:secret@osrm.example.org', 'http://osrm.example.org?x=1', 'osrm.example.org'])(
    '%s is refused',
    (baseUrl) => {
      expect(() => createOsrmClient({ baseUrl })).toThrow(RangeError)
    },
  )

  test.each([
    'http://localhost:5000',
    'http://127.0.0.1',
    'http://10.1.2.3',
    'http://172.20.0.1',
    'http://192.168.1.1',
    'http://169.254.169.254',
    'http://[::1]:5000',
    'http://[fd00::1]',
    'http://0x7f000001',
    'http://osrm.internal',
  ])('%s is refused unless it was configured', (baseUrl) => {
    expect(() => createOsrmClient({ baseUrl, allowPrivate: false })).toThrow('private')
    expect(() => createOsrmClient({ baseUrl })).not.toThrow()
  })

  test('a public address is accepted either way', () => {
    expect(createOsrmClient({ baseUrl: 'https://osrm.example.org/prefix/', allowPrivate: false }).id).toBe('osrm')
  })
})
