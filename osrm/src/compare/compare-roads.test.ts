import { describe, expect, test } from 'vitest'
import { createEmbeddedRoads } from '../embedded/embedded-roads.ts'
import { hasShared, readShared } from '../testing/shared-files.ts'
import { compareRoads } from './compare-roads.ts'

const roads = createEmbeddedRoads()
const TIMES = 'data/travel-times-own-knowledge.csv'
const PUBLISHED = 'data/road-distances-published.csv'

describe('how far the embedded roads are from reference figures', () => {
  test.skipIf(!hasShared(TIMES))(
    `71 known pairs: median distance error at most 8 %, time 12 %, nothing sure beyond 25 % (left out without ../shared/${TIMES})`,
    async () => {
      const result = await compareRoads(roads, readShared(TIMES))
      expect(result.pairs).toBe(71)
      expect(result.skipped).toEqual([])
      expect(result.distance.medianAbsErrorPct).toBeLessThanOrEqual(8)
      expect(result.time.medianAbsErrorPct).toBeLessThanOrEqual(12)
      for (const row of result.rows.filter((pair) => pair.confidence === 'high')) {
        expect(Math.abs(row.distanceErrorPct), `${row.from} - ${row.to}, km`).toBeLessThanOrEqual(25)
        expect(Math.abs(row.timeErrorPct ?? 0), `${row.from} - ${row.to}, min`).toBeLessThanOrEqual(25)
      }
    },
  )

  test.skipIf(!hasShared(PUBLISHED))(
    `26 published distances: median error at most 6 % (left out without ../shared/${PUBLISHED})`,
    async () => {
      const result = await compareRoads(roads, readShared(PUBLISHED))
      expect(result.pairs).toBe(26)
      expect(result.distance.medianAbsErrorPct).toBeLessThanOrEqual(6)
      expect(result.time).toEqual({ medianAbsErrorPct: null, maxAbsErrorPct: null })
    },
  )
})

describe('reading a reference file', () => {
  test('places are found by name without accents, in capitals or with a remark in brackets', async () => {
    const result = await compareRoads(roads, 'from,to,published_km\nANNECY,THONES,21\nAnnecy,"Albens (Entrelacs)",23\n')
    expect(result.pairs).toBe(2)
  })

  test('a line without distance or place is skipped with its number and cause, not counted', async () => {
    const result = await compareRoads(roads, 'from,to,road_km\nAnnecy,Thônes,\nAnnecy,Atlantis,12\nAnnecy,Thônes,20\n')
    expect(result.pairs).toBe(1)
    expect(result.skipped).toEqual([
      { line: 2, cause: 'no distance (columns road_km, published_km, distance_km, km)' },
      { line: 3, cause: 'no position for Atlantis' },
    ])
  })

  test('the median of an even number of errors is the mean of the two in the middle', async () => {
    const [one] = (await compareRoads(roads, 'from,to,km\nAnnecy,Thônes,20')).rows
    // references of half and of the same length as computed: errors of 100 % and about 0 %, mean about 50 %
    const text = `from,to,km\nAnnecy,Thônes,${one!.km}\nAnnecy,Thônes,${one!.km / 2}`
    const { distance } = await compareRoads(roads, text)
    expect(distance.medianAbsErrorPct).toBeGreaterThan(49)
    expect(distance.medianAbsErrorPct).toBeLessThan(51)
  })
})
