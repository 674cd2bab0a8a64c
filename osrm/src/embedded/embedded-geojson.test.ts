import { expect, test } from 'vitest'
import { embeddedRoadsGeoJson, lakesGeoJson } from './embedded-geojson.ts'

const { features } = embeddedRoadsGeoJson()
const roads = features.filter((feature) => feature.properties.kind === 'road')
const labels = features.filter((feature) => feature.properties.kind !== 'road')

test('roads carry their number, class and winter closure', () => {
  const aravis = roads.filter(({ properties }) => properties.kind === 'road' && properties.number === 'D909' && properties.winterClosed)
  // La Clusaz - col des Aravis - La Giettaz - Flumet
  expect(aravis.map((road) => road.geometry.coordinates.length >= 2)).toEqual([true, true, true])
  expect(new Set(roads.map(({ properties }) => (properties.kind === 'road' ? properties.class : '')))).toContain('motorway')
})

test('Annecy is the first label to show, villages and junctions come later', () => {
  const rankOf = (name: string) => labels.map(({ properties }) => properties).find((label) => label.kind !== 'road' && label.name === name)
  expect(rankOf('Annecy')).toMatchObject({ kind: 'city', rank: 1 })
  expect(rankOf('Talloires')).toMatchObject({ kind: 'village', rank: 3 })
  expect(rankOf('Col de la Colombière')).toMatchObject({ kind: 'pass' })
  expect(rankOf('A41 sortie 16 Annecy-Sud')).toMatchObject({ kind: 'exit' })
})

test('the outlines of the lakes are closed rings, longitude first', () => {
  const lakes = lakesGeoJson().features
  expect(lakes.map((lake) => lake.properties.name)).toContain("Lac d'Annecy")
  for (const { geometry } of lakes) {
    const ring = geometry.coordinates[0]!
    expect(ring.at(-1)).toEqual(ring[0])
    for (const [lng, lat] of ring) expect(lat! - lng!).toBeGreaterThan(30)
  }
})
