import { describe, expect, it } from 'vitest'
import { checkPlan } from './check-plan.ts'
import { A, aPlan, aProblem, B, causes, check, MATRIX, priced, ROUTE } from './testing/line-plan.ts'

describe('a sound plan', () => {
  it('breaks nothing', () => {
    expect(check({})).toEqual([])
  })
  it('may leave visits out and shifts unused', () => {
    const problem = aProblem()
    const plan = priced(problem, {
      routes: [],
      unassigned: [
        { visit: 'b', reasons: [] },
        { visit: 'a', reasons: [] },
      ],
    })
    expect(checkPlan(problem, plan)).toEqual([])
    // 100 000 EUR each
    expect(plan.cost.total).toBe(20_000_000_000)
  })
})

describe('every visit is served once or listed as unassigned', () => {
  it('a forgotten visit is missing', () => {
    // alone, b is 20 min from the depot: 8:00, 8:20-8:50, 9:10
    const b = { ...B, arrival: 30_000, start: 30_000, end: 31_800, drive: 1200, distance: 20_000 }
    expect(check({}, { stops: [b], end: 33_000, service: 1800 })).toEqual([['visit_missing', 'a', 1]])
  })
  it('a visit both routed and unassigned is visited twice', () => {
    expect(check({}, {}, { unassigned: [{ visit: 'a', reasons: [] }] })).toEqual([['visited_twice', 'a', 1]])
  })
  it('an unknown visit is named once', () => {
    const known = check({}, { stops: [A, { ...B, visit: 'z' }] })
    expect(known).toEqual([
      ['visit_missing', 'b', 1],
      ['unknown_visit', 'z', 1],
    ])
    expect(check({}, {}, { unassigned: [{ visit: 'y', reasons: [] }] })).toEqual([['unknown_visit', 'y', 1]])
  })
  it('an unknown shift is named', () => {
    expect(check({}, { shift: 'nobody' })).toContainEqual(['unknown_shift', 'nobody', 1])
  })
  it('a shift owns one route', () => {
    const problem = aProblem()
    const plan = aPlan(problem)
    const twice = checkPlan(problem, { ...plan, routes: [...plan.routes, { ...ROUTE, stops: [] }] })
    expect(causes(twice)).toContainEqual(['visited_twice', 's', 1])
  })
})

describe('times follow the matrix', () => {
  it('arriving sooner than the drive allows', () => {
    expect(check({}, { stops: [{ ...A, arrival: 29_000 }, B] })).toEqual([['timing', 'a', 400]])
  })
  it('starting before arriving', () => {
    const early = { ...A, start: 29_300, end: 33_200, wait: -100 }
    expect(check({}, { stops: [early, { ...B, wait: 100 }] })).toContainEqual(['timing', 'a', 100])
  })
  it('leaving before the work is done', () => {
    expect(
      check(
        {},
        {
          stops: [
            { ...A, end: 33_000 },
            { ...B, wait: 300 },
          ],
          wait: 300,
        },
      ),
    ).toEqual([
      ['timing', 'a', 300],
      ['timing', 'b', 300],
    ])
  })
  it('a setup is paid once per place', () => {
    // b at a's place, with a setup it need not pay: 9:15-9:45
    const b = { ...B, arrival: 33_300, start: 33_300, end: 35_100, drive: 0, distance: 0 }
    const change = { b: { location: 1, setup: 500 } }
    const route = { lastLeg: { drive: 600, distance: 10_000 }, end: 35_700, drive: 1200, distance: 20_000 }
    expect(check(change, { ...route, stops: [A, b] })).toEqual([])
    const paid = { ...b, setup: 500, end: 35_600 }
    expect(check(change, { ...route, stops: [A, paid], end: 36_200 })).toEqual([
      ['figures', 'b', 500],
      ['timing', 'b', 500],
    ])
  })
  it('a type of technician works at its own pace', () => {
    const change = { a: { serviceByType: { senior: 3000 } }, problem: { technicians: [{ id: 't', type: 'senior' }, { id: 'u' }] } }
    expect(check(change)).toContainEqual(['timing', 'a', 600])
  })
  it('a speed factor divides and rounds the drive', () => {
    // 600 s at 1.6 times the speed: 375 s
    expect(check({ shift: { speedFactor: 1.6 } })).toContainEqual(['figures', 'a', 225])
  })
  it('a leg without a road is unreachable', () => {
    const cut = { ...MATRIX, durations: MATRIX.durations.map((duration, i) => (i === 1 ? -1 : duration)) }
    expect(check({ problem: { matrices: { car: cut } } })).toContainEqual(['unreachable', 'a', 1])
  })
  it('numbers that are no integers are refused, not compared', () => {
    expect(check({}, { stops: [{ ...A, start: Number.NaN }, B] })).toEqual([['figures', 'a', 1]])
  })
})

describe('stated figures', () => {
  it.each(['drive', 'distance', 'service', 'wait', 'overtime'] as const)('a wrong %s', (figure) => {
    expect(check({}, { [figure]: ROUTE[figure] + 7 })).toEqual([['figures', figure, 7]])
  })
  it('a wrong end', () => {
    expect(check({}, { end: 37_000 })).toContainEqual(['timing', 's', 100])
  })
  it('a wrong last leg', () => {
    expect(check({}, { lastLeg: { drive: 1200, distance: 19_999 } })).toEqual([['figures', 'lastLeg.distance', 1]])
  })
  it('a wrong term of the cost, and the total with it', () => {
    const problem = aProblem()
    const plan = aPlan(problem)
    expect(causes(checkPlan(problem, { ...plan, cost: { ...plan.cost, zone: 5, total: plan.cost.total + 5 } }))).toEqual([
      ['figures', 'cost.zone', 5],
      ['figures', 'cost.total', 5],
    ])
  })
})
