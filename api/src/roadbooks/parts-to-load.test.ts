import { describe, expect, test } from 'vitest'
import { partsOf, partsToLoad } from './parts-to-load.ts'

const filter = { label: 'Filtre F7', reference: 'F7-260', quantity: 2 }
const seal = { label: 'Joint', reference: null, quantity: 1 }
const machine = { id: 'e', siteId: 's', kind: 'VMC', brand: null, model: null, serial: null, installedOn: null, rhythmMonths: null }
const equipment = [
  { ...machine, parts: [filter, seal] },
  { ...machine, id: 'f', parts: [seal] },
]

const none = { own: [], contract: [] }

describe('the parts of a visit', () => {
  test('are those of every machine at its place, the same part once', () => {
    expect(partsOf({ kind: 'maintenance' }, { equipment }, none)).toEqual([filter, { ...seal, quantity: 2 }])
  })

  test('are its machines’, its contract’s and its own together', () => {
    const oil = { label: 'Huile', reference: null, quantity: 1 }
    // two seals of the machines, one of the contract, one of the visit
    expect(partsOf({ kind: 'maintenance' }, { equipment }, { contract: [seal], own: [oil, seal] })).toEqual([
      filter,
      { ...seal, quantity: 4 },
      oil,
    ])
  })

  test('are for a repair those that were written down for it, and no others', () => {
    expect(partsOf({ kind: 'repair' }, { equipment }, none)).toEqual([])
    expect(partsOf({ kind: 'repair' }, { equipment }, { contract: [seal], own: [filter] })).toEqual([filter])
  })
})

describe('what a day loads', () => {
  test('adds up over its stops, and says for which of them', () => {
    const needs = [
      { order: 1, parts: [seal] },
      { order: 2, parts: [] },
      { order: 4, parts: [filter, { ...seal, label: 'JOINT' }] },
      { order: 5, parts: [filter] },
    ]
    // one seal at 1 and at 4; two filters at 4 and at 5
    expect(partsToLoad(needs)).toEqual([
      { ...seal, quantity: 2, stops: [1, 4] },
      { ...filter, quantity: 4, stops: [4, 5] },
    ])
  })

  test('keeps parts of another number apart', () => {
    const load = partsToLoad([{ order: 1, parts: [filter, { ...filter, reference: 'F7-300' }] }])
    expect(load.map(({ reference, quantity }) => [reference, quantity])).toEqual([
      ['F7-260', 2],
      ['F7-300', 2],
    ])
  })
})
