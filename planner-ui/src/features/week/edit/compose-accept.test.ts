import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedTechnicians, composeAccepted, movedVisits } from './compose-accept.ts'
import type { RouteOf } from './plan-state.ts'

const TECHNICIANS = ['A', 'B', 'C']
const DATES = ['2026-12-01', '2026-12-02']

/** Any plan: visits 0-19 dealt to shifts in some order, or to none. */
const plans = fc
  .shuffledSubarray(Array.from({ length: 20 }, (_, i) => `${i}`))
  .chain((ids) =>
    fc
      .array(fc.nat(5), { minLength: ids.length, maxLength: ids.length })
      .map((shifts): RouteOf[] =>
        TECHNICIANS.flatMap((technicianId, t) =>
          DATES.map((date, d) => ({ technicianId, date, visits: ids.filter((_, i) => shifts[i] === t * 2 + d) })),
        ).filter((route) => route.visits.length > 0),
      ),
  )
const of = (routes: readonly RouteOf[], technicianId: string) => routes.filter((route) => route.technicianId === technicianId)
const all = (routes: readonly RouteOf[]) => routes.flatMap((route) => route.visits)

describe('accepting a proposal for some technicians', () => {
  it('gives them its routes, leaves the others theirs less what went away, and has no visit twice', () => {
    fc.assert(
      fc.property(plans, plans, fc.subarray(TECHNICIANS), (before, proposal, names) => {
        const accepted = new Set(names)
        const made = composeAccepted(before, proposal, accepted)
        expect(new Set(all(made)).size).toBe(all(made).length)
        for (const name of TECHNICIANS) {
          if (accepted.has(name)) expect(of(made, name)).toEqual(of(proposal, name))
          else
            for (const route of of(before, name)) {
              const kept = of(made, name).find((one) => one.date === route.date)?.visits ?? []
              expect(kept).toEqual(route.visits.filter((id) => kept.includes(id)))
              const gone = route.visits.filter((id) => !kept.includes(id))
              const taken = all(proposal.filter((one) => accepted.has(one.technicianId)))
              expect(gone.every((id) => taken.includes(id))).toBe(true)
            }
        }
      }),
    )
  })

  it('is the proposal when everybody accepts, and nothing when nobody does', () => {
    fc.assert(
      fc.property(plans, plans, (before, proposal) => {
        expect(composeAccepted(before, proposal, new Set(TECHNICIANS))).toEqual(proposal)
        expect(composeAccepted(before, proposal, new Set())).toEqual(before)
      }),
    )
  })

  it('a visit that goes from one who accepts to one who does not is in the basket', () => {
    const before = [{ technicianId: 'A', date: '2026-12-01', visits: ['x', 'y'] }]
    const proposal = [
      { technicianId: 'A', date: '2026-12-01', visits: ['y'] },
      { technicianId: 'B', date: '2026-12-01', visits: ['x'] },
    ]
    expect(all(composeAccepted(before, proposal, new Set(['A'])))).toEqual(['y'])
  })
})

describe('what a proposal changes', () => {
  const before = [
    { technicianId: 'A', date: '2026-12-01', visits: ['x', 'y'] },
    { technicianId: 'B', date: '2026-12-01', visits: ['z'] },
  ]

  it('technicians whose order or visits differ', () => {
    const turned = [{ technicianId: 'A', date: '2026-12-01', visits: ['y', 'x'] }, before[1]!]
    expect([...changedTechnicians(before, turned)]).toEqual(['A'])
    expect(changedTechnicians(before, before).size).toBe(0)
  })

  it('visits on another day, with another technician, or on no route any more; their order does not count', () => {
    const after = [
      { technicianId: 'A', date: '2026-12-01', visits: ['y'] },
      { technicianId: 'B', date: '2026-12-01', visits: ['x'] },
    ]
    expect(movedVisits(before, after).toSorted()).toEqual(['x', 'z'])
    expect(movedVisits(before, [{ ...before[0]!, visits: ['y', 'x'] }, before[1]!])).toEqual([])
  })
})
