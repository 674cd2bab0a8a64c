import { DEFAULT_MEETING_RULES } from '@tournee/contract'
import { applyRelaxation, type Problem, type RouteOrder, type Shift, type Visit } from '@tournee/engine'
import { checkPlan } from '@tournee/engine/check'
import { describe, expect, test } from 'vitest'
import { countOvertime } from '../planning/apply-edits.ts'
import { planAgenda } from './agenda.ts'
import { type WeekStandard, weekCost } from './week-cost.ts'

const HOUR = 3_600
const RATES = { fullEurPerKm: 0.5, technicianEurPerHour: 36 }
const PLACES = 16

/** Places on a line, 10 km and ten minutes apart; everybody starts at place 0. */
const matrix = () => {
  const table = (each: number) =>
    Int32Array.from({ length: PLACES * PLACES }, (_, i) => Math.abs(Math.floor(i / PLACES) - (i % PLACES)) * each)
  return { size: PLACES, durations: table(600), distances: table(10_000) }
}

const aShift = (id: string, more: Partial<Shift> = {}): Shift => ({
  id,
  technician: id.split(':')[0]!,
  day: id.split(':')[1]!,
  start: 0,
  end: 0,
  earliestStart: 0,
  latestEnd: 10 * HOUR,
  maxWork: 8 * HOUR,
  ...more,
})

/** A visit of three hours at a place. */
const aVisit = (id: string, location: number, more: Partial<Visit> = {}): Visit => ({ id, location, service: 3 * HOUR, ...more })

const problem = (visits: readonly Visit[], shifts: readonly Shift[] = [aShift('a:1'), aShift('b:1')]): Problem => ({
  locations: Array.from({ length: PLACES }, () => ({ position: { lng: 6, lat: 45 } })),
  matrices: { car: matrix() },
  technicians: [...new Set(shifts.map(({ technician }) => technician))].map((id) => ({ id })),
  shifts,
  visits,
})

const standard = (more: Partial<WeekStandard> = {}): WeekStandard => ({
  rates: RATES,
  rules: DEFAULT_MEETING_RULES,
  unplaced: [],
  published: new Map(),
  pressing: new Set(),
  ordinaryWork: new Map([
    ['a:1', 8 * HOUR],
    ['b:1', 8 * HOUR],
  ]),
  ...more,
})
const agendaOf = (input: Problem, orders: readonly RouteOrder[], more: Partial<WeekStandard> = {}, decided: readonly string[] = []) =>
  planAgenda({ problem: input, orders, standard: standard(more), decided: new Set(decided) })

/** A full day for each of two technicians: two visits of three hours, at place 1. */
const full = [aVisit('v1', 1), aVisit('v2', 1), aVisit('v3', 1), aVisit('v4', 1)]
const fullOrders: RouteOrder[] = [
  { shift: 'a:1', visits: ['v1', 'v2'] },
  { shift: 'b:1', visits: ['v3', 'v4'] },
]

describe('what a week costs', () => {
  test('is its kilometres and driving hours at the company’s rates when nothing is amiss', () => {
    const cost = weekCost(problem(full), fullOrders, standard())
    // twice 20 km at 0.5 EUR, twice 20 min at 36 EUR
    expect(cost).toMatchObject({ km: 40, served: 4, unserved: 0, calls: 0, overtimeMinutes: 0, eur: 20 + 24, troubles: [] })
  })

  test('counts for a visit left out a trip of its own and a call, and its work outside of hours when it presses', () => {
    const input = problem([...full, aVisit('x', 2)])
    const [left] = weekCost(input, fullOrders, standard()).troubles
    // 40 km at 0.5 EUR; 40 min at 36 EUR; 19 min at 36 EUR
    expect(left).toMatchObject({ kind: 'unassigned', visit: 'x' })
    expect(left!.parts.map(({ name, eur }) => [name, Math.round(eur * 100) / 100])).toEqual([
      ['trip', 20],
      ['drive', 24],
      ['call', 11.4],
    ])
    const [pressing] = weekCost(input, fullOrders, standard({ pressing: new Set(['x']) })).troubles
    // 40 min and 3 h at 45 EUR
    expect(pressing!.kind).toBe('overdue')
    expect(pressing!.parts.map(({ eur }) => Math.round(eur * 100) / 100)).toEqual([20, 30, 11.4, 135])
  })
})

describe('an agenda', () => {
  /** Fourteen visits that nobody has room for. */
  const crowded = problem([...full, ...Array.from({ length: 14 }, (_, i) => aVisit(`x${i}`, 1 + i))])

  test('has at most ten decisions, the dearest first, and says how many more there are', () => {
    const { decisions, more } = agendaOf(crowded, fullOrders)
    expect(decisions).toHaveLength(10)
    expect(more).toBe(4)
    // the farther, the dearer
    expect(decisions.map(({ trouble }) => trouble.visit)).toEqual(Array.from({ length: 10 }, (_, i) => `x${13 - i}`))
    for (const [i, { eur }] of decisions.slice(1).entries()) expect(eur).toBeLessThanOrEqual(decisions[i]!.eur)
  })

  test('is the same for the same week, and ranks equals by their name', () => {
    const twins = problem([...full, aVisit('y', 2), aVisit('x', 2)])
    expect(agendaOf(crowded, fullOrders)).toEqual(agendaOf(crowded, fullOrders))
    expect(agendaOf(twins, fullOrders).decisions.map(({ key }) => key)).toEqual(['unassigned x', 'unassigned y'])
  })

  test('gives of every option the figures that evaluating it gives again, and none that breaks a rule', () => {
    const { decisions } = agendaOf(crowded, fullOrders)
    let seen = 0
    for (const { what, orders, cost } of decisions.flatMap(({ options }) => options)) {
      const eased = what.kind === 'place' && what.relaxation ? countOvertime(crowded, applyRelaxation(crowded, what.relaxation)) : crowded
      const { plan, troubles: _, ...again } = weekCost(eased, orders, standard())
      expect(cost).toEqual(again)
      expect(checkPlan(eased, plan)).toEqual([])
      seen += 1
    }
    expect(seen).toBeGreaterThan(5)
  })

  test('puts a visit left out where its cheapest relaxation lets it in, the cheapest week first', () => {
    const { decisions, cost } = agendaOf(problem([...full, aVisit('x', 1)]), fullOrders)
    const { options } = decisions[0]!
    expect(options.length).toBeGreaterThan(1)
    expect(options[0]!.what).toMatchObject({ kind: 'place', visit: 'x' })
    expect(options[0]!.cost.served).toBe(5)
    expect(options[0]!.cost.unserved).toBe(cost.unserved - 1)
    for (const [i, one] of options.slice(1).entries()) expect(one.cost.eur).toBeGreaterThanOrEqual(options[i]!.cost.eur)
  })

  test('proposes no relaxation where a visit fits as things are', () => {
    const { decisions } = agendaOf(problem([aVisit('v1', 1), aVisit('v2', 1), aVisit('x', 1)]), [{ shift: 'a:1', visits: ['v1', 'v2'] }])
    expect(decisions[0]!.options[0]!.what).toMatchObject({ visit: 'x', shift: 'b:1', relaxation: null })
  })

  test('frees a weak day whose visits fit elsewhere', () => {
    const visits = [aVisit('v1', 1), aVisit('v2', 1), aVisit('w', 1, { service: HOUR })]
    const orders = [
      { shift: 'a:1', visits: ['v1', 'v2'] },
      { shift: 'b:1', visits: ['w'] },
    ]
    const { decisions, cost } = agendaOf(problem(visits), orders)
    // 1 h 20 of eight hours: 2 h 40 short of half of them, at 36 EUR
    expect(decisions[0]).toMatchObject({ key: 'weak-day b:1', eur: 96 })
    const [free] = decisions[0]!.options
    expect(free!.what).toEqual({ kind: 'free-day', shift: 'b:1', moved: 1 })
    expect(free!.orders.map(({ shift }) => shift)).toEqual(['a:1'])
    // the second car stays at home: 20 km, 20 min
    expect(free!.cost.eur).toBeCloseTo(cost.eur - 96 - 10 - 12)
  })

  test('relieves a day of overtime by one visit elsewhere', () => {
    const shifts = [aShift('a:1', { softEnd: 6 * HOUR }), aShift('b:1')]
    const orders = [
      { shift: 'a:1', visits: ['v1', 'v2'] },
      { shift: 'b:1', visits: ['v3'] },
    ]
    const { decisions, cost } = agendaOf(problem(full.slice(0, 3), shifts), orders)
    const overtime = decisions.find(({ trouble }) => trouble.kind === 'overtime')!
    // ends 20 minutes late: at 45 EUR an hour
    expect(overtime.eur).toBeCloseTo(15)
    expect(overtime.options[0]!.cost.overtimeMinutes).toBe(0)
    expect(cost.overtimeMinutes).toBe(20)
  })

  test('puts back whoever would have to be called, and counts no call for a promise or half an hour', () => {
    const tomorrow = aShift('b:2', { earliestStart: 24 * HOUR, latestEnd: 34 * HOUR })
    const shifts = [aShift('a:1'), tomorrow]
    const orders = [{ shift: 'a:1', visits: ['v2', 'v1'] }]
    // v1 was told tomorrow at 0:10 after the start; v2 twenty minutes later than it is now
    const published = new Map([
      ['v1', { shift: 'b:2', start: 24 * HOUR + 600 }],
      ['v2', { shift: 'a:1', start: 1_800 }],
    ])
    const { decisions, cost } = agendaOf(problem(full.slice(0, 2), shifts), orders, { published })
    expect(cost.calls).toBe(1)
    const call = decisions.find(({ trouble }) => trouble.kind === 'call')!
    expect([call.trouble.visit, call.options[0]!.what.shift, call.options[0]!.cost.calls]).toEqual(['v1', 'b:2', 0])
    const promised = problem([aVisit('v1', 1, { promise: [0, 10 * HOUR] }), aVisit('v2', 1)], shifts)
    expect(agendaOf(promised, orders, { published }).cost.calls).toBe(0)
  })

  test('moves a promise that is kept by a hair to where its window leaves room', () => {
    // second on its day at 3 h 10, five minutes before its promise ends
    const visits = [aVisit('v1', 1), aVisit('p', 1, { promise: [0, 3 * HOUR + 900] })]
    const { decisions } = agendaOf(problem(visits), [{ shift: 'a:1', visits: ['v1', 'p'] }])
    const risk = decisions.find(({ trouble }) => trouble.kind === 'promise')!
    expect(risk.trouble).toMatchObject({ visit: 'p', seconds: 300 })
    for (const { what } of risk.options) expect(what.kind === 'place' && what.start).toBeLessThanOrEqual(3 * HOUR + 900 - 1_800)
    expect(risk.options.length).toBeGreaterThan(0)
  })

  test('counts work beyond what is ordinary as overtime, also where a day is allowed more', () => {
    const allowed = problem([...full.slice(0, 2), aVisit('v5', 1)], [aShift('a:1', { maxWork: 10 * HOUR })])
    // three visits and 20 minutes of driving: 1 h 20 beyond eight hours
    expect(weekCost(allowed, [{ shift: 'a:1', visits: ['v1', 'v2', 'v5'] }], standard()).overtimeMinutes).toBe(80)
  })

  test('asks where a visit is whose place nobody knows, ranked by the mean trip of the others', () => {
    const input = problem([...full, aVisit('x', 2)])
    const unplaced = [{ visit: 'u', service: 3 * HOUR }]
    const { decisions, cost } = agendaOf(input, fullOrders, { unplaced })
    expect(cost.unserved).toBe(2)
    // four trips of 20 km and 20 min, one of 40 and 40: 24 km and 24 min on average, at 0.5 and 36 EUR; a call of 19 min
    const asked = decisions.find(({ key }) => key === 'unplaced u')!
    expect(asked.options).toEqual([])
    expect(asked.trouble.parts.map(({ name, eur }) => [name, Math.round(eur * 100) / 100])).toEqual([
      ['mean-trip', 26.4],
      ['call', 11.4],
    ])
    // past its due date it is three hours of work at 45 EUR besides
    const pressing = agendaOf(input, fullOrders, { unplaced, pressing: new Set(['u']) })
    expect(pressing.decisions[0]).toMatchObject({ key: 'unplaced u' })
    expect(pressing.decisions[0]!.eur - asked.eur).toBeCloseTo(135)
  })

  test('counts and ranks by what the company says its troubles cost', () => {
    const input = problem([...full, aVisit('near', 1), aVisit('far', 15)])
    const [keys, rules] = [
      (more: Partial<WeekStandard>) => agendaOf(input, fullOrders, more).decisions.map(({ key }) => key),
      (more: Partial<typeof DEFAULT_MEETING_RULES>) => ({ rules: { ...DEFAULT_MEETING_RULES, ...more } }),
    ]
    const pressing = new Set(['near'])
    // far: 300 km at 0.5 and five hours at 36, and a call; near, pressing: 10 and 15 EUR, three hours at 45, and a call
    expect(keys({ pressing })).toEqual(['unassigned far', 'overdue near'])
    expect(keys({ pressing, ...rules({ overdueEur: 200 }) })).toEqual(['overdue near', 'unassigned far'])
    const [costly] = agendaOf(input, fullOrders, rules({ callMinutes: 60, unassignedEur: 25 })).decisions
    expect(costly!.trouble.parts).toEqual([
      { name: 'trip', eur: 150, amount: 300, unit: 'km', rate: 0.5 },
      { name: 'drive', eur: 180, amount: 5, unit: 'hour', rate: 36 },
      { name: 'call', eur: 36, amount: 1, unit: 'hour', rate: 36 },
      { name: 'left-out', eur: 25, amount: 1, unit: 'once', rate: 25 },
    ])
    // a day of 6 h 20 is weak where 90 % of eight hours are asked for, by 52 minutes
    const { decisions } = agendaOf(problem(full), fullOrders, rules({ weakDayShare: 0.9 }))
    expect(decisions.map(({ key, eur }) => [key, Math.round(eur * 10) / 10])).toEqual([
      ['weak-day a:1', 31.2],
      ['weak-day b:1', 31.2],
    ])
  })

  test('leaves room for ten decisions beside weak days that nobody can free', () => {
    const light = aVisit('w', 1, { skills: ['rare'], service: HOUR })
    const input = problem([...full.slice(0, 2), light, ...Array.from({ length: 12 }, (_, i) => aVisit(`x${i}`, 1 + i))])
    const skilled: Problem = { ...input, technicians: [{ id: 'a' }, { id: 'b', skills: ['rare'] }] }
    const orders = [
      { shift: 'a:1', visits: ['v1', 'v2'] },
      { shift: 'b:1', visits: ['w'] },
    ]
    const { decisions } = agendaOf(skilled, orders)
    expect(decisions.filter(({ trouble }) => trouble.kind !== 'weak-day')).toHaveLength(10)
  })

  test('does not ask again what was decided', () => {
    const input = problem([...full, aVisit('x', 2), aVisit('y', 3)])
    expect(agendaOf(input, fullOrders, {}, ['unassigned y']).decisions.map(({ key }) => key)).toEqual(['unassigned x'])
  })
})
