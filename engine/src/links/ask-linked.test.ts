import { describe, expect, it } from 'vitest'
import { firstComeFirstServed } from '../baseline/index.ts'
import { checkPlan } from '../check/index.ts'
import { solveLarge } from '../decompose/index.ts'
import { evaluate, ordersOf } from '../evaluate.ts'
import { certifyPlan, orderDay } from '../exact/index.ts'
import { applyRelaxation, explainUnassigned, explainVisit } from '../explain/index.ts'
import type { Problem, RouteOrder } from '../model/problem.ts'
import { aProblem, aShift, aVisit, EIGHT, lineMatrix, minutes } from '../model/testing/builders.ts'
import { tiedProblem } from '../model/testing/tied-problem.ts'
import { solvePeriodic } from '../periodic/index.ts'
import { createPreview } from '../preview/index.ts'
import { offerSlots, soonest } from '../slots/index.ts'
import { aBooking, aContext, aDay, aRequest } from '../slots/testing/builders.ts'
import { solve } from '../solve.ts'
import { LinkedVisitsRefused } from './refuse-links.ts'

/** Places at these kilometres of a road, a kilometre a minute; Ana and Bob start and end at 0 from 8:00 to 18:00. */
const onTheRoad = (kilometres: readonly number[], overrides: Partial<Problem>): Problem =>
  aProblem({
    locations: [0, ...kilometres].map(() => ({})),
    matrices: { car: lineMatrix([0, ...kilometres]) },
    shifts: ['ana', 'bob'].map((id) => aShift({ id, technician: id, day: 'mon' })),
    visits: kilometres.map((_, i) => aVisit({ id: `v${i}`, location: i + 1 })),
    ...overrides,
  })
const BOILER = [{ id: 'boiler', visits: ['v0', 'v1'] }]
const APART = [
  { shift: 'ana', visits: ['v0'] },
  { shift: 'bob', visits: ['v1', 'v2'] },
]
const boiler = onTheRoad([20, 20, 5], { together: BOILER })

describe('why not there, for a linked visit', () => {
  it('is answered with the others waiting, or by the link that refuses', () => {
    const plan = evaluate(boiler, APART)
    const places = explainVisit(boiler, plan, 'v0')
    // with Bob, who has the other half, on either side of it; Ana alone may
    expect(places.filter(({ shift }) => shift === 'bob').map((place) => place.fits || place.refusals[0]!.code)).toEqual(
      Array(3).fill('TOGETHER'),
    )
    expect(places.filter(({ fits }) => fits)).toMatchObject([{ shift: 'ana', start: EIGHT + minutes(20), change: { total: 0 } }])
    // v2 first makes Bob, and so Ana, an hour later; the road is the same
    const before = explainVisit(boiler, plan, 'v2').find(({ shift, positions }) => shift === 'bob' && positions[0] === 0)
    expect(before).toMatchObject({ fits: true, change: { total: 0 } })
  })

  it('names the pair when both would fit for more than they are worth', () => {
    // out to kilometre 20 and back with two technicians: twice 2 400 s at 1 111 and 40 000 m at 35 = 8 132 800; left out 2 x 4 000 000
    const visits = [0, 1].map((i) => aVisit({ id: `v${i}`, location: i + 1, prize: 4_000_000 }))
    const problem = onTheRoad([20, 20], { together: BOILER, visits })
    const { plan } = solve(problem, { stop: { iterations: 90 } })
    expect(plan.unassigned.map(({ visit }) => visit)).toEqual(['v0', 'v1'])
    const reason = plan.unassigned[0]!.reasons[0]!
    expect(reason).toEqual({
      code: 'NOT_PROFITABLE',
      shift: '',
      margin: 132_800,
      relaxation: { kind: 'raise-prize', visit: 'v0', by: 132_800 },
    })
    const eased = solve(applyRelaxation(problem, reason.relaxation), { stop: { iterations: 90 } }).plan
    expect(eased.cost.total).toBe(8_132_800)
  })

  it('is refused by its link, not by its price, when the reasons are sought after the search', () => {
    const problem = onTheRoad([20, 20, 5], { together: BOILER, shifts: [aShift({ id: 'ana' })] })
    const { plan } = solve(problem, { stop: { iterations: 90 }, explain: false })
    expect(explainUnassigned(problem, plan).map(({ visit, reasons }) => [visit, reasons[0]!.code])).toEqual([
      ['v0', 'TOGETHER'],
      ['v1', 'TOGETHER'],
    ])
  })
})

describe('before a drop of a linked visit', () => {
  const preview = createPreview(boiler, APART)

  it('a shift that its link forbids is refused by it, another is priced', () => {
    expect(preview.insertions('v0')).toMatchObject([
      { shift: 'ana', fits: true, metres: 0, start: EIGHT + minutes(20), cost: { total: 0 } },
      { shift: 'bob', fits: false, refusal: { code: 'TOGETHER', margin: 1 } },
    ])
    expect(preview.drop('v0', 'bob', [0])).toMatchObject({ refusals: [{ code: 'TOGETHER', margin: 1 }] })
    expect(preview.remedy('v0', 'bob', null)).toEqual({ code: 'TOGETHER', shift: 'bob', margin: 1, relaxation: { kind: 'none' } })
  })

  it('the wait of the partner is in the price', () => {
    // overtime from 9:25 on: Ana, back at 9:40, has 15 min of it; once Bob has v2 first, both stay from 9:20 to 10:20 and Ana is back at 10:40
    const shifts = [aShift({ id: 'ana', technician: 'ana', softEnd: EIGHT + minutes(85) }), aShift({ id: 'bob', technician: 'bob' })]
    const late = createPreview({ ...boiler, shifts }, APART)
    expect(late.drop('v2', 'bob', [0])).toMatchObject({
      refusals: [],
      overtimeSeconds: minutes(60),
      cost: { overtime: 3600 * 1389, total: 3600 * 1389 },
    })
    expect(late.insertions('v2')[1]).toMatchObject({ fits: true, positions: [1], cost: { total: 0 } })
  })

  it('who others wait for may not simply leave', () => {
    expect(preview.removal('v0')!.refusals).toEqual([{ code: 'TOGETHER', margin: 1 }])
    expect(preview.removal('v2')).toMatchObject({ metres: 0, refusals: [] })
    const screed = onTheRoad([20, 20], { delays: [{ id: 'dry', before: 'v0', after: 'v1', min: 60 }] })
    const dry = createPreview(screed, [{ shift: 'ana', visits: ['v0', 'v1'] }])
    expect(dry.removal('v0')!.refusals).toEqual([{ code: 'DELAY', margin: 1 }])
    expect(dry.drop('v1', 'ana', [0]).refusals).toEqual([{ code: 'DELAY', margin: 1 }])
  })

  it('a plan that breaks a link already can still be edited, and the link is kept once both are there', () => {
    const half = createPreview(boiler, [{ shift: 'ana', visits: ['v0'] }])
    expect(half.drop('v2', 'bob', [0]).refusals).toEqual([])
    expect(half.drop('v1', 'bob', [0]).refusals).toEqual([])
    expect(half.drop('v1', 'ana', [0]).refusals).toEqual([])
    const none = createPreview(boiler, [])
    expect(none.drop('v1', 'ana', [0]).refusals).toEqual([{ code: 'TOGETHER', margin: 1 }])
  })
})

/** Every place of a visit, as orders of the whole plan. */
function everyPlace(
  { shifts }: Problem,
  orders: readonly RouteOrder[],
  id: string,
): readonly { readonly shift: string; readonly orders: readonly RouteOrder[] }[] {
  const rest = orders.map((order) => ({ ...order, visits: order.visits.filter((one) => one !== id) }))
  return shifts.flatMap(({ id: shift }) => {
    const visits = rest.find((order) => order.shift === shift)?.visits ?? []
    const others = rest.filter((order) => order.shift !== shift)
    return Array.from({ length: visits.length + 1 }, (_, at) => ({
      shift,
      orders: [...others, { shift, visits: visits.toSpliced(at, 0, id) }],
    }))
  })
}

describe('what is promised of linked visits', () => {
  it('is what evaluating and checking the edited plan says, on random problems', () => {
    let [fits, refused] = [0, 0]
    for (let seed = 1; seed <= 8; seed++) {
      const problem = tiedProblem(seed, { visits: 10, technicians: 3, days: 1, tightness: 0.2 })
      const { plan } = solve(problem, { seed, stop: { iterations: 200 } })
      const orders = ordersOf(plan)
      const preview = createPreview(problem, orders)
      for (const { id } of problem.visits) {
        const places = everyPlace(problem, orders, id).flatMap((place) => {
          const after = evaluate(problem, place.orders)
          return checkPlan(problem, after).length === 0 ? [{ ...place, cost: after.cost.total - plan.cost.total }] : []
        })
        for (const insertion of preview.insertions(id)) {
          const here = places.filter(({ shift }) => shift === insertion.shift).map(({ cost }) => cost)
          expect([seed, id, insertion.shift, insertion.fits ? insertion.cost.total : Infinity]).toEqual([
            seed,
            id,
            insertion.shift,
            Math.min(Infinity, ...here),
          ])
          if (insertion.fits) fits++
          else refused++
        }
        const told = explainVisit(problem, plan, id).filter((place) => place.fits)
        expect([seed, id, told.length]).toEqual([seed, id, places.length])
      }
    }
    expect(fits).toBeGreaterThan(50)
    expect(refused).toBeGreaterThan(50)
  })

  it('holds for reasons too: each relaxation lets the visit in, links and all', () => {
    let tried = 0
    for (let seed = 1; seed <= 15; seed++) {
      const problem = tiedProblem(seed, { visits: 14, technicians: 2, days: 1, tightness: 0.6 })
      const { plan } = solve(problem, { seed, stop: { iterations: 100 } })
      for (const { visit, reasons } of plan.unassigned)
        for (const { shift, relaxation } of reasons) {
          if (relaxation.kind === 'none' || relaxation.kind === 'raise-prize' || relaxation.kind === 'add-shift') continue
          tried++
          const eased = applyRelaxation(problem, relaxation)
          const place = createPreview(eased, ordersOf(plan))
            .insertions(visit)
            .find((one) => one.shift === shift)!
          expect([seed, visit, shift, relaxation.kind, place.fits]).toEqual([seed, visit, shift, relaxation.kind, true])
        }
    }
    expect(tried).toBeGreaterThan(10)
  })
})

describe('where links are not known', () => {
  const errorsOf = (ask: () => unknown) => {
    try {
      ask()
    } catch (error) {
      if (error instanceof LinkedVisitsRefused) return error.errors.map(({ code, path }) => [code, path])
    }
    return 'no refusal'
  }
  const tied = { ...boiler, delays: [{ id: 'd', before: 'v1', after: 'v2' }] }

  it('the question is refused with a code, the field, and what to do instead', async () => {
    const both = [
      ['LINKED_VISITS', '$.together'],
      ['LINKED_VISITS', '$.delays'],
    ]
    await expect(solveLarge(tied, { stop: { iterations: 10 } })).rejects.toThrow('use solve')
    expect(errorsOf(() => solvePeriodic({ problem: tied, patterns: {} }, { stop: { iterations: 10 } }))).toEqual(both)
    expect(errorsOf(() => firstComeFirstServed(tied, { callOrder: ['v0'] }))).toEqual(both)
    expect(errorsOf(() => orderDay(tied, 'ana', ['v0', 'v2']))).toEqual(both)
  })

  it('slots refuse a visit, asking or booked, that needs a shared tool', () => {
    const camera = { tools: ['camera'] }
    const asked = [['LINKED_VISITS', '$.visit.tools']]
    expect(errorsOf(() => offerSlots(aRequest(camera), aContext([aDay()])))).toEqual(asked)
    expect(errorsOf(() => soonest(aRequest(camera, 'emergency'), aContext([aDay()])))).toEqual(asked)
    expect(errorsOf(() => aDay({ bookings: [{ ...aBooking('b', 5, 8, 10), ...camera }] }))).toEqual([
      ['LINKED_VISITS', '$.bookings[0].tools'],
    ])
  })

  it('an order that other routes wait for is left as it is, and proven of nothing', () => {
    const plan = evaluate(boiler, APART)
    expect(certifyPlan(boiler, plan).routes).toEqual(plan.routes)
    const alone = evaluate({ ...boiler, together: [] }, APART)
    expect(certifyPlan({ ...boiler, together: [] }, alone).routes.map(({ proof }) => proof)).toEqual(['optimal', 'optimal'])
  })
})
