import { describe, expect, it } from 'vitest'
import { checkPlan } from '../check/index.ts'
import { evaluate } from '../evaluate.ts'
import type { Problem } from '../model/problem.ts'
import { aShift, aVisit, hours, minutes } from '../model/testing/builders.ts'
import { randomProblem } from '../model/testing/random-problem.ts'
import { createRandom } from '../random.ts'
import { cutNeighbourhoods } from './neighbourhoods.ts'
import { placePoints } from './place-points.ts'
import { createInlineSolveMany, type SubTask, solveLarge } from './solve-large.ts'
import { subProblem } from './sub-problem.ts'

/** Two valleys 100 km apart, each with a technician at home and `size` clients a kilometre from one another; a kilometre a minute. */
function valleys(size: number): Problem {
  const kilometres = [0, 100].flatMap((valley) => Array.from({ length: size + 1 }, (_, i) => valley + i))
  const width = kilometres.length
  const table = (unit: number) =>
    Int32Array.from({ length: width ** 2 }, (_, at) => unit * Math.abs(kilometres[Math.floor(at / width)]! - kilometres[at % width]!))
  return {
    locations: kilometres.map((km) => ({ position: { lng: km / 100, lat: 45 } })),
    matrices: { car: { size: width, durations: table(60), distances: table(1000) } },
    technicians: [{ id: 'ana' }, { id: 'bob' }],
    shifts: [
      aShift({ latestEnd: hours(24) }),
      aShift({ id: 's2', technician: 'bob', start: size + 1, end: size + 1, latestEnd: hours(24) }),
    ],
    visits: kilometres.flatMap((_, i) => (i % (size + 1) === 0 ? [] : [aVisit({ id: `v${i}`, location: i, service: minutes(10) })])),
  }
}

describe('a problem too large to be searched whole', () => {
  it('is cut into neighbourhoods of places that are near one another, every visit and every shift in exactly one', () => {
    const problem = valleys(20)
    const areas = cutNeighbourhoods(problem, placePoints(problem), [], 20, createRandom(3))
    expect(areas).toHaveLength(2)
    const valleyOf = (visit: number) => (visit < 20 ? 'west' : 'east')
    for (const area of areas) expect(new Set(area.visits.map(valleyOf)).size).toBe(1)
    expect(areas.flatMap(({ visits }) => visits).sort((a, b) => a - b)).toEqual(problem.visits.map((_, i) => i))
    expect(areas.flatMap(({ shifts }) => shifts).sort()).toEqual([0, 1])
  })

  it('is laid out by travel times where places have no positions', () => {
    const problem = { ...valleys(20), locations: valleys(20).locations.map(() => ({})) }
    const { x } = placePoints(problem)
    // on a line, the first axis is the line: 1 km more is always the same step
    const steps = Array.from({ length: 20 }, (_, i) => Math.round(x[i + 1]! - x[i]!))
    expect(new Set(steps).size).toBe(1)
  })

  it('comes together as the best plan of every valley', async () => {
    const problem = valleys(20)
    const { plan } = await solveLarge(problem, { stop: { iterations: 2_000 }, neighbourhood: 20, rounds: 2 })
    expect(checkPlan(problem, plan)).toEqual([])
    // each technician drives to the last client and home: 2 x 2 x 20 km
    expect(plan.routes.reduce((sum, { distance }) => sum + distance, 0)).toBe(80_000)
  })

  it('gives the same plan for the same seed and iterations, however many lanes solve it and in whatever order', async () => {
    const problem = randomProblem(11, { visits: 40, technicians: 4, days: 2, tightness: 0.2 })
    const inline = createInlineSolveMany({})
    const backwards = async (tasks: readonly SubTask[]) => [...(await inline([...tasks].reverse()))].reverse()
    const options = { seed: 5, stop: { iterations: 1_200 }, neighbourhood: 12, rounds: 3 }
    const one = await solveLarge(problem, options)
    expect((await solveLarge(problem, { ...options, solveMany: backwards, lanes: 7 })).plan).toEqual(one.plan)
    expect(one.iterations).toBeGreaterThanOrEqual(1_200)
  })

  it('never gets worse from round to round, and is feasible, on random problems of every feature', async () => {
    for (let seed = 1; seed <= 12; seed++) {
      const problem = randomProblem(seed, { visits: 40, technicians: 4, days: 3, tightness: 0.5 })
      const { plan, trace } = await solveLarge(problem, { seed, stop: { iterations: 800 }, neighbourhood: 10, rounds: 4 })
      expect([seed, checkPlan(problem, plan)]).toEqual([seed, []])
      const costs = trace.slice(1).map(({ cost }) => cost)
      expect(costs).toEqual([...costs].sort((a, b) => b - a))
      expect(evaluate(problem, plan.routes.map(ordersOfRoute)).cost.total).toBe(plan.cost.total)
    }
  })

  it('keeps a locked visit with the shift that may take it', () => {
    const east = valleys(20)
    const problem = {
      ...east,
      visits: east.visits.map((visit, i) => (i === 0 ? { ...visit, lock: { kind: 'shift', shift: 's2' } as const } : visit)),
    }
    const areas = cutNeighbourhoods(problem, placePoints(problem), [], 20, createRandom(3))
    expect(areas.find(({ shifts }) => shifts.includes(1))!.visits).toContain(0)
  })

  it('cuts matrices to the places of the neighbourhood', () => {
    const problem = valleys(2)
    const part = subProblem(problem, { shifts: [1], visits: [3] }, [])
    // client v5 (102 km) and bob's home (100 km), two minutes and 2 000 m apart
    expect(part.matrices['car']).toEqual({
      size: 2,
      durations: Int32Array.of(0, 120, 120, 0),
      distances: Int32Array.of(0, 2_000, 2_000, 0),
    })
    expect(part.visits.map(({ id, location }) => [id, location])).toEqual([['v5', 0]])
  })

  it('ends at once when told so', async () => {
    const { plan, stoppedBy } = await solveLarge(valleys(5), { stop: { iterations: 100 }, signal: { aborted: true } })
    expect([stoppedBy, plan.routes]).toEqual(['signal', []])
  })
})

const ordersOfRoute = ({ shift, stops }: { shift: string; stops: readonly { kind: string }[] }) => ({
  shift,
  visits: stops.flatMap((stop) => ('visit' in stop ? [String(stop.visit)] : [])),
})
