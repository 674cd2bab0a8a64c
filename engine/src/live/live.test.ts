import { describe, expect, it } from 'vitest'
import { aProblem, aShift, aVisit, EIGHT, hours, LUNCH, lineMatrix, minutes } from '../model/testing/builders.ts'
import { expectRoutes } from './expect-routes.ts'
import { legBetween } from './leg-between.ts'
import { type LiveRoute, standingOf, type VisitProgress } from './live-route.ts'

/** Three visits of an hour, 10, 20 and 30 km from the start: ten minutes between two. The last is promised from 10:30 to 11:30. */
const problem = aProblem({
  locations: [{}, {}, {}, {}],
  matrices: { car: lineMatrix([0, 10, 20, 30]) },
  visits: [
    aVisit({ id: 'a', location: 1 }),
    aVisit({ id: 'b', location: 2 }),
    aVisit({ id: 'c', location: 3, promise: [hours(10.5), hours(11.5)] }),
  ],
})
const route = (progress: readonly VisitProgress[] = [], more: Partial<LiveRoute> = {}): LiveRoute => ({
  shift: 's1',
  departure: EIGHT,
  stops: ['a', 'b', 'c'],
  progress,
  ...more,
})
const expected = (progress: readonly VisitProgress[], now: number, of = problem, more: Partial<LiveRoute> = {}) =>
  expectRoutes(of, [route(progress, more)], now)[0]!

describe('what is expected of the rest of a day', () => {
  it('is the plan before anybody has left', () => {
    // 8:00 + 10 min; an hour there; + 10 min …
    expect(expected([], hours(7)).visits.map(({ visit, arrival }) => [visit, arrival])).toEqual([
      ['a', EIGHT + minutes(10)],
      ['b', EIGHT + minutes(80)],
      ['c', EIGHT + minutes(150)],
    ])
    // 10:30 + an hour + 30 minutes home
    expect(expected([], hours(7)).end).toBe(hours(12))
  })

  it('waits at a promise that begins later than one can be there', () => {
    // over at 9:00: b at 9:10-10:10, c reached at 10:20 and begun at 10:30
    const { visits } = expected([{ visit: 'a', arrived: EIGHT, ended: hours(9) }], hours(9))
    expect(visits.map(({ visit, arrival, start, lateBy }) => [visit, arrival, start, lateBy])).toEqual([
      ['b', hours(9) + minutes(10), hours(9) + minutes(10), null],
      ['c', hours(10) + minutes(20), hours(10.5), -minutes(60)],
    ])
  })

  it('moves with the clock while a visit takes longer than planned, and says by how much a promise is broken', () => {
    const progress = [{ visit: 'a', onTheWay: EIGHT, arrived: EIGHT + minutes(10) }]
    // at 9:00 the visit is expected to end at 9:10
    expect(expected(progress, hours(9)).visits[0]).toMatchObject({ visit: 'a', start: EIGHT + minutes(10), end: hours(9) + minutes(10) })
    // at 10:30 it goes on: b at 10:40-11:40, c at 11:50, twenty minutes after the promise
    const late = expected(progress, hours(10.5))
    expect(late.visits.map(({ visit, start }) => [visit, start])).toEqual([
      ['a', EIGHT + minutes(10)],
      ['b', hours(10) + minutes(40)],
      ['c', hours(11) + minutes(50)],
    ])
    expect(late.visits[2]!.lateBy).toBe(minutes(20))
  })

  it('counts the drive from the visit that was left, and nobody arrives in the past', () => {
    const left = [
      { visit: 'a', ended: hours(9) },
      { visit: 'b', onTheWay: hours(9) + minutes(5) },
    ]
    expect(expected(left, hours(9) + minutes(6)).visits[0]!.arrival).toBe(hours(9) + minutes(15))
    expect(expected(left, hours(9) + minutes(40)).visits[0]!.arrival).toBe(hours(9) + minutes(40))
  })

  it('follows the technician who takes another order', () => {
    // c first: 30 km from home, reached at 8:30, begun at 10:30
    const other = expected([{ visit: 'c', onTheWay: EIGHT }], EIGHT)
    expect(other.visits.map(({ visit }) => visit)).toEqual(['c', 'a', 'b'])
    expect(other.visits[0]).toMatchObject({ arrival: EIGHT + minutes(30), start: hours(10.5) })
  })

  it('has lunch once: before the stop where the plan has it, and not again after it was passed', () => {
    const withLunch = {
      ...problem,
      shifts: [aShift({ breaks: [LUNCH] })],
      visits: problem.visits.map((v) => ({ ...v, service: hours(1.5) })),
    }
    const stops = ['b', null, 'c']
    const coming = expected([{ visit: 'b', arrived: hours(10.5) }], hours(11), withLunch, { stops })
    // over at 12:00, lunch till 13:00, ten minutes of road
    expect(coming.visits[1]).toMatchObject({ visit: 'c', arrival: hours(13) + minutes(10) })
    const passed = expected([{ visit: 'c', onTheWay: hours(12.75) }], hours(12.75), withLunch, { stops })
    expect(passed.visits[0]).toMatchObject({ visit: 'c', arrival: hours(12.75) + minutes(30) })
  })

  it('takes a lunch that is overdue as soon as the visit is over', () => {
    const withLunch = { ...problem, shifts: [aShift({ breaks: [LUNCH] })] }
    // still at b at 13:30: lunch till 14:30, then ten minutes of road
    const { visits } = expected([{ visit: 'b', arrived: hours(11) }], hours(13.5), withLunch, { stops: ['b', null, 'c'] })
    expect(visits[1]).toMatchObject({ visit: 'c', arrival: hours(14.5) + minutes(10) })
  })

  it('has no lunch left for somebody who told nothing until after it', () => {
    const withLunch = { ...problem, shifts: [aShift({ breaks: [LUNCH] })] }
    expect(expected([], hours(15), withLunch, { stops: ['a', null, 'b'] }).visits[0]).toMatchObject({ visit: 'a', arrival: hours(15) })
  })

  it('is nothing when everything is over', () => {
    const over = ['a', 'b', 'c'].map((visit, i) => ({ visit, ended: hours(9 + i) }))
    expect(expected(over, hours(12)).visits).toEqual([])
  })
})

describe('where a technician stands', () => {
  it('is what he told last; of two told at once, the one further on', () => {
    expect(standingOf([])).toEqual({ kind: 'start' })
    expect(standingOf([{ visit: 'a', onTheWay: 10, arrived: 20 }])).toEqual({ kind: 'on-site', visit: 'a', since: 20 })
    expect(standingOf([{ visit: 'a', arrived: 20, ended: 20 }])).toEqual({ kind: 'free', visit: 'a', since: 20 })
    expect(
      standingOf([
        { visit: 'a', ended: 30 },
        { visit: 'b', onTheWay: 31 },
      ]),
    ).toEqual({ kind: 'driving', visit: 'b', since: 31 })
  })
})

describe('the drive between two stops', () => {
  it('is that of the plan’s own matrix, from the start place and back', () => {
    expect(legBetween(problem, 's1', null, 'a')).toEqual({ seconds: minutes(10), metres: 10_000 })
    expect(legBetween(problem, 's1', 'a', 'c')).toEqual({ seconds: minutes(20), metres: 20_000 })
    expect(legBetween(problem, 's1', 'c', null)).toEqual({ seconds: minutes(30), metres: 30_000 })
    expect(legBetween(problem, 's1', 'unknown', null)).toBeNull()
  })
})
