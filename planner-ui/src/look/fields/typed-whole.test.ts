import { describe, expect, it } from 'vitest'
import { readWhole, stepWhole } from './typed-whole.ts'

const bounds = { min: 5, max: 600 }

describe('a typed whole number', () => {
  it('is read within its bounds, and is none outside of them', () => {
    expect(['5', '030', ' 1 20 ', '600'].map((text) => readWhole(text, bounds))).toEqual(['5', '30', '120', '600'])
    expect(['', '4', '601', '7,5', '-10', '1e2', 'dix', '9999999999'].map((text) => readWhole(text, bounds))).toEqual(Array(8).fill(null))
  })

  it('steps along a grid and stays within its bounds', () => {
    expect([stepWhole(30, 5, bounds), stepWhole(32, 5, bounds), stepWhole(32, -5, bounds)]).toEqual([35, 35, 30])
    expect([stepWhole(5, -15, bounds), stepWhole(595, 15, bounds), stepWhole(600, 15, bounds)]).toEqual([5, 600, 600])
  })
})
