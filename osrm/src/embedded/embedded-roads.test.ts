import { describe, expect, test } from 'vitest'
import { metresBetween } from '../geodesy.ts'
import { place } from '../testing/places.ts'
import { describesProvider } from '../testing/provider-contract.ts'
import type { LngLat } from '../travel-provider.ts'
import { createEmbeddedRoads } from './embedded-roads.ts'

const summer = createEmbeddedRoads()
const winter = createEmbeddedRoads({ season: 'winter' })
const leg = async (from: LngLat, to: LngLat, roads = summer) => (await roads.route([from, to]))[0]!

describe('the embedded roads as a provider', () => describesProvider((run) => run(summer)))

describe('the lake of Annecy', () => {
  test('Duingt and Talloires face each other over 1.5 km of water and are at least 12 km apart by road', async () => {
    const { distance, source, geometry } = await leg(place('Duingt'), place('Talloires'))
    expect(distance).toBeGreaterThan(12_000)
    expect(source).toBe('embedded')
    // by the southern end of the lake (latitude 45.79), not through Annecy
    expect(Math.min(...geometry.map(([, lat]) => lat))).toBeLessThan(45.79)
    expect(Math.max(...geometry.map(([, lat]) => lat))).toBeLessThan(45.85)
  })

  test('two houses on opposite shores are never neighbours by a lane of their own', async () => {
    // the strait of Duingt: 900 m of water between the point of Duingt and the Roc de Chère
    const { distance } = await leg({ lng: 6.2005, lat: 45.8275 }, { lng: 6.199, lat: 45.842 })
    expect(distance).toBeGreaterThan(12_000)
  })
})

describe('passes', () => {
  test('the Aravis are driven in summer and gone round in winter', async () => {
    const open = await leg(place('La Clusaz'), place('Flumet'))
    const closed = await leg(place('La Clusaz'), place('Flumet'), winter)
    expect(open.distance).toBeLessThan(22_000)
    // by Thônes, Faverges and Ugine: more than twice as far
    expect(closed.distance).toBeGreaterThan(2 * open.distance)
  })

  test('the season is part of the data version', async () => {
    expect(await summer.dataVersion()).not.toBe(await winter.dataVersion())
  })

  test('low passes stay open: Thônes - Faverges is the same in both seasons', async () => {
    expect((await leg(place('Thônes'), place('Faverges'), winter)).duration).toBe((await leg(place('Thônes'), place('Faverges'))).duration)
  })
})

describe('one-way roads', () => {
  // above Le Fayet the N205 goes up by viaduct and tunnel, down by the old road in the gorges
  const down = place('Chamonix-Mont-Blanc')
  const up = place('Sallanches')

  test('going down from Chamonix takes longer than going up, in tables and in routes alike', async () => {
    const table = await summer.table([up, down])
    expect(table.durations[2]).toBeGreaterThan(table.durations[1]!)
    expect(table.distances[2]).not.toBe(table.distances[1])
    expect((await leg(down, up)).duration).toBe(table.durations[2])
    expect((await leg(up, down)).duration).toBe(table.durations[1])
  })

  test('each direction is drawn on its own carriageway: the old road runs north of the viaduct and of the tunnel', async () => {
    const lines = await Promise.all([leg(up, down), leg(down, up)])
    const [upwards, downwards] = lines.map(({ geometry }) => new Set(geometry.map(String)))
    expect(upwards!.has('6.782,45.904')).toBe(true)
    expect(downwards!.has('6.782,45.904')).toBe(false)
    expect(downwards!.has('6.772,45.916')).toBe(true)
    expect(upwards!.has('6.772,45.916')).toBe(false)
  })
})

describe('lanes and estimates', () => {
  test('two houses 300 m apart in a village go straight, 1.3 times the crow, and are marked as an estimate', async () => {
    const from = { lng: 6.141, lat: 45.8625 }
    const to = { lng: 6.1372, lat: 45.862 }
    const crow = metresBetween(from.lng, from.lat, to.lng, to.lat)
    const { distance, source } = await leg(from, to)
    expect(source).toBe('estimate')
    expect(distance).toBe(Math.round(crow * 1.3))
  })

  test('off the skeleton: great circle x 1.3 at 45 km/h, marked as an estimate', async () => {
    const lyon = { lng: 4.8357, lat: 45.764 }
    const annecy = place('Annecy')
    const metres = metresBetween(annecy.lng, annecy.lat, lyon.lng, lyon.lat) * 1.3
    const { distance, duration, source } = await leg(annecy, lyon)
    expect(source).toBe('estimate')
    expect(distance).toBe(Math.round(metres))
    expect(duration).toBe(Math.round(metres / 12.5))
  })

  test('a way that is mostly lanes is an estimate, a way that is mostly road is not', async () => {
    // the side of the Tournette, more than 2 km of lane from any road: to that road, and to Rumilly
    const hut = { lng: 6.267, lat: 45.847 }
    const road = await summer.nearest(hut)
    expect(road.distance).toBeGreaterThan(2000)
    expect((await leg(hut, road.position)).source).toBe('estimate')
    expect((await leg(hut, place('Rumilly'))).source).toBe('embedded')
  })

  test('the same point twice is nowhere to go', async () => {
    const annecy = place('Annecy')
    const table = await summer.table([annecy, annecy])
    expect([...table.durations]).toEqual([0, 0, 0, 0])
  })

  test('a far point is told how far its road is', async () => {
    // Lyon is about 70 km from Ceyzérieu, the nearest village of the skeleton
    expect((await summer.nearest({ lng: 4.8357, lat: 45.764 })).distance).toBeGreaterThan(50_000)
  })
})

describe('every pair of places', () => {
  const names = [
    'Annecy',
    'Seynod',
    'Sevrier',
    'Talloires',
    'Thônes',
    'La Clusaz',
    'Ugine',
    'Alby-sur-Chéran',
    'Frangy',
    'Bonneville',
    'Chambéry',
    'Samoëns',
  ]

  test('is as long one way as the other where no one-way road lies between', async () => {
    const { size, durations } = await summer.table(names.map(place))
    for (let row = 0; row < size; row++)
      for (let column = 0; column < row; column++) expect(durations[row * size + column]).toBe(durations[column * size + row])
  })

  test('is never shorter than the crow flies, nor driven faster than 110 km/h', async () => {
    const points = names.map(place)
    const { size, durations, distances } = await summer.table(points)
    points.forEach((a, row) => {
      points.forEach((b, column) => {
        const entry = row * size + column
        expect(distances[entry]).toBeGreaterThanOrEqual(Math.floor(metresBetween(a.lng, a.lat, b.lng, b.lat)))
        expect(distances[entry]! / Math.max(1, durations[entry]!)).toBeLessThan(110 / 3.6)
      })
    })
  })

  test('keeps the triangle inequality: a way through a third place is no quicker (3 s for rounding)', async () => {
    const { size, durations } = await summer.table(names.map(place))
    for (let a = 0; a < size; a++)
      for (let b = 0; b < size; b++)
        for (let c = 0; c < size; c++)
          expect(durations[a * size + c]).toBeLessThanOrEqual(durations[a * size + b]! + durations[b * size + c]! + 3)
  })
})
