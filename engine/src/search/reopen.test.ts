import { describe, expect, it } from 'vitest'
import type { Problem } from '../model/problem.ts'
import { solve } from '../solve.ts'

/** Travel of straight lines between points, one unit a metre and a second. */
function onPlane(points: readonly (readonly [x: number, y: number])[]): Pick<Problem, 'locations' | 'matrices'> {
  const travel = new Int32Array(points.length ** 2)
  points.forEach(([ax, ay], i) => {
    points.forEach(([bx, by], j) => {
      travel[i * points.length + j] = Math.round(Math.hypot(ax - bx, ay - by))
    })
  })
  return { locations: points.map(() => ({})), matrices: { car: { size: points.length, durations: travel, distances: travel } } }
}

const ROAD = { perDriveSecond: 0, perMetre: 1, perShift: 0, unservedMandatory: 10_000_000 }
/** A far village: twelve houses a kilometre from the depot, ten metres apart. */
const VILLAGE = Array.from({ length: 12 }, (_, i) => [1000 + 10 * (i % 4), 10 * Math.floor(i / 4)] as const)

describe('opening a route where that is a choice of its own', () => {
  it('serves a village together although nobody in it is worth the way alone', () => {
    const problem: Problem = {
      ...onPlane([[0, 0], ...VILLAGE]),
      visits: VILLAGE.map((_, i) => ({ id: `v${i}`, location: i + 1, service: 60, prize: 400 })),
      technicians: [{ id: 't' }],
      shifts: [{ id: 's', technician: 't', start: 0, end: 0, earliestStart: 0, latestEnd: 36_000 }],
      objective: ROAD,
    }
    const { plan } = solve(problem, { seed: 1, stop: { iterations: 500 } })
    expect(plan.unassigned).toEqual([])
    expect(plan.cost.total).toBeLessThan(12 * 400)
  })

  it('leaves the village alone where even together it is not worth the way', () => {
    const problem: Problem = {
      ...onPlane([[0, 0], ...VILLAGE]),
      visits: VILLAGE.map((_, i) => ({ id: `v${i}`, location: i + 1, service: 60, prize: 100 })),
      technicians: [{ id: 't' }],
      shifts: [{ id: 's', technician: 't', start: 0, end: 0, earliestStart: 0, latestEnd: 36_000 }],
      objective: ROAD,
    }
    expect(solve(problem, { seed: 1, stop: { iterations: 500 } }).plan.unassigned).toHaveLength(12)
  })

  it('takes one dear lorry that holds everything instead of four cheap vans', () => {
    const vehicle = (id: string, capacity: number, fixed: number) => ({
      id,
      technician: id,
      start: 0,
      end: 0,
      earliestStart: 0,
      latestEnd: 36_000,
      capacity: [capacity],
      costs: { fixed },
    })
    const problem: Problem = {
      ...onPlane([[0, 0], ...VILLAGE]),
      visits: VILLAGE.map((_, i) => ({ id: `v${i}`, location: i + 1, service: 60, delivery: [1] })),
      technicians: [...['van0', 'van1', 'van2', 'van3'], 'lorry'].map((id) => ({ id })),
      shifts: [...[0, 1, 2, 3].map((i) => vehicle(`van${i}`, 3, 100)), vehicle('lorry', 12, 2_500)],
      objective: ROAD,
    }
    const { plan } = solve(problem, { seed: 1, stop: { iterations: 500 } })
    expect(plan.routes.filter((route) => route.stops.some((stop) => stop.kind === 'visit')).map((route) => route.shift)).toEqual(['lorry'])
  })
})
