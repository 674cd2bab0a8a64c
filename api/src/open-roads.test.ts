import { findPlace, type LngLat } from '@tournee/osrm'
import { afterEach, describe, expect, test } from 'vitest'
import { type OpenRoads, openRoads } from './open-roads.ts'

// the Aravis lie between these two: 22 km in summer, more than twice that by Faverges and Ugine in winter
const ACROSS = ['La Clusaz', 'Flumet'].map((name) => findPlace(name) as LngLat)
const [IN_SUMMER, IN_WINTER] = ['2026-07-15T12:00:00Z', '2026-12-15T12:00:00Z'].map((at) => Date.parse(at)) as [number, number]

let open: OpenRoads
afterEach(() => open.close())
const metres = async (on?: string) => (await open.roads.table(ACROSS, on === undefined ? {} : { on })).distances[1]!

// a service that nobody answers at: the embedded roads stand in
describe.each([
  ['the embedded roads', null],
  ['the embedded roads in the place of an OSRM that is down', 'http://127.0.0.1:9'],
])('%s', (_, osrmUrl) => {
  const openAt = (now: number) => {
    open = openRoads({ osrmUrl, osrmProfile: 'driving' }, () => now)
  }

  test('close the high passes on a day of winter, whatever the season of the clock', async () => {
    openAt(IN_SUMMER)
    expect(await metres('2026-12-01')).toBeGreaterThan(44_000)
    expect(await metres('2026-07-20')).toBeLessThan(22_000)
    openAt(IN_WINTER)
    expect(await metres('2027-06-20')).toBeLessThan(22_000)
  })

  test('draw and name the season of the day that is asked about', async () => {
    openAt(IN_SUMMER)
    expect((await open.roads.route(ACROSS, { on: '2026-12-01' }))[0]!.distance).toBe(await metres('2026-12-01'))
    expect(await open.roads.dataVersion({ on: '2026-12-01' })).toMatch(/winter$/)
  })

  test('have today’s season when no day is said', async () => {
    openAt(IN_WINTER)
    expect(await metres()).toBeGreaterThan(44_000)
  })
})
