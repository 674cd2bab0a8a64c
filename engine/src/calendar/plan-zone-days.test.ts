import { describe, expect, it } from 'vitest'
import { createRandom } from '../random.ts'
import { evaluateCalendar } from './calendar-cost.ts'
import { compileCalendar } from './compiled-calendar.ts'
import { evaluateLinear, type MilpSolver } from './linear-model.ts'
import { evaluateZoneDays, planZoneDays } from './plan-zone-days.ts'
import { anAnnecyCalendar } from './testing/annecy-calendar.ts'
import { loadHighsSolver } from './testing/load-highs.ts'
import { createZoneDayModel } from './zone-day-model.ts'
import type { ZoneDayPlan } from './zone-day-plan.ts'
import type { ZoneDayProblem } from './zone-day-problem.ts'

const highs = await loadHighsSolver()
const proven = { solver: highs, relativeGap: 0, timeLimitSeconds: 60 }

/** Two technicians, two zones, Monday to Wednesday: small enough to try every calendar. */
const aSmallCalendar = (over: Partial<ZoneDayProblem> = {}): ZoneDayProblem => ({
  dates: ['2027-03-01', '2027-03-02', '2027-03-03'],
  technicians: [
    { id: 'ana', skills: ['pac'], availability: [400, 400, 400], travel: { north: 10, south: 30 } },
    { id: 'ben', availability: [400, 400, 400], travel: { north: 30, south: 10 } },
  ],
  zones: [
    { id: 'north', spreadMinutes: 10 },
    { id: 'south', spreadMinutes: 10 },
  ],
  due: [],
  promises: [],
  forecast: [],
  emergencyReserve: 0.1,
  ...over,
})
const due = (id: string, zone: string, minutes: number, earliest: string, latest: string, skills: string[] = []) => ({
  id,
  zone,
  minutes,
  earliest,
  latest,
  skills,
})
const days = (plan: ZoneDayPlan): string[] => plan.zoneDays.map((day) => `${day.date.slice(8)} ${day.technician} ${day.zones.join('+')}`)

describe('a zone goes to the technician and the day that suit what is due', () => {
  it('the one who lives nearer goes, on the only day inside both windows', () => {
    const plan = planZoneDays(
      aSmallCalendar({
        due: [due('a', 'north', 90, '2027-03-01', '2027-03-02'), due('b', 'north', 90, '2027-03-02', '2027-03-03')],
      }),
      proven,
    )
    expect(days(plan)).toEqual(['02 ana north'])
    // 2 x (90 + 10) planned; 400 less a tenth less 2 x 10 of drive stay open
    expect(plan.zoneDays[0]).toMatchObject({ minutesPlanned: 200, minutesOpen: 340 })
    // 2 x 10 min at 0.90 EUR; one unusual weekday at 2 EUR; half of the 200 minutes and a tenth is a fair share, 340 - 110 at 0.02 EUR are beyond
    expect(plan.cost).toMatchObject({ travel: 1_800_000, unusualWeekdays: 200_000, imbalance: 460_000, total: 2_460_000 })
    expect(plan.status).toBe('optimal')
  })

  it('a skill outweighs the distance', () => {
    const plan = planZoneDays(aSmallCalendar({ due: [due('a', 'south', 90, '2027-03-01', '2027-03-03', ['pac'])] }), proven)
    expect(days(plan).map((day) => day.slice(3))).toEqual(['ana south'])
  })

  it('what no technician can do is reported, with its visits', () => {
    const plan = planZoneDays(aSmallCalendar({ due: [due('a', 'south', 90, '2027-03-01', '2027-03-03', ['gaz'])] }), proven)
    expect(plan.unserved).toEqual([{ kind: 'due', zone: 'south', from: '2027-03-01', to: '2027-03-03', minutes: 100, ids: ['a'] }])
  })

  it('the emergency reserve stays empty', () => {
    // a day holds 400 x 0.5 - 20 = 180 minutes: two visits of 100 need two days
    const work = [due('a', 'north', 90, '2027-03-01', '2027-03-03'), due('b', 'north', 90, '2027-03-01', '2027-03-03')]
    expect(planZoneDays(aSmallCalendar({ due: work, emergencyReserve: 0.5 }), proven).zoneDays).toHaveLength(2)
    expect(planZoneDays(aSmallCalendar({ due: work, emergencyReserve: 0 }), proven).zoneDays).toHaveLength(1)
  })

  it('visits whose clients know their weekday are given that weekday', () => {
    const zones = [{ id: 'north', spreadMinutes: 10, usualWeekdays: [3] }]
    const plan = planZoneDays(aSmallCalendar({ zones, due: [due('a', 'north', 90, '2027-03-01', '2027-03-03')] }), proven)
    expect(days(plan)).toEqual(['03 ana north'])
  })
})

describe('promises and locks', () => {
  it('a promise puts its zone on that day of that technician', () => {
    const promises = [{ id: 'p', zone: 'south', minutes: 60, date: '2027-03-02', technician: 'ana' }]
    expect(days(planZoneDays(aSmallCalendar({ promises }), proven))).toEqual(['02 ana south'])
  })

  it('two promises in strange zones share the day rather than break', () => {
    const promises = ['north', 'south'].map((zone) => ({ id: zone, zone, minutes: 60, date: '2027-03-02', technician: 'ana' }))
    expect(planZoneDays(aSmallCalendar({ promises }), proven).zoneDays).toMatchObject([
      { technician: 'ana', zones: ['north', 'south'], minutesPlanned: 140 },
    ])
  })

  it('a promise of a technician who became absent is given to another one of that day', () => {
    const technicians = aSmallCalendar().technicians.map((technician) =>
      technician.id === 'ana' ? { ...technician, availability: [400, 0, 400] } : technician,
    )
    const promises = [{ id: 'p', zone: 'north', minutes: 60, date: '2027-03-02', technician: 'ana' }]
    expect(days(planZoneDays(aSmallCalendar({ technicians, promises }), proven))).toEqual(['02 ben north'])
  })

  it('a locked zone day stays, and a locked free day stays free', () => {
    const locks = [
      { technician: 'ben', date: '2027-03-01', zones: ['north'] },
      { technician: 'ana', date: '2027-03-02', zones: [] },
    ]
    const work = [due('a', 'north', 90, '2027-03-02', '2027-03-02')]
    expect(days(planZoneDays(aSmallCalendar({ locks, due: work }), proven))).toEqual(['01 ben north', '02 ben north'])
  })
})

describe('a calendar in force changes as little as possible', () => {
  it('one absent day moves at most the work of that day', () => {
    const before = anAnnecyCalendar({ weeks: 3, technicians: 3, zones: 4, forecast: 500 })
    const plan = planZoneDays(before, { solver: highs, timeLimitSeconds: 5 })
    const lost = plan.zoneDays.find((day) => day.date === '2027-03-16')!
    const technicians = before.technicians.map((technician) =>
      technician.id === lost.technician
        ? { ...technician, availability: technician.availability.map((minutes, d) => (before.dates[d] === lost.date ? 0 : minutes)) }
        : technician,
    )
    const previous = { zoneDays: plan.zoneDays, until: before.dates.at(-1)! }
    const after = planZoneDays({ ...before, technicians, previous }, { solver: highs, timeLimitSeconds: 5 })
    const [old, now] = [new Set(days(plan)), new Set(days(after))]
    const gone = [...old].filter((day) => !now.has(day))
    const added = [...now].filter((day) => !old.has(day))
    // the lost day itself, and at most one zone day moved or opened to make up for it
    expect(gone.length).toBeLessThanOrEqual(2)
    expect(added.length).toBeLessThanOrEqual(2)
  })
})

describe('a calendar set by hand', () => {
  it('costs what the planner says of his own', () => {
    const problem = anAnnecyCalendar({ weeks: 2, technicians: 3, zones: 3, forecast: 300 })
    const plan = planZoneDays(problem)
    const imposed = evaluateZoneDays(problem, plan.zoneDays)
    expect(imposed.cost).toEqual(plan.cost)
    expect(imposed.zoneDays).toEqual(plan.zoneDays)
  })

  it('a zone day taken to the farther technician costs the longer way', () => {
    const problem = aSmallCalendar({ due: [due('a', 'north', 90, '2027-03-01', '2027-03-03')] })
    const at = (technician: string) => evaluateZoneDays(problem, [{ technician, date: '2027-03-01', zones: ['north'] }]).cost.travel
    // 2 x 20 minutes more at 0.90 EUR
    expect(at('ben') - at('ana')).toBe(2 * 20 * 90_000)
  })

  it('cannot send anybody where there is no way', () => {
    const lock = { technician: 'ana', date: '2027-03-01', zones: ['south'] }
    const technicians = aSmallCalendar().technicians.map((technician) => ({ ...technician, travel: { north: 10 } }))
    expect(() => evaluateZoneDays(aSmallCalendar({ technicians }), [lock])).toThrow(/locks/)
  })
})

describe('without a usable solver', () => {
  const problem = anAnnecyCalendar({ weeks: 2, technicians: 3, zones: 3, forecast: 300 })

  it.each([
    ['missing', undefined],
    ['failing', (() => ({ status: 'failed', cause: 'out of memory' })) as MilpSolver],
  ])('the heuristic answers (%s)', (_, solver) => {
    const plan = planZoneDays(problem, solver ? { solver } : {})
    expect(plan.status).toBe('heuristic')
    expect(plan.zoneDays.length).toBeGreaterThan(0)
    expect(plan).toEqual(planZoneDays(problem, solver ? { solver } : {}))
  })

  it('a solver that ends with something worse than the heuristic is not followed', () => {
    const lazy: MilpSolver = (model) => ({ status: 'stopped', values: new Float64Array(model.columns.length), objective: 1e9, bound: 0 })
    expect(planZoneDays({ ...problem, promises: [] }, { solver: lazy }).cost).toEqual(planZoneDays({ ...problem, promises: [] }).cost)
  })
})

describe('the proof', () => {
  it('agrees with trying every calendar of a small problem', () => {
    for (const seed of [1, 2, 3, 4]) {
      const problem = aRandomSmallCalendar(seed)
      const calendar = compileCalendar(problem)
      let best = Infinity
      const choice = new Int16Array(calendar.days.length).fill(-1)
      const tryAll = (day: number): void => {
        if (day === calendar.days.length) {
          best = Math.min(best, evaluateCalendar(calendar, choice).cost.total)
          return
        }
        for (let option = calendar.days[day]!.mustOpen ? 0 : -1; option < calendar.days[day]!.options.length; option++) {
          choice[day] = option
          tryAll(day + 1)
        }
      }
      tryAll(0)
      const plan = planZoneDays(problem, proven)
      expect(plan.cost.total, `seed ${seed}`).toBe(best)
      expect(plan.status, `seed ${seed}`).toBe('optimal')
    }
  })

  it('rests on a model in which every calendar is feasible at no more than its cost', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const calendar = compileCalendar(anAnnecyCalendar({ seed, weeks: 3, technicians: 3, zones: 4, forecast: 500 }))
      const { model, read, write } = createZoneDayModel(calendar)
      const random = createRandom(seed)
      const choice = Int16Array.from(
        calendar.days,
        (day) => random.below(day.options.length + (day.mustOpen ? 0 : 1)) - (day.mustOpen ? 0 : 1),
      )
      const evaluated = evaluateCalendar(calendar, choice)
      const values = write(evaluated)
      expect(read(values)).toEqual(choice)
      expect(evaluateLinear(model, values), `seed ${seed}`).toBeCloseTo(evaluated.cost.total / 100_000, 2)
    }
  })

  it('counts every minute once: served and left out make the demand, no day is overfilled', () => {
    const problem = anAnnecyCalendar({ weeks: 4, technicians: 3, zones: 4, forecast: 900 })
    const calendar = compileCalendar(problem)
    const plan = planZoneDays(problem)
    const demand =
      calendar.groups.reduce((sum, group) => sum + group.minutes, 0) + calendar.days.reduce((sum, day) => sum + day.promised, 0)
    const planned = plan.zoneDays.reduce((sum, day) => sum + day.minutesPlanned, 0)
    const left = plan.unserved.reduce((sum, group) => sum + group.minutes, 0)
    expect(Math.abs(planned + left - demand)).toBeLessThan(plan.zoneDays.length + plan.unserved.length)
    expect(left).toBeGreaterThan(0)
    const promised = new Set(problem.promises.map((promise) => `${promise.technician} ${promise.date}`))
    for (const day of plan.zoneDays)
      if (!promised.has(`${day.technician} ${day.date}`)) expect(day.minutesPlanned).toBeLessThanOrEqual(day.minutesOpen)
  })
})

describe('a problem that makes no sense is refused', () => {
  it.each([
    ['dates', { dates: ['2027-03-02', '2027-03-01', '2027-03-03'] }],
    ['emergencyReserve', { emergencyReserve: 1.5 }],
    ['due\\[0\\]', { due: [due('a', 'nowhere', 60, '2027-03-01', '2027-03-02')] }],
    ['promises\\[0\\]', { promises: [{ id: 'p', zone: 'north', minutes: 60, date: '2027-03-01', technician: 'zoe' }] }],
  ])('%s', (path, over) => {
    expect(() => planZoneDays(aSmallCalendar(over))).toThrow(new RegExp(path))
  })
})

function aRandomSmallCalendar(seed: number): ZoneDayProblem {
  const random = createRandom(seed)
  const dates = aSmallCalendar().dates
  const zone = (): string => (random.below(2) ? 'north' : 'south')
  const visits = Array.from({ length: 6 }, (_, i) => {
    const first = random.below(3)
    const last = first + random.below(3 - first)
    return due(`v${i}`, zone(), 45 + random.below(90), dates[first]!, dates[last]!, random.below(4) === 0 ? ['pac'] : [])
  })
  return aSmallCalendar({
    due: visits,
    promises: [{ id: 'p', zone: zone(), minutes: 60, date: dates[random.below(3)]!, technician: random.below(2) ? 'ana' : 'ben' }],
    forecast: [{ zone: zone(), week: dates[0]!, minutes: 200 }],
    pairs: [{ zones: ['north', 'south'], drive: 20 }],
  })
}
