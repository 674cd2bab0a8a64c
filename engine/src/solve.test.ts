import { describe, expect, it } from 'vitest'
import { checkPlan } from './check/index.ts'
import { ordersOf } from './evaluate.ts'
import { aProblem, aShift, aVisit, EIGHT, hours, LUNCH, lineMatrix } from './model/testing/builders.ts'
import { randomProblem } from './model/testing/random-problem.ts'
import { solve } from './solve.ts'
import { type Progress, SOLVE_DEFAULTS } from './solve-options.ts'

const orders = (problem: Parameters<typeof solve>[0], iterations = 200, seed = 1) =>
  ordersOf(solve(problem, { seed, stop: { iterations } }).plan)

describe('a solved plan', () => {
  it('keeps every rule, whatever the problem asks', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const problem = randomProblem(seed, { visits: 14, technicians: 3, days: 2, tightness: (seed % 4) / 3 })
      const { plan } = solve(problem, { seed, stop: { iterations: 150 } })
      expect({ seed, violations: checkPlan(problem, plan) }).toEqual({ seed, violations: [] })
    }
  })

  it('costs what the search thought it cost, ideal hours of a day aside', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const problem = randomProblem(seed, { visits: 12, technicians: 2, days: 2, tightness: 0.6 })
      const strict = { ...problem, objective: { ...problem.objective, perDayFromIdeal: 0 } }
      const { plan, trace } = solve(strict, { seed, stop: { iterations: 100 }, certify: false })
      expect({ seed, cost: trace.at(-1)!.cost }).toEqual({ seed, cost: plan.cost.total })
    }
  })

  it('is the same for the same seed and iterations, with or without a clock', () => {
    const problem = randomProblem(7, { visits: 20, technicians: 3, days: 2, tightness: 0.5 })
    const first = solve(problem, { seed: 3, stop: { iterations: 500 } })
    let ticks = 0
    const second = solve(problem, { seed: 3, stop: { iterations: 500 }, now: () => ticks++ * 1.7 })
    expect(JSON.stringify(second.plan)).toBe(JSON.stringify(first.plan))
  })

  it('is never worse than the plan it starts from', () => {
    const problem = randomProblem(11, { visits: 20, technicians: 3, days: 2, tightness: 0.5 })
    const good = solve(problem, { stop: { iterations: 2000 } }).plan
    const warm = solve({ ...problem, initial: ordersOf(good) }, { seed: 9, stop: { iterations: 0 } }).plan
    expect(warm.cost.total).toBeLessThanOrEqual(good.cost.total)
  })
})

describe('a search', () => {
  const problem = randomProblem(5, { visits: 20, technicians: 3, days: 2, tightness: 0.3 })

  it('keeps the best when it is cancelled', () => {
    let asked = 0
    const signal = {
      get aborted() {
        return ++asked > 5
      },
    }
    const result = solve(problem, { stop: { iterations: 1e9 }, signal })
    expect(result.stoppedBy).toBe('signal')
    expect(checkPlan(problem, result.plan)).toEqual([])
  })

  it('ends after the iterations asked for, or when nothing gets better', () => {
    expect(solve(problem, { stop: { iterations: 77 } })).toMatchObject({ iterations: 77, stoppedBy: 'iterations' })
    expect(solve(problem, { stop: { iterations: 1e9, noImprovement: 300 } }).stoppedBy).toBe('no-improvement')
  })

  it('tells how far it has come, with costs that only fall and a share that only rises', () => {
    let clock = 0
    const told: Progress[] = []
    solve(problem, { stop: { iterations: 600 }, now: () => (clock += 3), progressEvery: 5, onProgress: (progress) => told.push(progress) })
    expect(told.length).toBeGreaterThan(3)
    const costs = told.map(({ cost }) => cost)
    expect(costs).toEqual([...costs].sort((a, b) => b - a))
    for (const { share, iterations } of told) expect(share).toBe(iterations / 600)
    for (const { served, unassigned } of told) expect(served + unassigned).toBe(problem.visits.length)
  })

  it('goes on from the plan of one that was ended, and never loses what that had', () => {
    const whole = { seed: 4, stop: { iterations: 1_200 } }
    let told = 0
    const cut = solve(problem, {
      ...whole,
      now: () => told,
      progressEvery: 0,
      onProgress: () => told++,
      signal: {
        get aborted() {
          return told > 8
        },
      },
    })
    expect(cut.stoppedBy).toBe('signal')
    const left = whole.stop.iterations - cut.iterations
    const from = cut.iterations / whole.stop.iterations
    const { plan, trace } = solve({ ...problem, initial: ordersOf(cut.plan) }, { seed: 5, stop: { iterations: left }, cooling: [from, 1] })
    expect(trace[0]!.cost).toBeLessThanOrEqual(cut.trace.at(-1)!.cost)
    expect(plan.cost.total).toBeLessThanOrEqual(cut.plan.cost.total)
    expect(checkPlan(problem, plan)).toEqual([])
  })

  it('asked nothing but a limit, does what its defaults say', () => {
    const stop = { iterations: 200 }
    const bare = solve(problem, { stop })
    expect(solve(problem, { ...SOLVE_DEFAULTS, certify: true, stop })).toEqual(bare)
    expect(solve(problem, { stop: {} })).toMatchObject({ iterations: 0, stoppedBy: 'iterations' })
  })

  it('has nothing to do without visits or without shifts', () => {
    expect(solve(aProblem({ visits: [] }), { stop: { iterations: 10 } }).plan.routes).toEqual([])
    expect(solve(aProblem({ shifts: [], technicians: [] }), { stop: { iterations: 10 } }).plan.unassigned).toHaveLength(1)
  })
})

describe('what a visit may ask', () => {
  // places at kilometre 0 (depot), 10, 20, 30: one minute a kilometre
  const line = { locations: [{}, {}, {}, {}], matrices: { car: lineMatrix([0, 10, 20, 30]) } }
  const three = [aVisit({ id: 'a', location: 1 }), aVisit({ id: 'b', location: 2 }), aVisit({ id: 'c', location: 3 })]

  it('a prize below the detour leaves an optional visit out, a prize above it brings it in', () => {
    // out to kilometre 10 and back: 1 200 s at 1 111 and 20 000 m at 35 = 2 033 200
    const asked = (prize: number) => orders(aProblem({ visits: [aVisit({ prize })] }))
    expect(asked(2_033_199)).toEqual([])
    expect(asked(2_033_201)).toHaveLength(1)
  })

  it('first, last and sequence locks keep their places', () => {
    const visits = [
      { ...three[0]!, lock: { kind: 'position', shift: 's1', position: 'last' } as const },
      { ...three[1]!, lock: { kind: 'position', shift: 's1', position: 'first' } as const },
      three[2]!,
    ]
    expect(orders(aProblem({ ...line, visits }))).toEqual([{ shift: 's1', visits: ['b', 'c', 'a'] }])
  })

  it('a pickup comes before its delivery, on the same shift', () => {
    const shipments = [{ id: 'x', pickup: 'c', delivery: 'a', amount: [1] }]
    const shifts = [aShift({ capacity: [1] }), aShift({ id: 's2', technician: 'ben', capacity: [1] })]
    const found = orders(aProblem({ ...line, visits: three, shipments, shifts }))
    expect(found).toHaveLength(1)
    expect(found[0]!.visits.indexOf('c')).toBeLessThan(found[0]!.visits.indexOf('a'))
  })

  it('lunch is kept between two long visits, and a third one has no room left', () => {
    // 8:00-18:00, lunch 12-13 h for 1 h: three visits of 3 h 20 and the roads do not fit beside it
    const visits = three.map((visit) => ({ ...visit, service: 12_000 }))
    const { plan } = solve(aProblem({ ...line, visits, shifts: [aShift({ breaks: [LUNCH] })] }), { stop: { iterations: 200 } })
    expect(plan.routes[0]!.stops.filter((stop) => stop.kind === 'visit')).toHaveLength(2)
    expect(plan.unassigned).toHaveLength(1)
    expect(plan.unassigned[0]!.reasons.length).toBeGreaterThan(0)
  })

  it('two windows of one visit are both tried', () => {
    const visits = [
      { ...three[0]!, timeWindows: [[EIGHT, hours(9)] as const] },
      // only the afternoon window is left once the morning belongs to the first visit
      { ...three[2]!, timeWindows: [[EIGHT, hours(8.6)] as const, [hours(15), hours(16)] as const] },
    ]
    const { plan } = solve(aProblem({ ...line, visits }), { stop: { iterations: 100 } })
    expect(plan.unassigned).toEqual([])
    expect(checkPlan(aProblem({ ...line, visits }), plan)).toEqual([])
  })
})
