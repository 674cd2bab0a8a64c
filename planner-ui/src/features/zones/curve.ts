/** What a number of zones costs. */
export interface CurvePoint {
  readonly count: number
  readonly cv: number
  readonly meanDriveMinutes: number
}

/** A point of the chart, in pixels from the top left. */
export interface PlottedPoint extends CurvePoint {
  readonly x: number
  readonly driveY: number
  readonly cvY: number
}

/** Places the costs in a box: counts in equal columns from left to right, each of the two measures from its own zero. */
export function plotCurve(points: readonly CurvePoint[], width: number, height: number): readonly PlottedPoint[] {
  const sorted = [...points].sort((a, b) => a.count - b.count)
  const [first, last] = [sorted[0]?.count ?? 0, sorted.at(-1)?.count ?? 0]
  const top = (of: (p: CurvePoint) => number) => Math.max(1e-9, ...sorted.map(of))
  const [drive, cv] = [top((p) => p.meanDriveMinutes), top((p) => p.cv)]
  return sorted.map((p) => ({
    ...p,
    x: ((p.count - first + 0.5) / (last - first + 1)) * width,
    driveY: height * (1 - p.meanDriveMinutes / drive),
    cvY: height * (1 - p.cv / cv),
  }))
}
