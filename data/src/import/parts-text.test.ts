import { describe, expect, it } from 'vitest'
import { assignParts, machinePartsText, readMachineParts } from './parts-text.ts'

const filter = { label: 'Filtre F7', reference: 'ALD-F7', quantity: 2 }
const seal = { label: 'Joint de trappe', reference: null, quantity: 1 }

describe('a cell of parts', () => {
  it('comes back as it was written, with one machine or several', () => {
    expect(machinePartsText([{ kind: 'VMC', parts: [filter, seal] }])).toBe('2 × Filtre F7 [ALD-F7]; 1 × Joint de trappe')
    for (const machines of [
      [{ kind: 'VMC double flux', parts: [filter, seal] }],
      [
        { kind: 'PAC air/eau', parts: [seal] },
        { kind: 'VMC double flux', parts: [filter] },
      ],
      [
        { kind: 'PAC air/eau', parts: [] },
        { kind: 'VMC double flux', parts: [filter] },
      ],
    ]) {
      const kinds = machines.map(({ kind }) => kind)
      const read = assignParts(readMachineParts(machinePartsText(machines))!, kinds)
      expect(machines.map((_, i) => read.get(i) ?? [])).toEqual(machines.map(({ parts }) => parts))
    }
  })

  it('is read as people write it', () => {
    const of = (cell: string) => readMachineParts(cell)?.flatMap(({ parts }) => parts)
    expect(of('2x Filtre F7 (réf. ALD-F7)')).toEqual([filter])
    expect(of('Filtre F7 x 2 [ALD-F7] ; Joint de trappe')).toEqual([filter, seal])
    expect(of('Joint de trappe\n2 * Filtre F7 (Ref ALD-F7)')).toEqual([seal, filter])
    // a number that is no quantity stays in the label
    expect(of('Vanne 3 voies')).toEqual([{ label: 'Vanne 3 voies', reference: null, quantity: 1 }])
  })

  it('is unreadable when a quantity is none, and says nothing when it is empty', () => {
    expect(readMachineParts('0 x Filtre')).toBeNull()
    expect(readMachineParts(' ')).toEqual([])
  })

  it('gives the first machine what names none, or one that is not there', () => {
    expect(assignParts([{ machine: null, parts: [seal] }], ['PAC', 'VMC']).get(0)).toEqual([seal])
    expect(assignParts([{ machine: 'Chaudière', parts: [seal] }], ['PAC', 'VMC']).get(0)).toEqual([seal])
    expect(assignParts([{ machine: null, parts: [seal] }], []).size).toBe(0)
  })
})
