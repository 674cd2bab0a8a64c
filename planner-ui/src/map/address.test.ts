import { describe, expect, it } from 'vitest'
import { readLabel } from './address.ts'

describe('the label of a found place', () => {
  const typed = { address: '12 rue carno', postcode: '', city: '' }
  it('gives street, postcode and town', () => {
    expect(readLabel('12 Rue Carnot 74000 Annecy', typed)).toEqual({ address: '12 Rue Carnot', postcode: '74000', city: 'Annecy' })
    expect(readLabel('74320 Sevrier', typed)).toEqual({ postcode: '74320', city: 'Sevrier' })
  })
  it('that is only a town leaves the street, and a town that was typed', () => {
    expect(readLabel('Annecy', typed)).toEqual({ city: 'Annecy' })
    expect(readLabel('Annecy', { ...typed, city: 'annecy' })).toEqual({})
  })
})
