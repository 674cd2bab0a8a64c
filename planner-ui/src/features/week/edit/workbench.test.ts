import type { Problem } from '@tournee/engine'
import * as engine from '@tournee/engine/preview'
import { aProblem, aShift, aVisit, EIGHT, lineMatrix, minutes } from '@tournee/engine/testing'
import { describe, expect, it } from 'vitest'
import { EMPTY_STATE } from './edit-history.ts'
import { editShift, keepHours, lockVisits, type PlanState, placeVisit, relax, toBasket, visitsOn } from './plan-state.ts'
import { bestFirst, positionAt } from './price-lanes.ts'
import { offerableRelaxation } from './relaxation.ts'
import { priceBetween } from './timed-plan.ts'
import { createWorkbench } from './workbench.ts'

const DAY = '2026-12-01'
const [onA, onB] = [
  { technicianId: 'A', date: DAY },
  { technicianId: 'B', date: DAY },
]
// depot km 0; a at km 10, b at km 30, x at km 20; a kilometre a minute. B works 90 min from eight
const problem: Problem = aProblem({
  locations: [{}, {}, {}, {}],
  matrices: { car: lineMatrix([0, 10, 30, 20]) },
  technicians: [{ id: 'A' }, { id: 'B' }],
  visits: [aVisit({ id: 'a' }), aVisit({ id: 'b', location: 2 }), aVisit({ id: 'x', location: 3 })],
  shifts: [
    aShift({ id: `A:${DAY}`, technician: 'A', day: DAY, latestEnd: EIGHT + minutes(480) }),
    aShift({ id: `B:${DAY}`, technician: 'B', day: DAY, latestEnd: EIGHT + minutes(90) }),
  ],
})
const clock = (time: string) => EIGHT + (Number(time.slice(0, 2)) - 8) * 3600 + Number(time.slice(3)) * 60
const start = { lng: 6, lat: 45 }
const aBench = (at = 0) =>
  createWorkbench({
    engine,
    problem,
    now: () => at,
    edits: EMPTY_STATE.edits,
    starts: new Map([
      ['A', start],
      ['B', start],
    ]),
    context: {
      hoursOf: ({ technicianId }) => ({ start: '08:00', end: technicianId === 'A' ? '16:00' : '09:30' }),
      at: (_, time) => clock(time),
    },
  })
const now: PlanState = { ...EMPTY_STATE, routes: [{ ...onA, visits: ['a', 'b'] }] }

describe('the engine beside a week', () => {
  it('times a state as the service would send it', () => {
    const [route] = aBench().timed(now)!
    expect(route).toMatchObject({ shiftId: `A:${DAY}`, ...onA, start, distanceMetres: 60_000, driveSeconds: 3600, overtimeSeconds: 0 })
    expect(route!.stops.map((stop) => (stop.kind === 'visit' ? stop.visitId : stop.kind))).toEqual(['a', 'b'])
  })

  it('prices every shift: x lies on the way of A, and does not fit into the short day of B', () => {
    const prices = aBench().prices(now, 'x')!
    expect(prices.get(`A:${DAY}`)).toMatchObject({ fits: true, metres: 0, driveSeconds: 0, position: 1, rank: 1 })
    expect(prices.get(`B:${DAY}`)).toMatchObject({ fits: false, reason: { code: 'SHIFT_TIME', margin: 600 } })
    expect(bestFirst(prices).map((price) => price.key)).toEqual([`A:${DAY}`])
  })

  it('of today it offers what is still ahead; of a week that is over everything, as an exercise', () => {
    // a at 8:10-9:10, then 10 min of road to x: 9:20, or later with a wait; x and the way home take 80 min, A ends at 16:00
    const at = (time: string) => aBench(clock(time)).prices(now, 'x')!.get(`A:${DAY}`)
    const start = (time: string) => new Date(clock(time) * 1000).toISOString()
    expect(at('09:00')).toMatchObject({ fits: true, position: 1, start: start('09:20') })
    expect(at('09:30')).toMatchObject({ fits: true, start: start('09:30') })
    expect(at('13:00')).toMatchObject({ fits: true, start: start('13:00') })
    expect(at('15:00')).toMatchObject({ fits: false, reason: { code: 'SHIFT_TIME' } })
    expect(at('16:00')).toMatchObject({ fits: true, position: 1, start: start('09:20') })
  })

  it('the price of a place is what the edit then changes', () => {
    const bench = aBench()
    for (const position of [0, 1, 2]) {
      const price = bench.place(now, 'x', { ...onA, position })!
      const after = placeVisit(now, 'x', { ...onA, position })
      const { metres, driveSeconds, overtimeSeconds } = price
      expect({ metres, driveSeconds, overtimeSeconds }).toEqual(priceBetween(bench.timed(now)!, bench.timed(after)!))
    }
  })

  it('a refused shift takes the visit once its relaxation is accepted, with overtime counted after the ordinary end', () => {
    const bench = aBench()
    const relaxation = offerableRelaxation(bench.remedy(now, 'x', onB, null)!)!
    expect(relaxation).toEqual({ kind: 'extend-shift', shift: `B:${DAY}`, by: 600 })
    const eased = bench.lead(now, relax(now, relaxation))
    // 20 min out, an hour there, 20 min back: ten minutes beyond half past nine
    expect(bench.prices(eased, 'x')!.get(`B:${DAY}`)).toMatchObject({ fits: true, overtimeSeconds: 600 })
  })

  it('hours and pauses of a day are in the prices at once, and gone when taken back', () => {
    const bench = aBench()
    const early = bench.lead(now, editShift(now, { ...onB, end: '09:40', pauses: [] }))
    expect(bench.prices(early, 'x')!.get(`B:${DAY}`)?.fits).toBe(true)
    const paused = bench.lead(early, editShift(early, { ...onB, end: '09:40', pauses: [{ from: '08:30', minutes: 15, label: '' }] }))
    expect(bench.prices(paused, 'x')!.get(`B:${DAY}`)?.fits).toBe(false)
    const back = bench.lead(paused, editShift(paused, { ...onB, pauses: [] }))
    expect(bench.prices(back, 'x')!.get(`B:${DAY}`)).toEqual(bench.prices(now, 'x')!.get(`B:${DAY}`))
  })

  it('a visit locked at its hour stays there while others move, and is free to be moved itself', () => {
    const bench = aBench()
    const locked = bench.lead(now, lockVisits(now, ['a'], 'time'))
    const hour = locked.hours['a']!
    const pushed = bench.lead(locked, placeVisit(locked, 'x', { ...onA, position: 2 }))
    const stop = bench.timed(pushed)![0]!.stops.find((one) => one.kind === 'visit' && one.visitId === 'a')
    expect(Date.parse(stop!.start) / 1000).toBe(hour)
    expect(bench.prices(locked, 'a')!.get(`A:${DAY}`)?.fits).toBe(true)
  })

  it('gives what fits of a day to somebody else, and leaves the rest', () => {
    const bench = aBench()
    const given = bench.give(now, ['a', 'b'], onB)
    // B has time for a (10 + 60 + 10 min), not for b (30 + 60 + 30 min) as well
    expect([visitsOn(given, onB), visitsOn(given, onA)]).toEqual([['a'], ['b']])
  })

  it('sends only what the problem knows: done visits and days gone by are not ours to change', () => {
    const old = { ...now, routes: [...now.routes, { technicianId: 'A', date: '2026-11-30', visits: ['gone'] }] }
    expect(aBench().sendable(old)).toEqual([{ ...onA, visits: ['a', 'b'] }])
    expect(aBench().prices(old, 'gone')).toBeNull()
  })

  it('knows no problem of relaxations it never saw', () => {
    const bench = aBench()
    const foreign = relax(now, { kind: 'allow-work', shift: `A:${DAY}`, by: 60 })
    expect(bench.timed(foreign)).toBeNull()
    expect(bench.prices(foreign, 'x')).toBeNull()
  })

  it('holds no hour of a visit in the basket', () => {
    const locked = keepHours(lockVisits(now, ['a'], 'time'), aBench().timed(now)!)
    expect(toBasket(locked, ['a']).hours).toEqual({})
  })
})

describe('pointing into a day', () => {
  const stops = [
    { from: 0, to: 60 },
    { from: 100, to: 160 },
  ]
  it('is before the first visit whose middle comes after, else at the end', () => {
    expect([10, 29, 31, 80, 129, 131, 500].map((at) => positionAt(stops, at))).toEqual([0, 0, 1, 1, 1, 2, 2])
  })
})
