import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPlan } from '../check/index.ts'
import { evaluate, ordersOf } from '../evaluate.ts'
import { explainVisit } from '../explain/index.ts'
import { aProblem, aShift, aVisit, EIGHT, lineMatrix, minutes } from '../model/testing/builders.ts'
import { randomProblem } from '../model/testing/random-problem.ts'
import { solve } from '../solve.ts'
import { applyRelaxation, createPreview } from './index.ts'

// depot km 0; a at km 10, b at km 30, x at km 20; a kilometre a minute
const problem = aProblem({
  locations: [{}, {}, {}, {}],
  matrices: { car: lineMatrix([0, 10, 30, 20]) },
  visits: [aVisit({ id: 'a' }), aVisit({ id: 'b', location: 2 }), aVisit({ id: 'x', location: 3, prize: 3_000_000 })],
  shifts: [aShift(), aShift({ id: 's2', technician: 'bob' }), aShift({ id: 's3', technician: 'cleo', latestEnd: EIGHT + minutes(90) })],
})
const orders = [
  { shift: 's1', visits: ['a'] },
  { shift: 's2', visits: ['b'] },
]

describe('before a drop', () => {
  const preview = createPreview(problem, orders)

  it('every shift shows its best place in km and minutes, or the rule that refuses', () => {
    // s1: from km 10 on to km 20 and back, 20 km more; s2 passes km 20 anyway; s3: 40 min of road and an hour's work in 90 min
    expect(preview.insertions('x')).toMatchObject([
      { shift: 's1', fits: true, metres: 20_000, driveSeconds: 1200, positions: [0], cost: { unserved: -3_000_000 } },
      { shift: 's2', fits: true, metres: 0, driveSeconds: 0 },
      { shift: 's3', fits: false, refusal: { code: 'SHIFT_TIME', margin: 600 } },
    ])
  })

  it('a forbidden drop is shown with its price and the rules it breaks: the human decides', () => {
    const drop = preview.drop('x', 's3', [0])
    expect(drop).toMatchObject({ metres: 40_000, refusals: [{ code: 'SHIFT_TIME', margin: 600 }] })
    expect(drop.route.end).toBe(EIGHT + minutes(100))
  })

  it('a refused shift says what would let the visit in, at one place or anywhere', () => {
    // 40 min of road and an hour's work in a shift of 90 min: 10 min more let it in
    const remedy = { code: 'SHIFT_TIME', shift: 's3', margin: 600, relaxation: { kind: 'extend-shift', shift: 's3', by: 600 } }
    expect(preview.remedy('x', 's3', null)).toEqual(remedy)
    expect(preview.remedy('x', 's3', [0])).toEqual(remedy)
    const eased = applyRelaxation(problem, preview.remedy('x', 's3', null).relaxation)
    expect(createPreview(eased, orders).insertions('x')[2]).toMatchObject({ shift: 's3', fits: true })
  })

  it('a place whose hour has gone by is passed over: the day offers a later one, or none with by how much it is too late', () => {
    // s1: before a, x would start at 8:20; after it, at a's end 9:10 and 10 min of road, 9:20. s2: after b at 8:30-9:30, 9:40
    const at = (notBefore: number) => createPreview(problem, orders).insertions('x', notBefore)
    expect(at(EIGHT + minutes(20))[0]).toMatchObject({ fits: true, positions: [0], start: EIGHT + minutes(20) })
    expect(at(EIGHT + minutes(21))[0]).toMatchObject({ fits: true, positions: [1], start: EIGHT + minutes(80) })
    expect(at(EIGHT + minutes(90))[0]).toEqual({ shift: 's1', fits: false, refusal: { code: 'NOTICE', margin: 600 } })
    expect(at(EIGHT + minutes(100))[1]).toMatchObject({ fits: true, start: EIGHT + minutes(100) })
  })

  it('a move counts what is saved where the visit leaves', () => {
    // a leaves s1 (20 km less) for s2, which passes km 10 anyway
    expect(preview.insertions('a')).toMatchObject([{ metres: 0 }, { metres: -20_000, driveSeconds: -1200 }, { fits: true, metres: 0 }])
    expect(preview.removal('a')).toMatchObject({ metres: -20_000, cost: { unserved: 10_000_000_000 } })
    expect(preview.removal('x')).toBeNull()
  })
})

describe('a visit that holds its route together', () => {
  it('may not simply leave: its neighbours have no road between them', () => {
    // a one-way valley: 0 -> 1 -> 2 -> 0 and nothing else
    const ring = Int32Array.of(0, 60, -1, -1, 0, 60, 60, -1, 0)
    const valley = aProblem({
      locations: [{}, {}, {}],
      matrices: { car: { size: 3, durations: ring, distances: ring } },
      visits: [aVisit({ id: 'one' }), aVisit({ id: 'two', location: 2 })],
      shifts: [aShift(), aShift({ id: 's2', technician: 'bob' })],
    })
    const preview = createPreview(valley, [{ shift: 's1', visits: ['one', 'two'] }])
    expect(preview.insertions('two').map(({ fits }) => fits)).toEqual([true, false])
    expect(preview.drop('two', 's2', [0]).refusals.map(({ code }) => code)).toContain('UNREACHABLE')
  })
})

describe('what it promises', () => {
  it('is what evaluating the edited plan says, on random plans', () => {
    let fits = 0
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = randomProblem(seed, { visits: 12, technicians: 2, days: 2, tightness: 0.4 })
        const { plan } = solve(random, { seed, stop: { iterations: 30 } })
        const preview = createPreview(random, ordersOf(plan))
        const { id } = random.visits[Math.abs(seed) % 12]!
        const shipped = random.shipments?.find(({ pickup, delivery }) => pickup === id || delivery === id)
        const added = shipped ? [shipped.pickup, shipped.delivery] : [id]
        const without = ordersOf(plan).map(({ shift, visits }) => ({ shift, visits: visits.filter((visit) => !added.includes(visit)) }))
        for (const insertion of preview.insertions(id)) {
          if (!insertion.fits) continue
          fits++
          let visits = without.find(({ shift }) => shift === insertion.shift)?.visits ?? []
          for (const [index, position] of insertion.positions.entries()) visits = visits.toSpliced(position, 0, added[index]!)
          const after = evaluate(random, [...without.filter(({ shift }) => shift !== insertion.shift), { shift: insertion.shift, visits }])
          expect(checkPlan(random, after)).toEqual([])
          expect(insertion.cost.total).toBe(after.cost.total - plan.cost.total)
          const drop = preview.drop(id, insertion.shift, insertion.positions)
          expect(drop.cost).toEqual(insertion.cost)
          expect(drop.refusals).toEqual([])
        }
        // the best place of every shift is the best of all places that explain lists
        const best = explainVisit(random, plan, id).find(({ fits }) => fits)
        const cheapest = Math.min(...preview.insertions(id).map((one) => (one.fits ? one.cost.total : Infinity)))
        expect(cheapest).toBe(best?.fits ? best.change.total : Infinity)
      }),
      { numRuns: 60, seed: 41 },
    )
    expect(fits).toBeGreaterThan(60)
  })
})
