import type { Zoning, ZoningFigures } from '@tournee/contract'
import { createFormats } from '@tournee/ui-kit'
import { describe, expect, it } from 'vitest'
import {
  applyEdit,
  asPaint,
  asPreview,
  brokenZones,
  type Cells,
  cellsOf,
  type Draft,
  differenceOf,
  evaluateBrush,
  figureDifference,
  figureText,
  openDraft,
  reduceDraft,
  reverseEdit,
  unsavedOf,
  zoneLines,
} from './model.ts'

const fr = createFormats('fr', 'Europe/Paris')
const someFigures = (more: Partial<ZoningFigures> = {}): ZoningFigures => ({
  cv: 0.1,
  maxOverMean: 1.15,
  cutEdgeRatio: 0.2,
  meanDriveMinutes: 10,
  movedShare: null,
  zones: [
    { zoneId: 'north', minutes: 900, clients: 9, components: 1, meanDriveMinutes: 8 },
    { zoneId: 'south', minutes: 1100, clients: 11, components: 2, meanDriveMinutes: 12 },
  ],
  ...more,
})
const aZone = (id: string, cells: string[], lockedCells: string[] = []) => ({ id, name: id, colour: 0, cells, lockedCells, outline: null })
const aZoning = (north = ['a', 'b'], south = ['c', 'd'], locked: string[] = []): Zoning => ({
  id: 'z',
  name: 'Zoning',
  state: 'draft',
  inForceFrom: null,
  resolution: 7,
  zones: [
    aZone(
      'north',
      north,
      north.filter((c) => locked.includes(c)),
    ),
    aZone(
      'south',
      south,
      south.filter((c) => locked.includes(c)),
    ),
  ],
  figures: someFigures(),
  createdAt: '2026-11-23T10:00:00Z',
  version: 1,
})
const paint = (draft: Draft, touched: string[], zoneId: string) =>
  reduceDraft(draft, { type: 'edit', edit: evaluateBrush(draft.cells, touched, { kind: 'zone', zoneId })! })
const plain = (cells: Cells) => Object.fromEntries([...cells].map(([cell, s]) => [cell, s.zoneId]))

describe('painting', () => {
  it('gives the cells that are touched to the zone, except its own, locked ones and cells of no zone', () => {
    const cells = cellsOf(aZoning(['a', 'b'], ['c', 'd'], ['d']))
    const edit = evaluateBrush(cells, ['a', 'c', 'd', 'nowhere'], { kind: 'zone', zoneId: 'north' })
    expect(edit?.map((e) => e.cell)).toEqual(['c'])
    expect(plain(applyEdit(cells, edit!))).toEqual({ a: 'north', b: 'north', c: 'north', d: 'south' })
  })

  it('is nothing when nothing changes', () => {
    expect(evaluateBrush(cellsOf(aZoning()), ['a'], { kind: 'zone', zoneId: 'north' })).toBeNull()
    expect(evaluateBrush(cellsOf(aZoning()), ['a'], { kind: 'lock', locked: false })).toBeNull()
  })

  it('locks and unlocks cells where they are', () => {
    const edit = evaluateBrush(cellsOf(aZoning()), ['a', 'c'], { kind: 'lock', locked: true })!
    expect(edit.map((e) => e.to)).toEqual([
      { zoneId: 'north', locked: true },
      { zoneId: 'south', locked: true },
    ])
  })
})

describe('an edit', () => {
  it('is taken back by its reverse', () => {
    const cells = cellsOf(aZoning())
    const edit = evaluateBrush(cells, ['c', 'd'], { kind: 'zone', zoneId: 'north' })!
    expect(applyEdit(applyEdit(cells, edit), reverseEdit(edit))).toEqual(cells)
  })

  it('can be undone and redone without limit, and a new one forgets what was undone', () => {
    const start = openDraft(aZoning())
    let draft = start
    for (let i = 0; i < 500; i++) draft = paint(draft, ['a'], i % 2 === 0 ? 'south' : 'north')
    expect(draft.past.length).toBe(500)
    for (let i = 0; i < 600; i++) draft = reduceDraft(draft, { type: 'undo' })
    expect(draft.cells).toEqual(start.cells)
    for (let i = 0; i < 600; i++) draft = reduceDraft(draft, { type: 'redo' })
    // an even number of moves to and fro ends where it began
    expect(plain(draft.cells)['a']).toBe('north')
    const other = paint(reduceDraft(draft, { type: 'undo' }), ['d'], 'north')
    expect(other.future).toEqual([])
  })

  it('is unsaved until it is stored, and undo after that is a change again', () => {
    const painted = paint(openDraft(aZoning()), ['c'], 'north')
    expect(unsavedOf(painted).map((e) => e.cell)).toEqual(['c'])
    const stored = reduceDraft(painted, { type: 'stored', zoning: { ...aZoning(['a', 'b', 'c'], ['d']), version: 2 } })
    expect(unsavedOf(stored)).toEqual([])
    expect(unsavedOf(reduceDraft(stored, { type: 'undo' })).map((e) => [e.cell, e.to.zoneId])).toEqual([['c', 'south']])
  })

  it('of the service itself is one step like any other', () => {
    const rebalanced = reduceDraft(openDraft(aZoning()), { type: 'rebalanced', zoning: aZoning(['a'], ['b', 'c', 'd']) })
    expect([rebalanced.past.length, unsavedOf(rebalanced).length]).toEqual([1, 0])
    expect(plain(reduceDraft(rebalanced, { type: 'undo' }).cells)['b']).toBe('north')
    expect(reduceDraft(openDraft(aZoning()), { type: 'rebalanced', zoning: aZoning() }).past).toEqual([])
  })

  it('is sent with its locks, and its figures are asked for without', () => {
    const before = cellsOf(aZoning())
    const after = cellsOf(aZoning(['a', 'b', 'c'], ['d'], ['c', 'd']))
    expect(asPaint(differenceOf(before, after))).toEqual([
      { cell: 'c', zoneId: 'north', locked: true },
      { cell: 'd', locked: true },
    ])
    expect(asPreview(differenceOf(before, after))).toEqual([{ cell: 'c', zoneId: 'north' }])
  })
})

describe('the figures', () => {
  it('say how far a zone is from an even share', () => {
    // the mean of 900 and 1100 is 1000
    expect([...zoneLines(someFigures()).values()].map((l) => l.overMean)).toEqual([-0.09999999999999998, 0.10000000000000009])
  })

  it('compare with the zoning in force, less being better', () => {
    const base = someFigures({ cv: 0.16, meanDriveMinutes: 9 })
    expect(figureDifference(someFigures(), base, 'cv', fr)).toEqual({ text: '−0,06', verdict: 'better', base: '0,16' })
    expect(figureDifference(someFigures(), base, 'meanDriveMinutes', fr)).toMatchObject({ text: '+1,0', verdict: 'worse' })
    expect(figureDifference(someFigures(), base, 'pieces', fr)).toMatchObject({ text: '=', verdict: 'same' })
    expect(figureDifference(someFigures(), base, 'movedShare', fr)).toBeNull()
  })

  it('write a share only where there is something to move from', () => {
    expect(figureText(someFigures(), 'movedShare', fr)).toBe('—')
    expect(figureText(someFigures({ movedShare: 0.08 }), 'movedShare', fr)).toBe('8\u00a0%')
  })

  it('name the zones that are not whole', () => {
    expect(brokenZones(someFigures())).toEqual(['south'])
  })
})
