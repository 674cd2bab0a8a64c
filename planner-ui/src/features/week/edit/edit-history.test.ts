import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Edit, EMPTY_STATE, type History, NO_HISTORY, reduceHistory } from './edit-history.ts'
import type { PlanState } from './plan-state.ts'

const state = (name: string): PlanState => ({ ...EMPTY_STATE, routes: [{ technicianId: name, date: '2026-12-01', visits: [name] }] })
const edit = (before: PlanState, after: PlanState, id = 0): Edit => ({
  id,
  label: { kind: 'optimise' },
  before,
  after,
  price: null,
  effect: null,
})
const does = (now: History, name: string): History => reduceHistory(now, { type: 'do', edit: edit(now.present, state(name)) })

describe('history', () => {
  it('undoing what was done is as if nothing had been done, any number of times', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { maxLength: 30 }), fc.nat(30), (names, back) => {
        const states = [NO_HISTORY]
        for (const name of names) states.push(does(states.at(-1)!, name))
        const steps = Math.min(back, names.length)
        let now = states.at(-1)!
        for (let i = 0; i < steps; i++) now = reduceHistory(now, { type: 'undo' })
        expect(now.present).toBe(states[states.length - 1 - steps]!.present)
        for (let i = 0; i < steps; i++) now = reduceHistory(now, { type: 'redo' })
        expect(now).toEqual(states.at(-1))
      }),
    )
  })

  it('has no end: a thousand edits are taken back one by one', () => {
    let now = NO_HISTORY
    for (let i = 0; i < 1000; i++) now = does(now, `${i}`)
    for (let i = 0; i < 1000; i++) now = reduceHistory(now, { type: 'undo' })
    expect(now.present).toBe(EMPTY_STATE)
    expect(now.future).toHaveLength(1000)
  })

  it('a new edit after undoing forgets what was undone', () => {
    const undone = reduceHistory(does(does(NO_HISTORY, 'a'), 'b'), { type: 'undo' })
    expect(does(undone, 'c').future).toEqual([])
    expect(does(undone, 'c').past).toHaveLength(2)
  })

  it('undoing or redoing nothing changes nothing', () => {
    expect(reduceHistory(NO_HISTORY, { type: 'undo' })).toBe(NO_HISTORY)
    expect(reduceHistory(NO_HISTORY, { type: 'redo' })).toBe(NO_HISTORY)
  })

  it('a refusal goes back to what is stored, as if the edits since had not been tried', () => {
    const one = does(NO_HISTORY, 'a')
    const stored = one.present
    const refused = reduceHistory(does(does(one, 'b'), 'c'), { type: 'take-back', to: stored })
    expect(refused).toEqual(one)
  })

  it('an amended edit still leads back to where it began', () => {
    const amended = reduceHistory(does(does(NO_HISTORY, 'a'), 'b'), { type: 'amend', after: state('b2'), price: null })
    expect(amended.present).toEqual(state('b2'))
    expect(reduceHistory(amended, { type: 'undo' }).present).toEqual(state('a'))
  })
})
