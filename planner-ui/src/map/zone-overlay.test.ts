import type { Polygon } from 'geojson'
import { describe, expect, it } from 'vitest'
import { collection } from './overlay.ts'
import { inside, labelPoint, lassoed, lassoLine, middleOf, type ZoneOverlay } from './zone-overlay.ts'

const square = (x: number, y: number, side: number) => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
]
const aCell = (cell: string, x: number, y: number): ZoneOverlay['cells']['features'][number] => ({
  type: 'Feature',
  properties: { cell, colour: '#000', locked: false, lit: false },
  geometry: { type: 'Polygon', coordinates: [square(x, y, 1)] },
})

describe('a lasso', () => {
  it('takes the cells whose middle it surrounds', () => {
    // middles at (0.5, 0.5), (2.5, 0.5) and (9.5, 9.5); the lasso reaches to 3
    expect(lassoed(collection([aCell('a', 0, 0), aCell('b', 2, 0), aCell('c', 9, 9)]), square(0, 0, 3))).toEqual(['a', 'b'])
  })

  it('knows inside from outside of a hollow shape', () => {
    const hook = [
      [0, 0],
      [4, 0],
      [4, 4],
      [3, 4],
      [3, 1],
      [0, 1],
      [0, 0],
    ]
    expect([inside([3.5, 3], hook), inside([1, 3], hook), inside([1, 0.5], hook)]).toEqual([true, false, true])
  })

  it('is drawn from two points on', () => {
    expect([lassoLine([[0, 0]]).features.length, lassoLine(square(0, 0, 1)).features.length]).toEqual([0, 1])
  })
})

describe('the name of a zone', () => {
  it('stands in the middle of its largest piece', () => {
    const whole: Polygon = { type: 'Polygon', coordinates: [square(0, 0, 2)] }
    expect(labelPoint(whole)).toEqual([1, 1])
    expect(labelPoint({ type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(10, 10, 4)]] })).toEqual([12, 12])
  })

  it('and a hexagon has its middle between its corners', () => {
    expect(middleOf(square(0, 0, 2))).toEqual([1, 1])
  })
})
