import { type Roadbook, stopsOf } from './roadbook.ts'

/** Roadbooks as GeoJSON (RFC 7946): a line a leg, a point a stop; `[lng, lat]`. */
export function roadbookGeoJson(books: readonly Roadbook[]): unknown {
  const features = books.flatMap((book) => {
    const { technician, route } = book
    const whose = { technicianId: technician.id, technician: technician.name, date: route.date }
    const legs = book.legs.map((coordinates, leg) => ({
      type: 'Feature',
      geometry: { type: 'LineString', coordinates },
      properties: { kind: 'leg', ...whose, leg },
    }))
    const stops = stopsOf(book).map(({ order, visit, stop, sheet, parts }) => ({
      type: 'Feature',
      geometry: visit.position && { type: 'Point', coordinates: [visit.position.lng, visit.position.lat] },
      properties: {
        kind: 'stop',
        ...whose,
        order,
        visitId: visit.id,
        client: visit.clientName,
        address: [visit.address, `${visit.postcode} ${visit.city}`].filter(Boolean).join(', '),
        phone: visit.phone,
        work: visit.kind,
        durationMinutes: visit.durationMinutes,
        arrival: stop.arrival,
        start: stop.start,
        end: stop.end,
        promise: visit.promise,
        access: sheet.accessNotes,
        parts,
      },
    }))
    return [...legs, ...stops]
  })
  return { type: 'FeatureCollection', features }
}
