import { expect, test } from 'vitest'
import type { Mark } from '../../../map/shapes.ts'
import { lookRules, visitClass } from './look-rules.ts'

const a: Mark = { fill: 'red', on: 'white', shape: 'circle' }
const b: Mark = { fill: 'blue', on: 'white', shape: 'square' }
const glyph = (shape: string) => shape[0]!

test('there is no rule while nothing is filtered or marked', () => {
  expect(lookRules(new Set(), null, glyph)).toBe('')
})

test('visits with the same mark share one rule, and what is filtered out has none of its own', () => {
  const marks = new Map([
    ['v1', a],
    ['v2', a],
    ['v3', b],
    ['v4', b],
  ])
  const rules = lookRules(new Set(['v4']), marks, glyph).split('\n')
  expect(rules[0]).toMatch(/^\.visit-v4\{.*border-style:dashed!important/)
  expect(rules[1]).toBe('.visit-v1,.visit-v2{--tech:red;--on-tech:white;--shape:"c" / ""}')
  expect(rules[2]).toBe('.visit-v3{--tech:blue;--on-tech:white;--shape:"s" / ""}')
  expect(rules[3]).toContain('content:var(--shape,none)')
})

test('an id of any letters makes a class', () => {
  expect(visitClass('01a2-b c.d')).toBe('visit-01a2-b_c_d')
})
