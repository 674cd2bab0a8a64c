import { expect, test } from 'vitest'
import type { TravelProvider } from '../travel-provider.ts'
import { place } from './places.ts'

/** What every TravelProvider keeps to, whichever it is; `use` gives one for the time of a test. */
export function describesProvider(use: (run: (provider: TravelProvider) => Promise<void>) => Promise<void>): void {
  const towns = ['Annecy', 'Thônes', 'Faverges', 'Rumilly', 'Cruseilles'].map(place)

  test('a table has one row and one column a point, zero on the diagonal and a source for each entry', () =>
    use(async (provider) => {
      const table = await provider.table(towns)
      expect(table.size).toBe(5)
      expect([table.durations.length, table.distances.length, table.sourceOf.length]).toEqual([25, 25, 25])
      for (let index = 0; index < 5; index++) expect(table.durations[index * 6]).toBe(0)
      for (const source of table.sourceOf) expect(table.sources[source]).toBeDefined()
    }))

  test('a rectangle is the same as that part of the table', () =>
    use(async (provider) => {
      if (provider.between === undefined) throw new Error('this provider answers no rectangles')
      const table = await provider.table(towns)
      const part = await provider.between(towns.slice(0, 2), towns.slice(2))
      expect([part.rows, part.columns]).toEqual([2, 3])
      expect([...part.durations]).toEqual([0, 1].flatMap((row) => [2, 3, 4].map((column) => table.durations[row * 5 + column])))
      expect([...part.distances]).toEqual([0, 1].flatMap((row) => [2, 3, 4].map((column) => table.distances[row * 5 + column])))
    }))

  test('a leg of a route says the same as the table and is drawn from point to point', () =>
    use(async (provider) => {
      const table = await provider.table(towns)
      const legs = await provider.route(towns.slice(0, 3))
      expect(legs.map((leg) => leg.duration)).toEqual([table.durations[1], table.durations[7]])
      expect(legs.map((leg) => leg.distance)).toEqual([table.distances[1], table.distances[7]])
      for (const [index, leg] of legs.entries()) {
        expect(leg.geometry.length).toBeGreaterThan(2)
        expect(leg.geometry[0]![0]).toBeCloseTo(towns[index]!.lng, 4)
        expect(leg.geometry.at(-1)![1]).toBeCloseTo(towns[index + 1]!.lat, 4)
      }
    }))

  test('the nearest road of a village square is at hand', () =>
    use(async (provider) => {
      const snapped = await provider.nearest(towns[1]!)
      expect(snapped.distance).toBeLessThan(50)
      expect(snapped.name).not.toBe('')
    }))

  test('the data version stays while the data stay', () =>
    use(async (provider) => {
      expect(await provider.dataVersion()).toBe(await provider.dataVersion())
    }))

  test('a position that is not on Earth is refused', () =>
    use(async (provider) => {
      await expect(provider.table([towns[0]!, { lng: Number.NaN, lat: 46 }])).rejects.toThrow(RangeError)
      await expect(provider.route([towns[0]!, { lng: 6, lat: 91 }])).rejects.toThrow(RangeError)
    }))

  test('an aborted table is refused with the reason given', () =>
    use(async (provider) => {
      const reason = new Error('the planner left')
      await expect(provider.table(towns, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    }))
}
