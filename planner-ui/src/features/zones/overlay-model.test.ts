import type { Zoning } from '@tournee/contract'
import { cellAt, centreOf } from '@tournee/engine/zoning'
import { describe, expect, it } from 'vitest'
import { zoneColour } from '../../map/zone-colours.ts'
import { cellsOf } from './model.ts'
import { nameCells, placesOf, zoneOverlay } from './overlay-model.ts'

const annecy = cellAt({ lng: 6.129, lat: 45.899 }, 7)
const thones = cellAt({ lng: 6.325, lat: 45.881 }, 7)
const square = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
      [0, 0],
    ],
  ],
}
const zoning = {
  zones: [
    { id: 'a', name: 'Annecy', colour: 0, cells: [annecy], lockedCells: [annecy], outline: square },
    { id: 't', name: 'Thônes', colour: 5, cells: [thones], lockedCells: [], outline: null },
  ],
} as unknown as Zoning

describe('the zones on the map', () => {
  it('are outlines with their name and colour; one without an outline is not drawn', () => {
    const { outlines, labels, cells } = zoneOverlay(zoning, null, { pickedId: 'a', lit: new Set() }, 'light')
    expect(outlines.features.map((f) => f.properties)).toEqual([{ id: 'a', name: 'Annecy', colour: zoneColour(0, 'light'), picked: true }])
    expect([labels.features[0]?.geometry.coordinates, cells.features]).toEqual([[1, 1], []])
  })

  it('are their cells while they are edited: closed hexagons, locked or lit', () => {
    const { outlines, cells } = zoneOverlay(zoning, cellsOf(zoning), { pickedId: null, lit: new Set([thones]) }, 'dark')
    expect(outlines.features).toEqual([])
    expect(cells.features.map((f) => [f.properties.locked, f.properties.lit, f.geometry.coordinates[0]?.length])).toEqual([
      [true, false, 7],
      [false, true, 7],
    ])
  })
})

describe('a cell', () => {
  it('is called by the nearest place, numbered where several share it', () => {
    const at = (cell: typeof annecy) => [centreOf(cell).lng, centreOf(cell).lat]
    const places = placesOf([
      { type: 'Feature', properties: { name: 'Annecy' }, geometry: { type: 'Point', coordinates: at(annecy) } },
      { type: 'Feature', properties: { name: 'Road' }, geometry: { type: 'LineString', coordinates: [] } },
      { type: 'Feature', properties: { name: 'Thônes' }, geometry: { type: 'Point', coordinates: at(thones) } },
    ])
    expect([...nameCells([annecy, thones], places).values()]).toEqual(['Annecy', 'Thônes'])
    expect([...nameCells([annecy, thones], places.slice(0, 1)).values()]).toEqual(['Annecy 1', 'Annecy 2'])
    expect([...nameCells(['?'], places).values()]).toEqual(['?'])
  })
})
