import { ImportField, type ImportJob } from '@tournee/contract'
import { describe, expect, it } from 'vitest'
import { changesToShow, hasCoordinates, imprecise, remap, rowsToWrite, stageOf } from './model.ts'
import { importText } from './text.ts'

describe('what columns mean', () => {
  it('can be every field of the contract, each with a name', () => {
    for (const field of ImportField.options) expect(importText.fr.fields[field]).toBeTruthy()
  })

  it('gives a meaning to one column only', () => {
    expect(remap(['name', 'city', null], 2, 'city')).toEqual(['name', null, 'city'])
  })

  it('leaves several columns unimported', () => {
    expect(remap(['name', null, 'city'], 2, null)).toEqual(['name', null, null])
  })

  it('has coordinates only with both', () => {
    expect(hasCoordinates(['lat', 'lng'])).toBe(true)
    expect(hasCoordinates(['lat', 'name'])).toBe(false)
  })
})

describe('an import', () => {
  const report = {
    rows: 10,
    created: 3,
    updated: 2,
    unchanged: 4,
    refused: [],
    precision: { given: 1, house: 1, street: 1, commune: 2, none: 1 },
  }

  it('writes what is new or changed', () => {
    expect(rowsToWrite({ report })).toBe(5)
  })

  it('leaves to place by hand what is known to the commune only, or not at all', () => {
    expect(imprecise({ report })).toBe(3)
  })

  it('is reviewed, then written, then done or failed', () => {
    expect((['dry-run', 'running', 'committed', 'failed', 'cancelled'] as const).map((status) => stageOf({ status }))).toEqual([
      'review',
      'running',
      'done',
      'failed',
      'failed',
    ])
  })

  it('shows changed clients before new ones, and not the unchanged', () => {
    const change = (row: number, action: 'create' | 'update' | 'unchanged') => ({ row, clientId: null, name: '', action, changes: [] })
    const changes: ImportJob['changes'] = [change(2, 'create'), change(3, 'unchanged'), change(4, 'update')]
    expect(changesToShow({ changes }).map((c) => c.row)).toEqual([4, 2])
  })
})
