import { describe, expect, test } from 'vitest'
import { segmentsCross } from '../geodesy.ts'
import { hasShared, readShared } from '../testing/shared-files.ts'
import { isInside } from './barriers.ts'
import { compileRoadGraph } from './road-graph.ts'
import { parseRoadSource, readRoadSource } from './road-source.ts'
import { shortestPaths } from './shortest-paths.ts'

const source = readRoadSource()
const lines = source.pieces.map((piece) => ({
  name: `${piece.number} ${piece.from.name} - ${piece.to.name}`,
  points: [[piece.from.lng, piece.from.lat] as const, ...piece.bends, [piece.to.lng, piece.to.lat] as const],
}))

/** Names of the roads that cross a closed outline. */
function roadsAcross(ring: readonly (readonly [number, number])[]): string[] {
  const closed = [...ring, ring[0]!]
  return lines
    .filter(({ points }) =>
      points.slice(1).some((to, index) => closed.slice(1).some((b, at) => segmentsCross(...points[index]!, ...to, ...closed[at]!, ...b))),
    )
    .map((line) => line.name)
}

describe('the skeleton as written', () => {
  test('no road crosses a lake and no place stands in one', () => {
    for (const lake of source.lakes) {
      expect(roadsAcross(lake.points)).toEqual([])
      expect(source.nodes.filter((node) => isInside(lake, node.lng, node.lat)).map((node) => node.name)).toEqual([])
    }
  })

  test.skipIf(!hasShared('data/lakes.geojson'))(
    "no road crosses the surveyed outline of Lac d'Annecy nor of Léman (left out where ../shared/data/lakes.geojson is missing; its Bourget has 21 corners only)",
    () => {
      const lakes = JSON.parse(readShared('data/lakes.geojson')) as {
        features: { properties: { name: string }; geometry: { coordinates: [number, number][][] } }[]
      }
      for (const { properties, geometry } of lakes.features) {
        if (properties.name.includes('Bourget')) continue
        const ring = geometry.coordinates[0]!
        expect(roadsAcross(ring)).toEqual([])
        expect(source.nodes.filter((node) => isInside({ name: '', points: ring }, node.lng, node.lat)).map((node) => node.name)).toEqual([])
      }
    },
  )

  test('every place that a road names can be reached from Annecy, in winter too', () => {
    for (const winter of [false, true]) {
      const graph = compileRoadGraph(source, { winter })
      const annecy = graph.nodes.findIndex((node) => node.name === 'Annecy')
      const { seconds } = shortestPaths(graph, [{ node: annecy, seconds: 0, metres: 0 }])
      expect(graph.nodes.filter((_, index) => seconds[index] === Number.POSITIVE_INFINITY).map((node) => node.name)).toEqual([])
    }
  })

  test('it covers the basin: several hundred places, motorway exits and passes', () => {
    const count = (kind: string) => source.nodes.filter((node) => node.kind === kind).length
    expect(source.nodes.length).toBeGreaterThan(500)
    expect(count('exit')).toBeGreaterThan(15)
    expect(count('pass')).toBeGreaterThan(10)
  })
})

describe('a mistake in the text', () => {
  const places = 'Annecy | 6.1264 | 45.8986 | city | own\nThônes | 6.3257 | 45.8812 | town | own'
  const parse =
    (roads: string, morePlaces = places) =>
    () =>
      parseRoadSource({ places: morePlaces, roads, lakes: '', barriers: '' })

  test.each([
    ['D909 road: Annecy > Thones', 'roads.txt:1: no place or junction called Thones'],
    ['\nD909 highway: Annecy > Thônes', 'roads.txt:2: class highway'],
    ['D909 road: Annecy > @45.88,6.32 > Thônes', 'roads.txt:1: position 45.88,6.32'],
    ['D909 road: Annecy@6.1,45.9 > Thônes', 'roads.txt:1: Annecy already has a position'],
  ])('%j is refused with file and line', (roads, message) => {
    expect(parse(roads)).toThrow(message)
  })

  test('a place written twice is refused', () => {
    expect(parse('', `${places}\nAnnecy | 6.1 | 45.9 | city | own`)).toThrow('places.txt:3: Annecy twice')
  })

  test('a length shorter than its line is refused', () => {
    expect(() => compileRoadGraph(parse('D909 road: Annecy > [12] > Thônes')(), { winter: false })).toThrow(
      '12 km is shorter than its line',
    )
  })

  test('a delay and a stated length count: 20 km at 50 km/h and 30 s is 24 min 30 s', () => {
    const graph = compileRoadGraph(parse('D909 road kmh=50: Annecy > [20] > [+30s] > Thônes')(), { winter: false })
    expect(graph.edgeSeconds[0]).toBeCloseTo(1470, 6)
    expect(graph.edgeMetres[0]).toBe(20_000)
  })

  test('a one-way road is driven in the direction written only', () => {
    const graph = compileRoadGraph(parse('D909 road oneway: Annecy > Thônes')(), { winter: false })
    expect(shortestPaths(graph, [{ node: 0, seconds: 0, metres: 0 }]).seconds[1]).toBeLessThan(Number.POSITIVE_INFINITY)
    expect(shortestPaths(graph, [{ node: 1, seconds: 0, metres: 0 }]).seconds[0]).toBe(Number.POSITIVE_INFINITY)
  })
})
