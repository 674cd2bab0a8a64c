import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileProblem } from '../model/compiled.ts'
import type { Problem, TimeWindow } from '../model/problem.ts'
import { aProblem, aShift, aVisit, EIGHT, hours, LUNCH, lineMatrix, minutes } from '../model/testing/builders.ts'
import { walkClock } from '../model/testing/unit-clock.ts'
import { backwardLabels, endLabels, forwardLabels, startLabels, visitsOf } from './labels.ts'
import { isInTime, timeRoute } from './time-route.ts'

const time = (problem: Problem, order = problem.visits.map((_, index) => index)) => {
  const compiled = compileProblem(problem)
  return timeRoute(compiled.shifts[0]!, visitsOf(compiled, order))
}

describe('a route leaves as late as it can without ending later', () => {
  it('starts at once where nothing makes it wait', () => {
    // 10 min there, 1 h of work, 10 min back
    expect(time(aProblem())).toMatchObject({ departure: EIGHT, end: EIGHT + minutes(80), drive: 1200, distance: 20_000, wait: 0 })
  })

  it('leaves just in time for a window that opens later', () => {
    const route = time(aProblem({ visits: [aVisit({ timeWindows: [[hours(10), hours(12)]] })] }))
    expect(route).toMatchObject({ departure: hours(10) - 600, end: hours(11) + 600, wait: 0 })
  })

  it('uses the second window when the first is missed', () => {
    const windows: TimeWindow[] = [
      [0, hours(7)],
      [hours(14), hours(15)],
    ]
    expect(time(aProblem({ visits: [aVisit({ timeWindows: windows })] })).stops[0]).toMatchObject({ start: hours(14) })
  })
})

describe('lunch', () => {
  const withLunch = (visit: Parameters<typeof aVisit>[0]) => aProblem({ shifts: [aShift({ breaks: [LUNCH] })], visits: [aVisit(visit)] })

  it('is taken on the road when noon falls into the drive, which then resumes', () => {
    // leaves 11:57, three minutes of the drive to noon, an hour's lunch, seven more minutes: there at 13:07
    const route = time(withLunch({ timeWindows: [[minutes(13 * 60 + 7), hours(17)]] }))
    expect(route.stops[0]).toMatchObject({ kind: 'break', start: hours(12) })
    expect(route.stops[1]).toMatchObject({ kind: 'visit', start: minutes(13 * 60 + 7), wait: 0 })
  })

  it('costs the route nothing after its end', () => {
    const route = time(withLunch({}))
    expect(route).toMatchObject({ end: EIGHT + minutes(80), wait: 0 })
    expect(route.stops.at(-1)).toMatchObject({ kind: 'break', start: hours(12), driven: 0 })
  })

  it('costs the route nothing before its departure', () => {
    const route = time(withLunch({ timeWindows: [[hours(15), hours(16)]] }))
    expect(route).toMatchObject({ departure: hours(15) - 600, wait: 0 })
    expect(route.stops[0]).toMatchObject({ kind: 'break', start: hours(12), end: hours(13) })
  })

  it('at a place leads the drive through that place', () => {
    // depot 0, client at km 10, canteen at km 4: noon lunch between two visits at the client costs 2 x 6 km
    const problem = aProblem({
      locations: [{}, {}, {}],
      matrices: { car: lineMatrix([0, 10, 4]) },
      shifts: [aShift({ breaks: [{ ...LUNCH, location: 2 }] })],
      visits: [
        aVisit({ id: 'am', timeWindows: [[hours(11), hours(11)]], setup: 300 }),
        aVisit({ id: 'pm', timeWindows: [[hours(14), hours(14)]], setup: 300 }),
      ],
    })
    const route = time(problem)
    expect(route).toMatchObject({ drive: 32 * 60, distance: 32_000, service: hours(2) + 600 })
    // leaves the client at 12:05, six minutes to the canteen
    expect(route.stops[1]).toMatchObject({ kind: 'break', start: hours(12) + minutes(11), driven: 360 })
  })

  it('is late, not forgotten, when the day leaves no room for it', () => {
    const route = time(withLunch({ timeWindows: [[hours(11), hours(11)]], service: hours(4) }))
    expect(route.stops.some((stop) => stop.kind === 'break')).toBe(true)
  })
})

describe('setup', () => {
  it('is paid once per place', () => {
    const visits = [aVisit({ id: 'a', setup: 300 }), aVisit({ id: 'b', setup: 300 })]
    expect(time(aProblem({ visits })).service).toBe(hours(2) + 300)
  })

  it('and service depend on the technician type', () => {
    const visits = [aVisit({ setup: 300, setupByType: { expert: 100 }, serviceByType: { expert: 1000 } })]
    expect(time(aProblem({ visits, technicians: [{ id: 'ana', type: 'expert' }] })).service).toBe(1100)
  })
})

describe('speed', () => {
  it('divides durations and rounds to the nearest second', () => {
    // 600 s / 1.1 = 545.45
    expect(time(aProblem({ shifts: [aShift({ speedFactor: 1.1 })] }))).toMatchObject({ drive: 545 * 2, distance: 20_000 })
  })
})

describe('an infeasible order', () => {
  it('is timed late, its unreachable legs counting nothing', () => {
    const matrix = { size: 2, durations: Int32Array.of(0, -1, 60, 0), distances: Int32Array.of(0, -1, 1000, 0) }
    expect(time(aProblem({ matrices: { car: matrix } }))).toMatchObject({ drive: 60, distance: 1000 })
    const late = time(aProblem({ visits: [aVisit({ timeWindows: [[0, hours(7)]] })] }))
    expect(late.stops[0]).toMatchObject({ start: EIGHT + 600 })
  })
})

const window = (to: number) => fc.tuple(fc.nat(to), fc.nat(10)).map(([from, width]) => [from, from + width] as const)
const windows = fc.oneof(
  fc.constant(undefined),
  fc.array(window(30), { minLength: 1, maxLength: 2 }).map((list) => {
    const sorted = list.sort((a, b) => a[0] - b[0])
    return sorted.length === 2 && sorted[1]![0] <= sorted[0]![1] ? sorted.slice(0, 1) : sorted
  }),
)
/** Tiny problems in units of one second, so that a clock can try everything. */
const tiny = fc
  .record({
    matrix: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 16, maxLength: 16 }),
    visits: fc.array(fc.record({ location: fc.nat(3), service: fc.nat(5), setup: fc.nat(2), windows }), { minLength: 1, maxLength: 4 }),
    breaks: fc.array(fc.record({ duration: fc.integer({ min: 1, max: 4 }), windows }), { maxLength: 2 }),
    start: fc.option(fc.nat(3), { nil: undefined }),
    end: fc.option(fc.nat(3), { nil: undefined }),
    earliest: fc.nat(10),
    length: fc.integer({ min: 10, max: 45 }),
  })
  .map(({ matrix, visits, breaks, start, end, earliest, length }): Problem => {
    const durations = Int32Array.from(matrix, (seconds, at) => (at % 5 === 0 ? 0 : seconds))
    return {
      locations: [{}, {}, {}, {}],
      matrices: { car: { size: 4, durations, distances: durations } },
      technicians: [{ id: 't' }],
      shifts: [
        {
          id: 's',
          technician: 't',
          ...(start === undefined ? {} : { start }),
          ...(end === undefined ? {} : { end }),
          earliestStart: earliest,
          latestEnd: earliest + length,
          breaks: breaks.map((rule, index) => ({
            id: `b${index}`,
            duration: rule.duration,
            timeWindows: rule.windows ?? [[0, 60]],
          })),
        },
      ],
      visits: visits.map((visit, index) => ({
        id: `v${index}`,
        location: visit.location,
        service: visit.service,
        setup: visit.setup,
        ...(visit.windows ? { timeWindows: visit.windows } : {}),
      })),
    }
  })

describe('against a clock that tries every second', () => {
  it('finds the earliest end and the latest departure of every order', () => {
    let feasible = 0
    fc.assert(
      fc.property(tiny, (problem) => {
        const compiled = compileProblem(problem)
        const shift = compiled.shifts[0]!
        const ends = new Map<number, number>()
        for (let at = shift.shift.earliestStart; at <= shift.shift.latestEnd; at++) ends.set(at, walkClock(shift, compiled.visits, at))
        const end = Math.min(...ends.values())
        expect(isInTime(shift, compiled.visits)).toBe(end < Infinity)
        if (end === Infinity) return
        feasible++
        const route = timeRoute(shift, compiled.visits)
        expect(route.end).toBe(end)
        expect(route.departure).toBe(Math.max(...[...ends].filter(([, reached]) => reached === end).map(([at]) => at)))
      }),
      { numRuns: 800, seed: 42 },
    )
    expect(feasible).toBeGreaterThan(200)
  })

  it('forward and backward labels meet: a position is in time exactly when some label leaves no later than it must', () => {
    fc.assert(
      fc.property(tiny, (problem) => {
        const compiled = compileProblem(problem)
        const shift = compiled.shifts[0]!
        const forward = forwardLabels(shift, compiled.visits, startLabels(shift))
        const backward = backwardLabels(shift, compiled.visits, endLabels(shift, Infinity))
        const width = shift.breaks.length + 1
        for (let position = 0; position <= compiled.visits.length; position++) {
          let meets = false
          for (let at = position * width; at < (position + 1) * width; at++) meets ||= forward[at]! <= backward[at]!
          expect(meets).toBe(isInTime(shift, compiled.visits))
        }
      }),
      { numRuns: 500, seed: 43 },
    )
  })
})
