import type { Feature, FeatureCollection, Point, Polygon, Position } from 'geojson'

/** Centre of gravity of a ring (shoelace formula); its first point when it has no area. */
function centreOf(ring: readonly Position[]): [number, number] {
  let [area, x, y] = [0, 0, 0]
  ring.forEach(([x1 = 0, y1 = 0], i) => {
    const [x2 = 0, y2 = 0] = ring[(i + 1) % ring.length]!
    const cross = x1 * y2 - x2 * y1
    area += cross / 2
    x += ((x1 + x2) * cross) / 6
    y += ((y1 + y2) * cross) / 6
  })
  return area === 0 ? [ring[0]?.[0] ?? 0, ring[0]?.[1] ?? 0] : [x / area, y / area]
}

/** One point a lake to write its name at: a name written on the polygon itself would be repeated in every tile. */
export function lakeNames(lakes: { readonly features: readonly unknown[] }): FeatureCollection<Point> {
  const features = (lakes.features as readonly Feature[]).flatMap((lake): Feature<Point>[] => {
    if (lake.geometry.type !== 'Polygon') return []
    const outline = (lake.geometry as Polygon).coordinates[0] ?? []
    return [{ type: 'Feature', properties: lake.properties, geometry: { type: 'Point', coordinates: centreOf(outline) } }]
  })
  return { type: 'FeatureCollection', features }
}
