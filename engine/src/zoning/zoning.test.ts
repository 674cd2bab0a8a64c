import { describe, expect, it } from 'vitest'
import { createRandom } from '../random.ts'
import type { LngLat } from '../units.ts'
import { type Cell, cellAt, centreOf, resolutionOf } from './cell.ts'
import { compareKMeans } from './compare-k-means.ts'
import { suggestCount } from './count-curve.ts'
import { buildDemand, findCell } from './demand.ts'
import { designZoning } from './design-zoning.ts'
import { zoningToGeoJson } from './geometry.ts'
import { measureZoning } from './metrics.ts'
import { buildRoadGraph, piecesOf } from './road-graph.ts'
import type { ClientDemand, DemandCell, ZoningRequest } from './zoning-types.ts'

/** A lake 2.5 km wide and 22 km long between two shores; one goes round its south end. */
const LAKE_LNG = 6.18
const SOUTH: LngLat = { lng: LAKE_LNG, lat: 45.78 }
const metres = (a: LngLat, b: LngLat) => Math.hypot((a.lng - b.lng) * 77_500, (a.lat - b.lat) * 111_195)
/** 45 km/h over 1.3 times the crow's way, a minute to park. */
const seconds = (a: LngLat, b: LngLat): number => {
  const apart = a.lng < LAKE_LNG !== b.lng < LAKE_LNG
  const way = apart ? metres(a, SOUTH) + metres(SOUTH, b) : metres(a, b)
  return way === 0 ? 0 : Math.round((way * 1.3) / 12.5) + 60
}
const tableOf = (cells: readonly DemandCell[]) =>
  Int32Array.from(cells.flatMap(({ anchor: a }) => cells.map(({ anchor: b }) => seconds(a, b))))

/** Clients on both shores, denser to the north-west. */
function clientsAround(count: number, seed = 1, prefix = 'c'): readonly ClientDemand[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, (_, i) => {
    const west = random.next() < 0.55
    const across = 0.016 + random.next() ** 2 * 0.12
    return {
      id: `${prefix}${i}`,
      position: { lng: LAKE_LNG + (west ? -across : across), lat: 45.78 + random.next() ** 0.8 * 0.2 },
      minutes: 60 + random.below(60),
    }
  })
}

function aRequest(clients: readonly ClientDemand[], count: number, overrides: Partial<ZoningRequest> = {}): ZoningRequest {
  const cells = buildDemand(clients, { zones: count })
  return { cells, durations: tableOf(cells), count, effort: 300, ...overrides }
}
const CLIENTS = clientsAround(300)
const REQUEST = aRequest(CLIENTS, 7)
const ZONING = designZoning(REQUEST)

describe('demand', () => {
  it('is minutes a year per cell, nothing lost', () => {
    const cells = REQUEST.cells
    expect(cells.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(CLIENTS.reduce((sum, { minutes }) => sum + minutes, 0))
    expect(new Set(cells.flatMap(({ clients }) => clients)).size).toBe(300)
  })
  it('does not depend on the order of the clients', () => {
    expect(buildDemand([...CLIENTS].reverse())).toEqual(buildDemand(CLIENTS))
  })
  it('is finer where towns are dense', () => {
    const town = Array.from({ length: 40 }, (_, i) => ({
      id: `t${i}`,
      position: { lng: 6.12 + (i % 8) * 0.002, lat: 45.9 + Math.floor(i / 8) * 0.002 },
      minutes: 90,
    }))
    const far = { id: 'far', position: { lng: 6.5, lat: 45.7 }, minutes: 90 }
    const resolutions = new Map(buildDemand([...town, far]).flatMap(({ cell, clients }) => clients.map((id) => [id, resolutionOf(cell)])))
    expect(resolutions.get('far')).toBe(7)
    expect(resolutions.get('t0')).toBeGreaterThanOrEqual(8)
  })
  it('is anchored at a client, where a road leads', () => {
    const places = new Set(CLIENTS.map(({ position }) => `${position.lng},${position.lat}`))
    for (const { anchor } of REQUEST.cells) expect(places.has(`${anchor.lng},${anchor.lat}`)).toBe(true)
  })
  it('of a new client is found in his cell, or in the nearest one', () => {
    for (const { id, position } of CLIENTS)
      expect(findCell(REQUEST.cells, position)).toMatchObject({ inside: true, cell: { clients: expect.arrayContaining([id]) } })
    expect(findCell(REQUEST.cells, { lng: 7.5, lat: 45.9 })?.inside).toBe(false)
  })
  it('keeps longitude and latitude apart', () => {
    const { lng, lat } = centreOf(cellAt({ lng: 6.13, lat: 45.9 }, 9))
    expect(Math.abs(lng - 6.13) + Math.abs(lat - 45.9)).toBeLessThan(0.01)
  })
})

describe('neighbours are neighbours by road', () => {
  const at = (lng: number, lat: number): DemandCell => ({
    cell: cellAt({ lng, lat }, 8),
    anchor: { lng, lat },
    minutes: 1,
    clients: [`${lng} ${lat}`],
  })
  const row = [
    at(6.16, 45.95),
    at(6.16, 45.9),
    at(6.16, 45.85),
    at(6.16, 45.8),
    at(6.2, 45.8),
    at(6.2, 45.85),
    at(6.2, 45.9),
    at(6.2, 45.95),
  ]
  const linked = (graph: ReturnType<typeof buildRoadGraph>, i: number, j: number) =>
    graph.targets.slice(graph.offsets[i], graph.offsets[i + 1]).includes(j)

  it('the two shores of a lake meet only at its end', () => {
    const graph = buildRoadGraph(row, tableOf(row))
    // 3.1 km of water, up to 37 km of road
    expect([linked(graph, 0, 7), linked(graph, 1, 6), linked(graph, 2, 5)]).toEqual([false, false, false])
    expect(linked(graph, 3, 4)).toBe(true)
    expect(piecesOf(graph)).toHaveLength(1)
  })
  it('a closed pass makes two pieces', () => {
    const graph = buildRoadGraph(
      row,
      tableOf(row),
      row.slice(0, 4).flatMap(({ cell }) => row.slice(4).map((other) => [cell, other.cell] as const)),
    )
    expect(piecesOf(graph).map((piece) => piece.length)).toEqual([4, 4])
  })
  it('places without a road stay alone', () => {
    const cut = tableOf(row).map((duration, i) => (i % 8 === 0 || i < 8 ? -1 : duration))
    expect(piecesOf(buildRoadGraph(row, cut)).map((piece) => piece.length)).toEqual([1, 7])
  })
  it('clients at one door are neighbours', () => {
    const same = [
      at(6.1, 45.9),
      { ...at(6.1, 45.9), cell: cellAt({ lng: 6.1, lat: 45.9 }, 9) },
      { ...at(6.1, 45.9), cell: cellAt({ lng: 6.1, lat: 45.9 }, 10) },
    ]
    expect(piecesOf(buildRoadGraph(same, new Int32Array(9)))).toHaveLength(1)
  })
})

describe('a zoning', () => {
  it('has zones of one piece by road and of much the same work', () => {
    expect(ZONING.figures.zones.map(({ components }) => components)).toEqual([1, 1, 1, 1, 1, 1, 1])
    expect(ZONING.figures.cv).toBeLessThanOrEqual(0.1)
    expect(ZONING.figures.maxOverMean).toBeLessThanOrEqual(1.15)
  })
  it.each(['plain', 'bidding'] as const)('drives at least 10 %% less inside than %s k-means at the same balance', (rival) => {
    const other = compareKMeans(REQUEST.cells, buildRoadGraph(REQUEST.cells, REQUEST.durations), 7, ZONING.figures.cv, rival)
    expect(other.cv).toBeLessThanOrEqual(ZONING.figures.cv + 0.01)
    expect(ZONING.figures.meanDriveMinutes).toBeLessThanOrEqual(0.9 * other.meanDriveMinutes)
  })
  it('is the same for the same seed, and for clients in any order', () => {
    expect(designZoning(REQUEST)).toEqual(ZONING)
    expect(designZoning(aRequest([...CLIENTS].reverse(), 7))).toEqual(ZONING)
  })
  it('is measured as it was found', () => {
    expect(measureZoning(REQUEST.cells, buildRoadGraph(REQUEST.cells, REQUEST.durations), ZONING.assignment, 7)).toEqual(ZONING.figures)
  })
  it('leaves locked cells where they are', () => {
    const locked = REQUEST.cells.slice(0, 6)
    const locks = new Map(locked.map(({ cell }, i) => [cell, (ZONING.assignment[i]! + 1) % 7]))
    const { assignment } = designZoning({ ...REQUEST, locks, effort: 100 })
    locked.forEach(({ cell }, i) => {
      expect(assignment[i]).toBe(locks.get(cell))
    })
  })
  it('grows from homes where they are given', () => {
    const homes = REQUEST.cells.slice(0, 7).map(({ anchor }) => anchor)
    expect(designZoning({ ...REQUEST, homes, effort: 100 })).toMatchObject({ seededBy: 'homes' })
  })
  it('refuses more zones than cells', () => {
    expect(() => designZoning({ ...REQUEST, count: 1000 })).toThrow('1000 zones')
  })
  it('of one zone takes everything', () => {
    expect(designZoning({ ...REQUEST, count: 1, effort: 10 }).figures).toMatchObject({ cv: 0, maxOverMean: 1, cutEdgeRatio: 0 })
  })
})

describe('country that no road joins', () => {
  it('gets zones of its own, by its share of the work', () => {
    // no ferry and no road round the south end: two shores, each on its own
    const west = REQUEST.cells.map(({ anchor }) => anchor.lng < LAKE_LNG)
    const durations = tableOf(REQUEST.cells).map((duration, i) =>
      west[Math.floor(i / west.length)] === west[i % west.length] ? duration : -1,
    )
    const { assignment, figures } = designZoning({ ...REQUEST, durations })
    expect(figures.zones.every(({ components }) => components === 1)).toBe(true)
    const minutesWest = REQUEST.cells.reduce((sum, { minutes }, i) => sum + (west[i] ? minutes : 0), 0)
    const total = REQUEST.cells.reduce((sum, { minutes }) => sum + minutes, 0)
    const zonesWest = new Set(assignment.filter((_, i) => west[i])).size
    expect(Math.abs(zonesWest - (7 * minutesWest) / total)).toBeLessThan(1)
  })
  it('too small for a zone joins the nearest one, and the figures say that it lies apart', () => {
    const durations = tableOf(REQUEST.cells).map((duration, i) =>
      i < REQUEST.cells.length || i % REQUEST.cells.length === 0 ? -1 : duration,
    )
    const { figures } = designZoning({ ...REQUEST, durations, effort: 50 })
    expect(figures.zones.map(({ components }) => components).sort()).toEqual([1, 1, 1, 1, 1, 1, 2])
  })
})

describe('a zoning in force is changed as little as can be', () => {
  const zoneOfClient = (cells: readonly DemandCell[], assignment: readonly number[]) =>
    new Map(cells.flatMap(({ clients }, i) => clients.map((id) => [id, assignment[i]!])))
  const inForce = new Map<Cell, number>(REQUEST.cells.map(({ cell }, i) => [cell, ZONING.assignment[i]!]))

  it.each([1, 2, 3])('5 %% more clients move at most 10 %% of the others (seed %i)', (seed) => {
    const request = aRequest([...CLIENTS, ...clientsAround(15, 100 + seed, 'new')], 7, { inForce })
    const next = designZoning(request)
    const before = zoneOfClient(REQUEST.cells, ZONING.assignment)
    const after = zoneOfClient(request.cells, next.assignment)
    const moved = [...before].filter(([id, zone]) => after.get(id) !== zone).length
    expect(moved / 300).toBeLessThanOrEqual(0.1)
    expect(next.figures.cv).toBeLessThanOrEqual(0.1)
    expect(next.figures.zones.every(({ components }) => components === 1)).toBe(true)
    expect(next.figures.changedShare).toBeLessThanOrEqual(0.1)
  })
})

describe('the number of zones', () => {
  it('costs less driving inside and leaves fewer days each, the more there are', () => {
    const { curve, suggested } = suggestCount({ ...REQUEST, effort: 100 }, { from: 3, to: 8, leastDays: 10 })
    expect(curve.map(({ count }) => count)).toEqual([3, 4, 5, 6, 7, 8])
    expect(curve.at(-1)!.insideHours).toBeLessThan(curve[0]!.insideHours)
    expect(curve.at(-1)!.fewestDays).toBeLessThan(curve[0]!.fewestDays)
    expect(curve.find(({ count }) => count === suggested)!.fewestDays).toBeGreaterThanOrEqual(10)
  })
})

/** Shoelace, square degrees. */
const ringArea = (ring: readonly (readonly [number, number])[]) =>
  Math.abs(ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0] * y - x * ring[i]![1], 0)) / 2

describe('outlines', () => {
  it('grow over empty country, never over each other', () => {
    const { cells } = REQUEST
    const area = (reach: number) => {
      const rings = zoningToGeoJson(cells, ZONING.assignment, { reach }).features.map(({ geometry }) =>
        geometry.coordinates.map(([outer, ...holes]) => ringArea(outer!) - holes.reduce((sum, hole) => sum + ringArea(hole), 0)),
      )
      return rings.flat().reduce((sum, one) => sum + one, 0)
    }
    // merged into one zone the outlines cover as much: what overlapped would count twice
    const merged = zoningToGeoJson(
      cells,
      cells.map(() => 0),
      { reach: 2 },
    ).features[0]!.geometry.coordinates
    const whole = merged.reduce(
      (sum, [outer, ...holes]) => sum + ringArea(outer!) - holes.reduce((all, hole) => all + ringArea(hole), 0),
      0,
    )
    expect(area(2)).toBeGreaterThan(area(0))
    expect(area(2) / whole).toBeCloseTo(1, 6)
  })
  it('are closed rings of [lng, lat], cells merged', () => {
    const { features } = zoningToGeoJson(REQUEST.cells, ZONING.assignment)
    expect(features.map(({ properties }) => properties.zone)).toEqual([0, 1, 2, 3, 4, 5, 6])
    for (const ring of features.flatMap(({ geometry }) => geometry.coordinates.flat())) {
      expect(ring[0]).toEqual(ring.at(-1))
      for (const [lng, lat] of ring) expect([Math.round(lng), Math.round(lat)]).toEqual([6, 46])
    }
  })
})
