import { describe, expect, test } from 'vitest'
import { createEmbeddedRoads } from '../embedded/embedded-roads.ts'
import { decodePolyline, encodePolyline } from '../polyline.ts'
import { place } from '../testing/places.ts'
import { type TravelProvider, UNREACHABLE } from '../travel-provider.ts'
import { answerOsrm } from './answer-osrm.ts'

const roads = createEmbeddedRoads()
const pair = (name: string) => `${place(name).lng},${place(name).lat}`
const THREE = ['Annecy', 'Thônes', 'Faverges'].map(pair).join(';')

type Route = {
  routes: {
    legs: { duration: number; distance: number; steps: { geometry: unknown }[]; annotation?: { duration: number[] } }[]
    duration: number
    geometry?: unknown
  }[]
}
const ask = async <T>(path: string, provider: TravelProvider = roads) => {
  const { status, body } = await answerOsrm(provider, path)
  return { status, body: body as T & { code: string; waypoints?: { distance: number }[]; data_version?: string } }
}

describe('route', () => {
  test('legs add up to the route, one waypoint a coordinate, the version of the data is told', async () => {
    const { status, body } = await ask<Route>(`/route/v1/driving/${THREE}`)
    expect([status, body.code]).toEqual([200, 'Ok'])
    const route = body.routes[0]!
    expect(route.duration).toBe(route.legs[0]!.duration + route.legs[1]!.duration)
    expect(route.legs[0]!.steps).toEqual([])
    expect(body.waypoints).toHaveLength(3)
    expect(body.data_version).toBe(await roads.dataVersion())
  })

  test('geometry in the three forms is the same line; simplified has fewer points; false has none', async () => {
    const get = async (options: string) => (await ask<Route>(`/route/v1/driving/${THREE}?${options}`)).body.routes[0]!.geometry
    const full = (await get('overview=full&geometries=geojson')) as { coordinates: [number, number][] }
    expect(decodePolyline((await get('overview=full&geometries=polyline6')) as string, 6)).toEqual(full.coordinates)
    expect(decodePolyline((await get('overview=full')) as string, 5)).toHaveLength(full.coordinates.length)
    expect(((await get('geometries=geojson')) as typeof full).coordinates.length).toBeLessThan(full.coordinates.length)
    expect(await get('overview=false')).toBeUndefined()
  })

  test('annotations have one figure for each piece of the line and add up to the leg', async () => {
    const { body } = await ask<Route>(`/route/v1/driving/${THREE}?annotations=duration&overview=full&geometries=geojson`)
    const route = body.routes[0]!
    const pieces = route.legs.flatMap((leg) => leg.annotation!.duration)
    expect(pieces).toHaveLength((route.geometry as { coordinates: unknown[] }).coordinates.length - 1)
    expect(Math.abs(pieces.reduce((sum, piece) => sum + piece, 0) - route.duration)).toBeLessThan(0.1 * pieces.length)
  })

  test('coordinates may come as a polyline', async () => {
    const line = encodePolyline(
      [
        [place('Annecy').lng, place('Annecy').lat],
        [place('Thônes').lng, place('Thônes').lat],
      ],
      5,
    )
    const given = await ask<Route>(`/route/v1/driving/polyline(${encodeURIComponent(line)})?overview=false`)
    const spelt = await ask<Route>(`/route/v1/driving/${pair('Annecy')};${pair('Thônes')}?overview=false`)
    expect(given.body.routes[0]!.duration).toBe(spelt.body.routes[0]!.duration)
  })

  test('no way is NoRoute', async () => {
    const island: TravelProvider = {
      ...roads,
      route: async () => [
        {
          duration: UNREACHABLE,
          distance: UNREACHABLE,
          source: 'embedded',
          geometry: [
            [6, 46],
            [6.1, 46],
          ],
        },
      ],
    }
    expect(await ask(`/route/v1/driving/${pair('Annecy')};${pair('Thônes')}`, island)).toEqual({
      status: 400,
      body: { code: 'NoRoute', message: 'Impossible route between points' },
    })
  })
})

describe('table', () => {
  type Table = {
    durations?: (number | null)[][]
    distances?: (number | null)[][]
    sources?: unknown[]
    destinations?: unknown[]
    fallback_speed_cells?: number[][]
  }

  test('durations only unless distances are asked for', async () => {
    const { body } = await ask<Table>(`/table/v1/driving/${THREE}`)
    expect(body.durations).toHaveLength(3)
    expect(body.distances).toBeUndefined()
    expect((await ask<Table>(`/table/v1/driving/${THREE}?annotations=distance`)).body.durations).toBeUndefined()
  })

  test('sources and destinations choose rows and columns', async () => {
    const whole = (await ask<Table>(`/table/v1/driving/${THREE}?annotations=duration,distance`)).body
    const { body } = await ask<Table>(`/table/v1/driving/${THREE}?annotations=duration,distance&sources=2&destinations=0;1`)
    expect(body.durations).toEqual([whole.durations![2]!.slice(0, 2)])
    expect(body.distances).toEqual([whole.distances![2]!.slice(0, 2)])
    expect([body.sources!.length, body.destinations!.length]).toEqual([1, 2])
  })

  test('unreachable entries are null, or filled and listed when a fallback speed is given', async () => {
    const island: TravelProvider = {
      ...roads,
      between: async (origins, destinations) => {
        const block = await roads.between(origins, destinations)
        block.durations[1] = UNREACHABLE
        block.distances[1] = UNREACHABLE
        return block
      },
    }
    const path = `/table/v1/driving/${pair('Annecy')};${pair('Thônes')}?annotations=duration,distance`
    expect((await ask<Table>(path, island)).body.durations![0]![1]).toBeNull()
    const { body } = await ask<Table>(`${path}&fallback_speed=10`, island)
    expect(body.fallback_speed_cells).toEqual([[0, 1]])
    expect(body.durations![0]![1]).toBeCloseTo(body.distances![0]![1]! / 10, 0)
  })

  test('more than 500 x 500 entries are TooBig', async () => {
    const many = Array.from({ length: 501 }, () => pair('Annecy')).join(';')
    expect((await ask(`/table/v1/driving/${many}`)).body.code).toBe('TooBig')
  })
})

describe('nearest and radiuses', () => {
  test('nearest names the road and says how far it is', async () => {
    const { body } = await ask(`/nearest/v1/driving/${pair('Sevrier')}`)
    expect(body.waypoints![0]!.distance).toBeLessThan(50)
  })

  test('a point farther than its radius is NoSegment, unlimited and empty are no limit', async () => {
    const path = `/route/v1/driving/6.3,45.95;${pair('Thônes')}?overview=false&radiuses=`
    expect((await ask(`${path}10;10`)).body.code).toBe('NoSegment')
    expect((await ask(`${path}unlimited;`)).body.code).toBe('Ok')
  })
})
