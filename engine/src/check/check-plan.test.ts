import { describe, expect, it } from 'vitest'
import type { Plan, Route, Stop, VisitStop } from '../model/plan.ts'
import type { Problem, Shift, Visit } from '../model/problem.ts'
import type { Violation } from '../model/violation.ts'
import { checkPlan, walkPlan } from './check-plan.ts'
import { deriveCost } from './cost.ts'
import { listWarnings } from './list-warnings.ts'
import { createLookup } from './lookup.ts'

const H = 3600
/** Four places on a straight road, 10 minutes and 10 km apart; 0 is the depot. */
const LINE = [0, 1, 2, 3]
const line = (unit: number) => Int32Array.from(LINE.flatMap((from) => LINE.map((to) => Math.abs(from - to) * unit)))
const MATRIX = { size: 4, durations: line(600), distances: line(10_000) }

interface Change {
  readonly a?: Partial<Visit>
  readonly b?: Partial<Visit>
  readonly shift?: Partial<Shift>
  readonly problem?: Partial<Problem>
}

/** Two visits on the line, one shift of 8:00-18:00 from and to the depot, a second shift and technician. */
function aProblem({ a, b, shift, problem }: Change = {}): Problem {
  const s: Shift = { id: 's', technician: 't', day: 'mon', start: 0, end: 0, earliestStart: 8 * H, latestEnd: 18 * H, ...shift }
  return {
    locations: LINE.map(() => ({})),
    matrices: { car: MATRIX },
    visits: [
      { id: 'a', location: 1, service: H, setup: 300, ...a },
      { id: 'b', location: 2, service: H / 2, ...b },
    ],
    technicians: [{ id: 't', skills: ['pac'] }, { id: 'u' }],
    shifts: [s, { ...s, id: 's2', technician: 'u', day: 'tue', breaks: [] }],
    ...problem,
  }
}

/** 8:00 depot, 8:10-9:15 a (5 min setup, 1 h), 9:25-9:55 b, 10:15 depot. */
const A: VisitStop = {
  kind: 'visit',
  visit: 'a',
  arrival: 29_400,
  start: 29_400,
  end: 33_300,
  drive: 600,
  distance: 10_000,
  wait: 0,
  setup: 300,
}
const B: VisitStop = {
  kind: 'visit',
  visit: 'b',
  arrival: 33_900,
  start: 33_900,
  end: 35_700,
  drive: 600,
  distance: 10_000,
  wait: 0,
  setup: 0,
}
const ROUTE: Route = {
  shift: 's',
  departure: 8 * H,
  stops: [A, B],
  end: 36_900,
  lastLeg: { drive: 1200, distance: 20_000 },
  drive: 2400,
  distance: 40_000,
  service: 5700,
  wait: 0,
  overtime: 0,
  proof: 'none',
}

/** The sound plan of a problem with its cost derived, its one route changed. */
function aPlan(problem: Problem, route: Partial<Route> = {}, rest: Partial<Plan> = {}): Plan {
  return priced(problem, { routes: [{ ...ROUTE, ...route }], unassigned: [], ...rest })
}

function priced(problem: Problem, plan: Omit<Plan, 'cost'>): Plan {
  const lookup = createLookup(problem)
  return { ...plan, cost: deriveCost(lookup, plan, walkPlan(lookup, plan).walked) }
}

const causes = (violations: readonly Violation[]) =>
  violations.map(({ cause, where, by }) => [cause, where.visit ?? where.break ?? where.figure ?? where.shift, by])
const check = (change: Change, route: Partial<Route> = {}, rest: Partial<Plan> = {}) => {
  const problem = aProblem(change)
  return causes(checkPlan(problem, aPlan(problem, route, rest)))
}

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

describe('hours and windows', () => {
  const cases: readonly [string, Change, Partial<Route>, unknown][] = [
    ['too late is a delay', { a: { timeWindows: [[7 * H, 29_000]] } }, {}, ['delay', 'a', 400]],
    ['too early is lead time', { a: { timeWindows: [[29_500, 10 * H]] } }, {}, ['lead_time', 'a', 100]],
    [
      'between two windows the nearer counts',
      {
        a: {
          timeWindows: [
            [7 * H, 29_000],
            [29_500, 10 * H],
          ],
        },
      },
      {},
      ['lead_time', 'a', 100],
    ],
    ['a promise is broken', { b: { promise: [8 * H, 9 * H] } }, {}, ['promise_broken', 'b', 1500]],
    ['a due date is missed', { b: { due: { latest: 33_800 } } }, {}, ['due_date', 'b', 100]],
    ['before it is due', { b: { due: { earliest: 34_000 } } }, {}, ['due_date', 'b', 100]],
    ['leaving before the shift starts', { shift: { earliestStart: 28_900 } }, {}, ['lead_time', 's', 100]],
    ['overtime beyond the hard end', { shift: { latestEnd: 36_000 } }, {}, ['overtime', 's', 900]],
  ]
  it.each(cases)('%s', (_name, change, route, expected) => {
    expect(check(change, route)).toEqual([expected])
  })
})

describe('people and locks', () => {
  const cases: readonly [string, Change, unknown][] = [
    ['a missing skill', { a: { skills: ['pac', 'gaz'] } }, ['skills', 'a', 1]],
    ['a technician who is not allowed', { a: { allowedTechnicians: ['u'] } }, ['technician_not_allowed', 'a', 1]],
    ['a technician who is forbidden', { a: { forbiddenTechnicians: ['t'] } }, ['technician_not_allowed', 'a', 1]],
    ['locked to another technician', { a: { lock: { kind: 'technician', technician: 'u' } } }, ['lock_moved', 'a', 1]],
    ['locked to another day', { a: { lock: { kind: 'day', day: 'tue' } } }, ['lock_moved', 'a', 1]],
    ['locked to another shift', { a: { lock: { kind: 'shift', shift: 's2' } } }, ['lock_moved', 'a', 1]],
    ['locked to be last', { a: { lock: { kind: 'position', shift: 's', position: 'last' } } }, ['lock_moved', 'a', 1]],
    ['locked to be first', { b: { lock: { kind: 'position', shift: 's', position: 'first' } } }, ['lock_moved', 'b', 1]],
    ['locked to a second', { b: { lock: { kind: 'time', shift: 's', start: 34_000 } } }, ['lock_moved', 'b', 100]],
  ]
  it.each(cases)('%s', (_name, change, expected) => {
    expect(check(change)).toEqual([expected])
  })
  it('a sequence keeps its order, not its gaps', () => {
    const order = (a: number, b: number) => ({
      a: { lock: { kind: 'sequence', shift: 's', rank: a } as const },
      b: { lock: { kind: 'sequence', shift: 's', rank: b } as const },
    })
    expect(check(order(1, 7))).toEqual([])
    expect(check(order(7, 5))).toEqual([['lock_moved', 'b', 2]])
  })
})

describe('limits of a shift', () => {
  const cases: readonly [string, Partial<Shift>, unknown][] = [
    // 2 400 s of drive + 5 700 s of stays; 8:00-10:15 = 8 100 s
    ['work', { maxWork: 8000 }, ['max_work', 's', 100]],
    ['duration', { maxDuration: 8000 }, ['max_duration', 's', 100]],
    ['drive', { maxDrive: 2300 }, ['max_travel_time', 's', 100]],
    ['distance', { maxDistance: 39_000 }, ['max_distance', 's', 1000]],
    ['visits', { maxVisits: 1 }, ['max_tasks', 's', 1]],
  ]
  it.each(cases)('%s', (_name, shift, expected) => {
    expect(check({ shift })).toEqual([expected])
  })
})

describe('loads', () => {
  it('deliveries ride from the start, pickups to the end', () => {
    const change = { a: { delivery: [3] }, b: { pickup: [4], delivery: [1] } }
    // 4 on board at the start, 1 after a, 4 after b
    expect(check({ ...change, shift: { capacity: [4] } })).toEqual([])
    expect(check({ ...change, shift: { capacity: [3] } })).toEqual([['load', 'a', 1]])
  })
  it('every dimension counts', () => {
    expect(check({ b: { pickup: [1, 9] }, shift: { capacity: [5, 5] } })).toEqual([['load', 'b', 4]])
  })
  it('a shipment is on board between its two visits', () => {
    const shipments = [{ id: 'x', pickup: 'a', delivery: 'b', amount: [2] }]
    expect(check({ problem: { shipments }, shift: { capacity: [2] } })).toEqual([])
    expect(check({ problem: { shipments }, shift: { capacity: [1] } })).toEqual([['load', 'a', 1]])
  })
  it('a shipment is picked up before it is delivered, by the same shift', () => {
    expect(check({ problem: { shipments: [{ id: 'x', pickup: 'b', delivery: 'a' }] } })).toEqual([['precedence', 'a', 1]])
  })
})

describe('breaks', () => {
  const lunch = { id: 'lunch', duration: H, timeWindows: [[9 * H, 9.5 * H]] as const }
  const shift = { breaks: [lunch] }

  it('one that nobody takes is missing', () => {
    expect(check({ shift })).toEqual([['missing_break', 'lunch', H]])
  })
  it('one that fits after the route need not be listed', () => {
    expect(check({ shift: { breaks: [{ ...lunch, timeWindows: [[12 * H, 13 * H]] }] } })).toEqual([])
  })
  it('two that fit only once around the route', () => {
    const breaks = ['x', 'y'].map((id) => ({ id, duration: H, timeWindows: [[12 * H, 12 * H]] as const }))
    expect(check({ shift: { breaks } })).toEqual([['missing_break', 'y', H]])
  })
  // a until 9:15, 5 min on the road, 9:20-10:20 lunch, 5 min, 10:25-10:55 b, 11:15 depot
  const eaten: Stop = { kind: 'break', break: 'lunch', start: 33_600, end: 37_200, driven: 300 }
  const late = { ...B, arrival: 37_500, start: 37_500, end: 39_300 }
  const route = { stops: [A, eaten, late], end: 40_500 }
  it('one in the middle of a drive is sound', () => {
    expect(check({ shift }, route)).toEqual([])
  })
  it('outside its window', () => {
    expect(check({ shift: { breaks: [{ ...lunch, timeWindows: [[8 * H, 9 * H]] }] } }, route)).toEqual([['break_time', 'lunch', 1200]])
  })
  it('of the wrong length', () => {
    expect(check({ shift: { breaks: [{ ...lunch, duration: 3000 }] } }, route)).toEqual([['break_time', 'lunch', 600]])
  })
  it('started before the drive it follows is over', () => {
    const hasty: Stop = { ...eaten, start: 33_500, end: 37_100 }
    expect(check({ shift }, { ...route, stops: [A, hasty, late], wait: 0 })).toContainEqual(['timing', 'lunch', 100])
  })
  it('during a stay', () => {
    const during: Stop = { ...eaten, start: 33_000, end: 36_600, driven: 0 }
    expect(check({ shift }, { ...route, stops: [A, during, late] })).toContainEqual(['timing', 'lunch', 300])
  })
  it('unknown to the shift', () => {
    expect(check({}, route)).toEqual([['break_time', 'lunch', 1]])
  })
  it('at a place, by way of it', () => {
    // lunch at 3: from a 20 min, 9:35-10:35, then 10 min to b: 10:45-11:15, depot 11:35
    const change = { shift: { breaks: [{ ...lunch, timeWindows: [[9 * H, 10 * H]] as const, location: 3 }] } }
    const there: Stop = { kind: 'break', break: 'lunch', start: 34_500, end: 38_100, driven: 1200 }
    const b = { ...B, arrival: 38_700, start: 38_700, end: 40_500, drive: 1800, distance: 30_000 }
    const around = { stops: [A, there, b], end: 41_700, drive: 3600, distance: 60_000 }
    expect(check(change, around)).toEqual([])
    expect(check(change, { ...around, stops: [A, { ...there, driven: 600 }, b] })).toContainEqual(['figures', 'lunch', 600])
  })
  it('on the spot while waiting', () => {
    // at b 9:25, lunch 9:25-10:25 there, b from 10:30
    const there: Stop = { kind: 'break', break: 'lunch', start: 33_900, end: 37_500, driven: 600 }
    const b = { ...B, arrival: 37_500, start: 37_800, end: 39_600, wait: 300 }
    expect(check({ shift }, { stops: [A, there, b], end: 40_800, wait: 300 })).toEqual([])
  })
  it('before leaving, inside the hours', () => {
    const first: Stop = { kind: 'break', break: 'lunch', start: 6.9 * H, end: 7.9 * H, driven: 0 }
    const early = (earliestStart: number) =>
      check({ shift: { earliestStart, breaks: [{ ...lunch, timeWindows: [[6 * H, 7 * H]] }] } }, { stops: [first, A, B] })
    expect(early(6.9 * H)).toEqual([])
    expect(early(7 * H)).toEqual([['break_time', 'lunch', 360]])
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

describe('the objective, term by term', () => {
  const cost = (change: Change, rest: Partial<Plan> = {}) => aPlan(aProblem(change), {}, rest).cost
  const objective = {
    perDriveSecond: 2,
    perMetre: 3,
    perWorkSecond: 5,
    perShift: 7,
    perOvertimeSecond: 11,
    perDayFromIdeal: 13,
    outOfZone: 17,
    notPreferredTechnician: 19,
    otherTechnicianThanLast: 23,
    changedTechnician: 29,
    changedDay: 31,
    perUnfairSecond: 37,
    unservedMandatory: 41,
  }
  it('adds up', () => {
    const problem = {
      objective,
      reference: [{ shift: 's2', visits: ['a', 'b', 'c'] }],
    }
    const a = { zone: 'north', preferredTechnicians: ['u'], lastTechnician: 'u', due: { ideal: 29_400 + 86_401 } }
    expect(cost({ problem, a, shift: { zones: ['south'], softEnd: 36_800 } })).toEqual({
      drive: 4800, // 2 400 s
      distance: 120_000, // 40 000 m
      work: 40_500, // 2 400 + 5 700 s
      shifts: 7,
      overtime: 1100, // 100 s
      idealDate: 26, // a day and a second: two days
      zone: 17,
      preference: 19,
      continuity: 23,
      disturbance: 120, // two visits, technician and day
      fairness: 149_850, // t works 8 100 s, u 0: mean 4 050
      unserved: 0,
      total: 4800 + 120_000 + 40_500 + 7 + 1100 + 26 + 17 + 19 + 23 + 120 + 149_850,
    })
  })
  it('counts nothing where nobody is preferred: the list is absent or empty', () => {
    const preference = (a: Partial<Visit>) => cost({ problem: { objective }, a }).preference
    expect([{}, { preferredTechnicians: [] }, { preferredTechnicians: ['u'] }].map(preference)).toEqual([0, 0, 19])
  })
  it("uses a shift's own prices", () => {
    const costs = { fixed: 1, perDriveSecond: 1, perMetre: 0, perWorkSecond: 0, perOvertimeSecond: 0 }
    expect(cost({ problem: { objective }, shift: { costs } })).toMatchObject({ drive: 2400, distance: 0, work: 0, shifts: 1 })
  })
  it('counts a visit left out by its prize and priority', () => {
    const left = (a: Partial<Visit>) => {
      const problem = aProblem({ a, problem: { objective } })
      return priced(problem, {
        routes: [],
        unassigned: [
          { visit: 'a', reasons: [] },
          { visit: 'b', reasons: [] },
        ],
      }).cost.unserved
    }
    expect(left({})).toBe(82)
    expect(left({ prize: 100, priority: 5 })).toBe(150 + 41)
  })
})

describe('warnings', () => {
  it('name overtime inside the hours and visits out of zone', () => {
    const problem = aProblem({ a: { zone: 'north' }, shift: { zones: ['south'], softEnd: 36_800 } })
    const plan = aPlan(problem, { overtime: 100 })
    expect(checkPlan(problem, plan)).toEqual([])
    expect(causes(listWarnings(problem, plan))).toEqual([
      ['overtime', 's', 100],
      ['out_of_zone', 'a', 1],
    ])
  })
})
