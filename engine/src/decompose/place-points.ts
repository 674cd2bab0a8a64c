import type { Problem } from '../model/problem.ts'

/** Where the locations of a problem lie on a plane; only neighbourhoods are drawn from it, so the unit does not matter. */
export interface PlanePoints {
  readonly x: Float64Array
  readonly y: Float64Array
}

const RADIANS = Math.PI / 180

/** Projects positions (equirectangular, good enough for one region), or lays the places out by their travel times where they have none. */
export function placePoints(problem: Problem): PlanePoints {
  return problem.locations.every(({ position }) => position) ? projected(problem) : laidOut(problem)
}

function projected({ locations }: Problem): PlanePoints {
  const middle = locations.reduce((sum, { position }) => sum + position!.lat, 0) / Math.max(1, locations.length)
  const shrink = Math.cos(middle * RADIANS)
  return {
    x: Float64Array.from(locations, ({ position }) => position!.lng * shrink),
    y: Float64Array.from(locations, ({ position }) => position!.lat),
  }
}

/**
 * Two axes between far places, as FastMap draws them (Faloutsos and Lin 1995): the first from the travel times themselves, the
 * second from what the first leaves unexplained of the distance to the end of the first.
 */
function laidOut(problem: Problem): PlanePoints {
  const matrix = Object.values(problem.matrices)[0]
  const n = problem.locations.length
  const x = new Float64Array(n)
  const y = new Float64Array(n)
  if (!matrix || n < 3) return { x, y }
  // unreachable counts as no distance at all rather than as an axis of its own
  const between = (a: number, b: number) => Math.max(0, matrix.durations[a * n + b]!) + Math.max(0, matrix.durations[b * n + a]!)
  const farthest = (from: number): number => {
    let best = from
    for (let at = 0; at < n; at++) if (between(from, at) > between(from, best)) best = at
    return best
  }
  const one = farthest(0)
  const other = farthest(one)
  const base = between(one, other)
  if (base === 0) return { x, y }
  for (let at = 0; at < n; at++) {
    const [near, far] = [between(one, at), between(other, at)]
    x[at] = (near ** 2 + base ** 2 - far ** 2) / (2 * base)
    y[at] = Math.sqrt(Math.max(0, near ** 2 - x[at]! ** 2))
  }
  return { x, y }
}
