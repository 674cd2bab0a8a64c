import { describe, expect, it } from 'vitest'
import { plotCurve } from './curve.ts'

describe('the curve of the number of zones', () => {
  it('runs from the smallest to the largest count, each measure from its own zero', () => {
    const points = plotCurve(
      [
        { count: 4, cv: 0.1, meanDriveMinutes: 10 },
        { count: 3, cv: 0.05, meanDriveMinutes: 20 },
      ],
      100,
      50,
    )
    // 20 min and 0.10 are the tops: at 0; half of them in the middle, at 25; two columns of 50 have their middles at 25 and 75
    expect(points.map(({ count, x, driveY, cvY }) => [count, x, driveY, cvY])).toEqual([
      [3, 25, 0, 25],
      [4, 75, 25, 0],
    ])
  })

  it('puts a single count in the middle', () => {
    expect(plotCurve([{ count: 5, cv: 0, meanDriveMinutes: 0 }], 100, 50)[0]).toMatchObject({ x: 50, driveY: 50, cvY: 50 })
  })
})
