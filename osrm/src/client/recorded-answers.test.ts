import { describe, expect, test } from 'vitest'
import { createEmbeddedRoads } from '../embedded/embedded-roads.ts'
import { answerOsrm } from '../http-face/answer-osrm.ts'
import { sendJson, withServer } from '../testing/loopback.ts'
import { type OsrmFixture, readOsrmFixtures } from '../testing/shared-files.ts'
import type { LngLat, TravelProvider } from '../travel-provider.ts'
import { createOsrmClient } from './osrm-client.ts'

const fixtures = readOsrmFixtures()
const WHY = '(left out where ../shared/osrm/fixtures is missing)'

/** Asks a server that gives the recorded answer to whatever it is asked. */
async function replay<T>(name: string, ask: (client: TravelProvider, points: LngLat[], fixture: OsrmFixture) => Promise<T>): Promise<T> {
  const fixture = fixtures.get(name)!
  const points = (fixture.request.path.split('/')[4] ?? '')
    .split('?')[0]!
    .split(';')
    .map((pair) => pair.split(',').map(Number))
    .map(([lng, lat]) => ({ lng: lng!, lat: lat! }))
  return withServer(
    (request, response) => {
      if (fixture.response.status === null) request.socket.destroy()
      else sendJson(response, fixture.response.status, fixture.response.body)
    },
    (baseUrl) => ask(createOsrmClient({ baseUrl }), points, fixture),
  )
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'answered',
    (error) => error.code,
  )

describe.skipIf(fixtures.size === 0)(`recorded answers of a real OSRM ${WHY}`, () => {
  test('a table: seconds and metres, rounded, rows are sources', () =>
    replay('table_ok_duration_distance', async (client, points, { response }) => {
      const table = await client.table(points)
      expect([...table.durations]).toEqual((response.body['durations'] as number[][]).flat().map(Math.round))
      expect([...table.distances]).toEqual((response.body['distances'] as number[][]).flat().map(Math.round))
      expect(await client.dataVersion()).toBe(response.body['data_version'])
    }))

  test('null entries are unreachable', () =>
    replay('table_with_nulls', async (client, points) => {
      const table = await client.table(points)
      // two towns of Andorra, one in Liechtenstein, one in Geneva: only the first two know each other (11 627.1 and 11 592.8 m)
      expect([...table.distances]).toEqual([0, 11627, -1, -1, 11593, 0, -1, -1, -1, -1, 0, -1, -1, -1, -1, 0])
    }))

  test('entries that the server filled by itself are figures like others', () =>
    replay('table_fallback_speed', async (client, points) => {
      expect((await client.table(points)).distances[2]).toBe(815_771)
    }))

  test('a table without distances or without snapped points is not accepted', async () => {
    expect(await replay('table_ok_hints', (client, points) => codeOf(client.table(points)))).toBe('NotOsrm')
    expect(await replay('table_ok_sources_destinations', (client, points) => codeOf(client.table(points)))).toBe('NotOsrm')
  })

  test('a route: one leg between each two points', async () => {
    const legs = await replay('route_ok_polyline6_3pts', (client, points) => client.route(points))
    const recorded = fixtures.get('route_ok_polyline6_3pts')!.response.body['routes'] as {
      legs: { duration: number; distance: number }[]
    }[]
    expect(legs.map((leg) => [leg.duration, leg.distance])).toEqual(
      recorded[0]!.legs.map((leg) => [Math.round(leg.duration), Math.round(leg.distance)]),
    )
  })

  test('a route with steps: the lines of the steps make the line of the leg', async () => {
    const [leg] = await replay('route_ok_steps', (client, points) => client.route(points))
    // recorded with 5 decimals, read with 6: a tenth of the degrees, but every point in its place
    expect(leg!.geometry.length).toBeGreaterThan(20)
    expect(leg!.geometry[0]![0] * 10).toBeCloseTo(1.5218, 3)
    expect(leg!.geometry.at(-1)![1] * 10).toBeCloseTo(42.545, 2)
  })

  test('the nearest road, near and far', async () => {
    expect(await replay('nearest_ok', (client, points) => client.nearest(points[0]!))).toEqual({
      position: { lng: 1.521808, lat: 42.506305 },
      distance: 0.8605645548,
      name: 'Rotonda de Govern',
    })
    expect((await replay('nearest_far_away', (client, points) => client.nearest(points[0]!))).distance).toBeGreaterThan(500_000)
  })

  test('a server of another country and swapped coordinates are noticed by how far the points were snapped', async () => {
    expect(await replay('route_far_away', (client, points) => codeOf(client.route(points)))).toBe('SnapTooFar')
    expect(await replay('err_swapped_latlon', (client, points) => codeOf(client.route(points)))).toBe('SnapTooFar')
  })

  test('a socket closed without an answer is a failed connection', async () => {
    expect(await replay('err_header_too_long', (client) => codeOf(client.nearest({ lng: 1, lat: 42 })))).toBe('ConnectionFailed')
  })

  const refusals = [...fixtures.values()].filter(({ response }) => response.status === 400)

  test.each(refusals.filter(({ name }) => name !== 'err_NoRoute').map((fixture) => [fixture.name, fixture] as const))(
    '%s is refused with the code recorded',
    async (name, fixture) => {
      const code = await replay(name, (client) =>
        codeOf(
          client.route([
            { lng: 1, lat: 42 },
            { lng: 2, lat: 42 },
          ]),
        ),
      )
      // one cell cannot be cut further, so that TooBig reaches the caller
      expect(code).toBe(fixture.response.body['code'])
    },
  )

  test('no way between two points is an unreachable leg, not an error', async () => {
    const legs = await replay('err_NoRoute', (client, points) => client.route(points))
    expect(legs.map((leg) => leg.duration)).toEqual([-1])
  })
})

describe.skipIf(fixtures.size === 0)(`our own OSRM face refuses as the real one ${WHY}`, () => {
  const roads = createEmbeddedRoads()
  const whole = [...fixtures.values()].filter(
    ({ name, request, response }) =>
      response.status === 400 && request.method === 'GET' && !request.path.includes('…') && name !== 'err_NoRoute',
  )

  test.each(whole.map((fixture) => [fixture.name, fixture] as const))('%s', async (name, { request, response }) => {
    const { status, body } = await answerOsrm(roads, request.path)
    expect(status).toBe(400)
    // hints are unknown here: the position named is that of the option, not of its value
    if (name === 'err_hint_garbage') expect(body).toMatchObject({ code: 'InvalidQuery' })
    else expect(body).toEqual(response.body)
  })
})
