import type { Zoning } from '@tournee/contract'
import { centreOf, isCell, outlineOf } from '@tournee/engine/zoning'
import type { Feature, MultiPolygon, Point, Polygon, Position } from 'geojson'
import type { Scheme } from '../../map/colours.ts'
import { collection } from '../../map/overlay.ts'
import { zoneColour } from '../../map/zone-colours.ts'
import { type CellProperties, labelPoint, type ZoneOverlay, type ZoneProperties } from '../../map/zone-overlay.ts'
import type { Cells } from './model.ts'

const isShape = (outline: unknown): outline is Polygon | MultiPolygon =>
  typeof outline === 'object' && outline !== null && 'coordinates' in outline && 'type' in outline

/** The rings of one cell, [lng, lat]; empty for an unknown one. */
const hexagon = (cell: string): Position[][] => (isCell(cell) ? (outlineOf([cell])[0] ?? []).map((ring) => ring.map((p) => [...p])) : [])

/** What is drawn of a zoning: outlines with names, and while editing the cells as they stand, with those in hand lit. */
export function zoneOverlay(
  zoning: Zoning,
  cells: Cells | null,
  shown: { readonly pickedId: string | null; readonly lit: ReadonlySet<string> },
  scheme: Scheme,
): ZoneOverlay {
  const colours = new Map(zoning.zones.map((z) => [z.id, zoneColour(z.colour, scheme)]))
  const outlines: Feature<Polygon | MultiPolygon, ZoneProperties>[] = []
  const labels: Feature<Point, ZoneProperties>[] = []
  for (const zone of zoning.zones) {
    if (!isShape(zone.outline)) continue
    const properties = { id: zone.id, name: zone.name, colour: colours.get(zone.id)!, picked: zone.id === shown.pickedId }
    outlines.push({ type: 'Feature', properties, geometry: zone.outline })
    labels.push({ type: 'Feature', properties, geometry: { type: 'Point', coordinates: labelPoint(zone.outline) } })
  }
  const hexagons = [...(cells ?? [])].flatMap(([cell, { zoneId, locked }]): Feature<Polygon, CellProperties>[] => {
    const coordinates = hexagon(cell)
    const properties = { cell, colour: colours.get(zoneId) ?? '#888888', locked, lit: shown.lit.has(cell) }
    return coordinates.length > 0 ? [{ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates } }] : []
  })
  return { outlines: collection(cells ? [] : outlines), labels: collection(labels), cells: collection(hexagons) }
}

interface Place {
  readonly name: string
  readonly at: Position
}

/** Named places of the base map. */
export function placesOf(features: readonly unknown[]): readonly Place[] {
  return (features as readonly Feature[]).flatMap((f): Place[] => {
    const name: unknown = f.properties?.['name']
    return f.geometry?.type === 'Point' && typeof name === 'string' ? [{ name, at: f.geometry.coordinates }] : []
  })
}

/** A name for every cell: the nearest place, numbered when several cells are near the same one. */
export function nameCells(cells: Iterable<string>, places: readonly Place[]): ReadonlyMap<string, string> {
  const near = [...cells].map((cell): [string, string] => {
    if (!isCell(cell)) return [cell, cell]
    const { lng, lat } = centreOf(cell)
    // degrees of longitude are shorter: at 46° by cos(46°), about 0.7
    const distance = ({ at: [x = 0, y = 0] }: Place) => ((x - lng) * 0.7) ** 2 + (y - lat) ** 2
    const nearest = places.reduce<Place | null>((best, p) => (!best || distance(p) < distance(best) ? p : best), null)
    return [cell, nearest?.name ?? cell]
  })
  const counts = Map.groupBy(near, ([, name]) => name)
  const turn = new Map<string, number>()
  return new Map(
    near.map(([cell, name]) => {
      if (counts.get(name)!.length === 1) return [cell, name]
      turn.set(name, (turn.get(name) ?? 0) + 1)
      return [cell, `${name} ${turn.get(name)}`]
    }),
  )
}
