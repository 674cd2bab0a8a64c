import { describe, expect, it } from 'vitest'
import { lakeNames } from './lake-names.ts'

const lake = (coordinates: number[][]) => ({
  type: 'Feature',
  properties: { name: 'Lac' },
  geometry: { type: 'Polygon', coordinates: [coordinates] },
})

describe('the name of a lake', () => {
  it('is written once, at the centre of gravity', () => {
    // an L of three unit squares: centres (0.5, 0.5), (1.5, 0.5), (0.5, 1.5) average to 5/6
    const [name] = lakeNames({
      features: [
        lake([
          [0, 0],
          [2, 0],
          [2, 1],
          [1, 1],
          [1, 2],
          [0, 2],
          [0, 0],
        ]),
      ],
    }).features
    expect(name?.geometry.coordinates[0]).toBeCloseTo(5 / 6)
    expect(name?.geometry.coordinates[1]).toBeCloseTo(5 / 6)
    expect(name?.properties).toEqual({ name: 'Lac' })
  })

  it('does not fail on an outline without area', () => {
    expect(
      lakeNames({
        features: [
          lake([
            [6, 45],
            [6, 45],
          ]),
        ],
      }).features[0]?.geometry.coordinates,
    ).toEqual([6, 45])
  })
})
