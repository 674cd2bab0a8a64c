import { describe, expect, it } from 'vitest'
import { isQuantity, partDrafts, partsOf } from './parts-fields.tsx'

describe('parts in a form', () => {
  it('come out as they went in, lines without a label left out', () => {
    const parts = [
      { label: 'Filtre F7', reference: 'ALD-F7', quantity: 2 },
      { label: 'Joint', reference: null, quantity: 1 },
    ]
    expect(partsOf(partDrafts(parts))).toEqual(parts)
    expect(partsOf([{ label: '  ', reference: 'X', quantity: '1' }])).toEqual([])
  })

  it('keep out what separates parts in a spreadsheet', () => {
    expect(partsOf([{ label: ' Filtre; F7 | G4 ', reference: '[A]', quantity: '3' }])).toEqual([
      { label: 'Filtre F7 G4', reference: 'A', quantity: 3 },
    ])
  })

  it('have whole quantities only', () => {
    expect(['1', '999', '0', '1,5', '', '1000', '-1'].map(isQuantity)).toEqual([true, true, false, false, false, false, false])
  })
})
