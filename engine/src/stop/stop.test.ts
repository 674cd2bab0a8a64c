import { describe, expect, it } from 'vitest'
import { isHurried, reached, shareDone } from './stop.ts'

const at = { iterations: 500, elapsedMs: 200, sinceImprovement: 40 }

describe('stop rules', () => {
  it('end at the first limit reached', () => {
    expect(reached({ iterations: 500 }, at)).toBe('iterations')
    expect(reached({ iterations: 501, milliseconds: 200 }, at)).toBe('time')
    expect(reached({ iterations: 501, noImprovement: 40 }, at)).toBe('no-improvement')
    expect(reached({ iterations: 501, milliseconds: 201, noImprovement: 41 }, at)).toBeNull()
  })

  it('end at once when nothing is asked', () => {
    expect(reached({}, at)).toBe('iterations')
  })

  it('cool by iterations, by time only on a machine that cannot keep up', () => {
    // 500 of 1 000 iterations; 200 ms are four fifths of 250, a fifth of 1 000
    expect(shareDone({ iterations: 1000 }, at)).toBe(0.5)
    expect(shareDone({ milliseconds: 250 }, at)).toBe(0.8)
    expect(shareDone({ iterations: 1000, milliseconds: 250 }, at)).toBe(0.8)
    expect(shareDone({ iterations: 10_000, milliseconds: 1000 }, at)).toBe(0.05)
    expect([250, 1000].map((milliseconds) => isHurried({ iterations: 1000, milliseconds }, at))).toEqual([true, false])
  })

  it('leave the wall clock thirty times the processor time, or what is asked', () => {
    const rule = { iterations: 1000, milliseconds: 500 }
    expect([14_999, 15_000].map((wallMs) => reached(rule, { ...at, wallMs }))).toEqual([null, 'time'])
    expect([899, 900].map((wallMs) => reached({ ...rule, wallMilliseconds: 900 }, { ...at, wallMs }))).toEqual([null, 'time'])
    // four fifths of the thirty times are gone, half of the iterations are done
    expect(shareDone(rule, { ...at, wallMs: 12_000 })).toBe(0.8)
    expect(shareDone(rule, { ...at, wallMs: 6_000 })).toBe(0.5)
  })
})
