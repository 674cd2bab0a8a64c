import { describe, expect, it } from 'vitest'
import { deliveries } from '../model/testing/deliveries.ts'
import { randomProblem } from '../model/testing/random-problem.ts'
import { compile } from './compile.ts'
import type { Compiled } from './compiled.ts'
import { relabel } from './relabel.ts'
import { construct, createSearch, degreesAt, iterate } from './search.ts'
import { createState, type State } from './state.ts'
import { arriveTaking, leaveTaking } from './timing.ts'

/** What a route carries along, as it was kept up to date by the moves. */
const carried = (c: Compiled, s: State, slot: number) => {
  const [from, to] = [slot * s.stride, slot * s.stride + s.length[slot]! + 2]
  const cells = (values: { slice(a: number, b: number): ArrayLike<number> }, skip = 0) => Array.from(values.slice(from + skip, to))
  return {
    visits: cells(s.visit, 1),
    cost: s.cost[slot],
    load: Array.from(s.load.slice(slot * c.dimensions, (slot + 1) * c.dimensions)),
    early: cells(s.early),
    late: cells(s.late),
    legs: cells(s.legCost, 1),
  }
}

describe('what moves keep up to date', () => {
  it('is what a fresh computation gives, on plain routes', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const c = compile(deliveries(seed, 30))
      expect(c.anyGeneral).toBe(false)
      const search = createSearch(c, seed)
      construct(search, () => false)
      const fresh = createState(c)
      for (let i = 0; i < 200; i++) iterate(search, degreesAt(search, i / 200))
      const { s } = search
      let total = 0
      for (let route = 0; route < c.shifts; route++) {
        const slot = 2 * route + s.side[route]!
        const m = s.length[slot]!
        fresh.length[slot] = m
        fresh.visit.set(s.visit.subarray(slot * s.stride, slot * s.stride + m + 1), slot * s.stride)
        expect(relabel(c, fresh, slot, 0)).toBe(true)
        if (m > 0) expect({ seed, ...carried(c, s, slot) }).toEqual({ seed, ...carried(c, fresh, slot) })
        total += fresh.cost[slot]!
      }
      for (let i = 0; i < s.bankCount; i++) total += c.penalty[s.bank[i]!]!
      expect(s.total).toBe(total)
    }
  })

  it('adds up to the total, whatever the problem asks', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const c = compile(randomProblem(seed, { visits: 20, technicians: 3, days: 2, tightness: (seed % 3) / 2 }))
      const search = createSearch(c, seed)
      construct(search, () => false)
      const { s } = search
      for (let i = 0; i < 100; i++) iterate(search, degreesAt(search, i / 100))
      let total = 0
      for (let route = 0; route < c.shifts; route++) {
        const slot = 2 * route + s.side[route]!
        expect(relabel(c, s, slot, c.classOf[route]!)).toBe(true)
        total += s.cost[slot]!
      }
      for (let i = 0; i < s.bankCount; i++) total += c.penalty[s.bank[i]!]!
      expect({ seed, total: s.total }).toEqual({ seed, total })
    }
  })
})

describe('a leg with breaks', () => {
  const HOUR = 3600
  const shift = { id: 's', technician: 't', start: 0, end: 0, earliestStart: 0, latestEnd: 24 * HOUR }
  const lunch = { id: 'lunch', duration: HOUR, timeWindows: [[12 * HOUR, 13 * HOUR]] as const }
  const coffee = {
    id: 'coffee',
    duration: HOUR / 4,
    timeWindows: [
      [9 * HOUR, 10 * HOUR],
      [15 * HOUR, 16 * HOUR],
    ] as const,
  }
  const one = Int32Array.of(0)
  const c = compile({
    locations: [{}],
    matrices: { car: { size: 1, durations: one, distances: one } },
    visits: [],
    technicians: [{ id: 't' }],
    shifts: [{ ...shift, breaks: [coffee, lunch] }],
  })

  it('splits the drive: left at 11:30 for one hour, lunch at 12:00, there at 13:30', () => {
    expect(arriveTaking(c, 0, 11.5 * HOUR, HOUR, 1, 2)).toBe(13.5 * HOUR)
  })

  it('waits for the break when the drive is over before it may start', () => {
    expect(arriveTaking(c, 0, 10 * HOUR, HOUR, 1, 2)).toBe(13 * HOUR)
  })

  it('cannot take a break whose last window has closed', () => {
    expect(arriveTaking(c, 0, 13 * HOUR + 1, HOUR, 1, 2)).toBeGreaterThan(24 * HOUR)
  })

  it('takes coffee and lunch one after the other: left at 8:00 for two hours, coffee at 9:00, lunch at 12:00, there at 13:00', () => {
    expect(arriveTaking(c, 0, 8 * HOUR, 2 * HOUR, 0, 2)).toBe(13 * HOUR)
  })

  it('looks back as it looks forward: the latest departure for an arrival is the last one that makes it', () => {
    for (let bound = 0; bound < 20 * HOUR; bound += 900) {
      for (const drive of [0, HOUR / 2, 3 * HOUR]) {
        for (const [from, to] of [
          [0, 1],
          [1, 2],
          [0, 2],
        ] as const) {
          const leave = leaveTaking(c, 0, bound, drive, from, to)
          let last = -1
          for (let departure = 0; departure <= bound; departure += 900) {
            if (arriveTaking(c, 0, departure, drive, from, to) <= bound) last = departure
          }
          // every instant here is a multiple of a quarter of an hour, so the sampling loses nothing
          if (last < 0) expect(leave).toBeLessThan(0)
          else expect({ bound, drive, leave }).toEqual({ bound, drive, leave: last })
        }
      }
    }
  })
})
