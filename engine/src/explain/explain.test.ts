import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstComeFirstServed } from '../baseline/index.ts'
import { checkPlan } from '../check/index.ts'
import { evaluate, ordersOf } from '../evaluate.ts'
import type { Plan, Reason } from '../model/plan.ts'
import type { Problem, RouteOrder, Visit } from '../model/problem.ts'
import { aProblem, aShift, aVisit, EIGHT, hours, LUNCH, lineMatrix, minutes } from '../model/testing/builders.ts'
import { randomProblem } from '../model/testing/random-problem.ts'
import { applyRelaxation, explainUnassigned, explainVisit } from './index.ts'

const reasonsFor = (visit: Partial<Visit>, problem: Partial<Problem> = {}, orders: readonly RouteOrder[] = []) => {
  const whole = aProblem({ ...problem, visits: [...(problem.visits ?? []), aVisit({ id: 'x', ...visit })] })
  return explainUnassigned(whole, evaluate(whole, orders)).find((one) => one.visit === 'x')!.reasons
}
const onShift = (shift: Parameters<typeof aShift>[0]) => ({ shifts: [aShift(shift)] })

// the route of x alone: 10 min and 10 km there, one hour of work, 10 min and 10 km back
describe('the reason and the cheapest relaxation', () => {
  it.each<[string, Partial<Visit>, Partial<Problem>, Partial<Reason>]>([
    [
      'a skill to grant',
      { skills: ['pac', 'gaz'] },
      { technicians: [{ id: 'ana', skills: ['gaz'] }] },
      { code: 'SKILL', margin: 1, relaxation: { kind: 'grant-skills', technician: 'ana', skills: ['pac'] } },
    ],
    [
      'a technician to allow',
      { allowedTechnicians: ['bob'] },
      {},
      { code: 'NO_TECHNICIAN', margin: 1, relaxation: { kind: 'allow-technician', visit: 'x', technician: 'ana' } },
    ],
    [
      'a lock to open',
      { lock: { kind: 'technician', technician: 'bob' } },
      {},
      { code: 'LOCKED', relaxation: { kind: 'unlock', visit: 'x' } },
    ],
    [
      'a time lock before the shift',
      { lock: { kind: 'time', shift: 's1', start: hours(7) } },
      {},
      { code: 'LOCKED', relaxation: { kind: 'unlock', visit: 'x' } },
    ],
    [
      'ten minutes more of the shift',
      {},
      onShift({ latestEnd: EIGHT + minutes(70) }),
      { code: 'SHIFT_TIME', margin: 600, relaxation: { kind: 'extend-shift', shift: 's1', by: 600 } },
    ],
    [
      'a window the client would have to widen',
      { timeWindows: [[hours(7), EIGHT]] },
      {},
      { code: 'TIME_WINDOW', margin: 600, relaxation: { kind: 'widen-window', visit: 'x', start: EIGHT + 600 } },
    ],
    [
      'a promise that would have to move',
      { promise: [hours(7), EIGHT] },
      {},
      { code: 'PROMISE', margin: 600, relaxation: { kind: 'shift-promise', visit: 'x', start: EIGHT + 600 } },
    ],
    [
      'a due date to extend',
      { due: { latest: EIGHT } },
      {},
      { code: 'DUE_DATE', margin: 600, relaxation: { kind: 'extend-due', visit: 'x', start: EIGHT + 600 } },
    ],
    [
      // 11:30 + 2 h on site: lunch is over at 12:00 (start 11:00, before the visit) or starts at 13:30: half an hour late is nearer
      'a lunch to move',
      { service: hours(2), timeWindows: [[hours(11.5), hours(11.5)]], lock: { kind: 'shift', shift: 's1' } },
      onShift({ breaks: [LUNCH] }),
      { code: 'BREAK', margin: minutes(30), relaxation: { kind: 'move-break', shift: 's1', break: 'lunch', start: hours(13.5) } },
    ],
    [
      'work, distance, visits and room to allow: here work',
      {},
      onShift({ maxWork: 4000 }),
      { code: 'MAX_WORK', margin: 800, relaxation: { kind: 'allow-work', shift: 's1', by: 800 } },
    ],
    ['distance', {}, onShift({ maxDistance: 15_000 }), { relaxation: { kind: 'allow-distance', shift: 's1', by: 5000 } }],
    ['driving', {}, onShift({ maxDrive: 1000 }), { relaxation: { kind: 'allow-drive', shift: 's1', by: 200 } }],
    ['duration', {}, onShift({ maxDuration: 4000 }), { relaxation: { kind: 'allow-duration', shift: 's1', by: 800 } }],
    ['one visit more', {}, onShift({ maxVisits: 0 }), { relaxation: { kind: 'allow-visits', shift: 's1', by: 1 } }],
    [
      'room in the second dimension',
      { pickup: [1, 5] },
      onShift({ capacity: [1, 2] }),
      { code: 'CAPACITY', margin: 3, relaxation: { kind: 'add-capacity', shift: 's1', dimension: 1, by: 3 } },
    ],
    [
      'two rules at once',
      { skills: ['pac'], pickup: [1] },
      onShift({ capacity: [0] }),
      {
        relaxation: {
          kind: 'several',
          relaxations: [
            { kind: 'add-capacity', shift: 's1', dimension: 0, by: 1 },
            { kind: 'grant-skills', technician: 'ana', skills: ['pac'] },
          ],
        },
      },
    ],
  ])('%s', (_name, visit, problem, reason) => {
    const [first] = reasonsFor(visit, problem)
    expect(first).toMatchObject({ shift: 's1', ...reason })
  })

  it('is not profitable by as much as the way costs more than the prize', () => {
    // 20 min at 1 111 a second and 20 km at 35 a metre: 1 333 200 + 700 000
    expect(reasonsFor({ prize: 2_000_000 })).toEqual([
      { code: 'NOT_PROFITABLE', shift: 's1', margin: 33_200, relaxation: { kind: 'raise-prize', visit: 'x', by: 33_200 } },
    ])
  })

  it('knows nothing against a missing road', () => {
    const matrix = { size: 2, durations: Int32Array.of(0, -1, 60, 0), distances: Int32Array.of(0, -1, 1000, 0) }
    expect(reasonsFor({}, { matrices: { car: matrix } })).toEqual([
      { code: 'UNREACHABLE', shift: 's1', margin: 1, relaxation: { kind: 'none' } },
    ])
  })

  it('is one more shift where the only one is full and nothing stretches it', () => {
    const full = aVisit({ id: 'full', service: hours(9), timeWindows: [[hours(8.5), hours(8.5)]] })
    const reasons = reasonsFor({ timeWindows: [[hours(12), hours(13)]], service: hours(3) }, { visits: [full] }, [
      { shift: 's1', visits: ['full'] },
    ])
    // nine hours from 8:30: before noon there is no gap, after 17:30 neither the client's window nor the shift's end would do alone
    expect(reasons).toEqual([
      { code: 'NO_TECHNICIAN', shift: '', margin: 1, relaxation: { kind: 'add-shift', like: 's1', skills: [] } },
      expect.objectContaining({ shift: 's1', relaxation: { kind: 'none' } }),
    ])
  })
})

describe('every relaxation named', () => {
  it('really makes the visit fit, by evaluate and the checker', () => {
    const seen: Record<string, number> = {}
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const problem = randomProblem(seed, { visits: 10, technicians: 2, days: 1, tightness: 0.3 + (seed & 3) / 5 })
        const booked = firstComeFirstServed(problem, { callOrder: problem.visits.map(({ id }) => id) })
        const plan = evaluate(problem, ordersOf(booked))
        // hours given by phone may keep limits that the same orders, driven as early as can be, do not
        fc.pre(checkPlan(problem, plan).length === 0)
        for (const { visit, reasons } of explainUnassigned(problem, plan)) {
          expect(new Set(reasons.map(({ shift }) => shift)).size).toBe(reasons.length)
          for (const reason of reasons) {
            seen[reason.relaxation.kind] = (seen[reason.relaxation.kind] ?? 0) + 1
            if (reason.relaxation.kind === 'none') continue
            expect({ seed, visit, reason, fits: fitsAfter(problem, plan, visit, reason) }).toEqual({ seed, visit, reason, fits: true })
          }
        }
      }),
      { numRuns: 250, seed: 21 },
    )
    const kinds = ['extend-shift', 'allow-work', 'add-capacity', 'grant-skills', 'widen-window', 'shift-promise', 'move-break', 'unlock']
    for (const kind of [...kinds, 'several', 'allow-technician']) expect([kind, (seen[kind] ?? 0) > 0]).toEqual([kind, true])
  })
})

/** Whether the visit (with the other end of its shipment) can be put somewhere on the reason's shift of the relaxed problem. */
function fitsAfter(problem: Problem, plan: Plan, visit: string, { shift, relaxation }: Reason): boolean {
  const relaxed = applyRelaxation(problem, relaxation)
  const shipment = problem.shipments?.find(({ pickup, delivery }) => pickup === visit || delivery === visit)
  const added = shipment ? [shipment.pickup, shipment.delivery] : [visit]
  const target = relaxation.kind === 'add-shift' ? `${relaxation.like}+` : shift
  const orders = ordersOf(plan).filter((order) => order.shift !== target)
  const route = ordersOf(plan).find((order) => order.shift === target)?.visits ?? []
  const insert = (visits: readonly string[], [first, ...rest]: readonly string[], from: number): readonly (readonly string[])[] =>
    first === undefined
      ? [visits]
      : Array.from({ length: visits.length - from + 1 }, (_, at) =>
          insert(visits.toSpliced(from + at, 0, first), rest, from + at + 1),
        ).flat()
  return insert(route, added, 0).some((visits) => {
    const violations = checkPlan(relaxed, evaluate(relaxed, [...orders, { shift: target, visits }]))
    return violations.length === 0
  })
}

describe('every place a visit could have', () => {
  // depot km 0; a at km 10, b at km 30, x at km 20
  const problem = aProblem({
    locations: [{}, {}, {}, {}],
    matrices: { car: lineMatrix([0, 10, 30, 20]) },
    visits: [aVisit({ id: 'a' }), aVisit({ id: 'b', location: 2 }), aVisit({ id: 'x', location: 3 })],
    shifts: [aShift(), aShift({ id: 's2', technician: 'bob', latestEnd: EIGHT + minutes(90) })],
  })

  it('is told with what it changes, the cheapest first', () => {
    const plan = evaluate(problem, [{ shift: 's1', visits: ['a', 'b'] }])
    const places = explainVisit(problem, plan, 'x')
    expect(places.map(({ shift, positions, fits }) => [shift, positions[0], fits])).toEqual([
      ['s1', 1, true],
      ['s1', 2, true],
      ['s1', 0, true],
      ['s2', 0, false],
    ])
    // between a and b, and on the way back from b, x lies on the road; before a it is 20 km more
    expect(places.flatMap((place) => (place.fits ? [place.metres] : []))).toEqual([0, 0, 20_000])
    // 40 min of road and an hour of work in 90 min
    expect(places[3]).toMatchObject({
      refusals: [{ code: 'SHIFT_TIME', margin: 600 }],
      relaxation: { kind: 'extend-shift', shift: 's2', by: 600 },
    })
  })

  it('costs exactly what evaluating both plans says, for random plans and visits served or not', () => {
    let moves = 0
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = randomProblem(seed, { visits: 8, technicians: 2, days: 1, tightness: 0.4 })
        const plan = firstComeFirstServed(random, { callOrder: random.visits.map(({ id }) => id) })
        const before = evaluate(random, ordersOf(plan))
        const { id } = random.visits[Math.abs(seed) % 8]!
        const shipped = random.shipments?.find(({ pickup, delivery }) => pickup === id || delivery === id)
        const added = shipped ? [shipped.pickup, shipped.delivery] : [id]
        const home = ordersOf(before).find(({ visits }) => visits.includes(id))?.shift
        for (const place of explainVisit(random, before, id)) {
          const others = ordersOf(before).map(({ shift, visits }) => ({ shift, visits: visits.filter((visit) => !added.includes(visit)) }))
          let visits = others.find(({ shift }) => shift === place.shift)?.visits ?? []
          place.positions.forEach((position, index) => {
            visits = visits.toSpliced(position, 0, added[index]!)
          })
          const after = evaluate(random, [...others.filter(({ shift }) => shift !== place.shift), { shift: place.shift, visits }])
          const changed = after.routes.filter(({ shift }) => shift === place.shift || shift === home)
          const broken = checkPlan(random, { ...after, routes: changed }).filter(
            ({ cause }) => cause !== 'visit_missing' && cause !== 'figures',
          )
          expect({ seed, place, fits: place.fits }).toEqual({ seed, place, fits: broken.length === 0 })
          if (!place.fits) continue
          moves++
          expect(place.change.total).toBe(after.cost.total - before.cost.total)
          if (place.current) expect(place.change.total).toBe(0)
        }
      }),
      { numRuns: 60, seed: 22 },
    )
    expect(moves).toBeGreaterThan(200)
  })
})
