import type { PlaceLinks, Position, RouteLinks } from '@tournee/contract'
import { type Roadbook, stopsOf } from './roadbook.ts'

/** Places between the first and the last that Google Maps takes in one link, and how many of them a phone's browser shows. */
const BETWEEN = { desk: 9, phone: 3 } as const

const point = ({ lng, lat }: Position) => `${lat.toFixed(6)},${lng.toFixed(6)}`

/** Links that drive to a place. */
export const placeLinks = (position: Position): PlaceLinks => ({
  waze: `https://waze.com/ul?${new URLSearchParams({ ll: point(position), navigate: 'yes' })}`,
  google: `https://www.google.com/maps/dir/?${new URLSearchParams({ api: '1', travelmode: 'driving', destination: point(position) })}`,
  apple: `https://maps.apple.com/?${new URLSearchParams({ daddr: point(position), dirflg: 'd' })}`,
})

/** Google Maps links through all these places in order: as few as `between` allows, each beginning where the one before ends. */
export function googleRoute(places: readonly Position[], between: number): string[] {
  const links: string[] = []
  for (let first = 0; first < places.length - 1; first += between + 1) {
    const part = places.slice(first, first + between + 2)
    const query = new URLSearchParams({
      api: '1',
      travelmode: 'driving',
      origin: point(part[0]!),
      destination: point(part.at(-1)!),
      ...(part.length > 2 ? { waypoints: part.slice(1, -1).map(point).join('|') } : {}),
    })
    links.push(`https://www.google.com/maps/dir/?${query}`)
  }
  return links
}

/** The places that a roadbook drives to: start, stops that have a position, start again. */
export const placesOf = (book: Roadbook): Position[] => [
  book.route.start,
  ...stopsOf(book).flatMap(({ visit }) => visit.position ?? []),
  book.route.start,
]

/** A roadbook as links. */
export function routeLinks(book: Roadbook): RouteLinks {
  const places = placesOf(book)
  return {
    technicianId: book.technician.id,
    date: book.route.date,
    google: { desk: googleRoute(places, BETWEEN.desk), phone: googleRoute(places, BETWEEN.phone) },
    stops: stopsOf(book).flatMap(({ order, visit }) =>
      visit.position ? [{ visitId: visit.id, order, clientName: visit.clientName, ...placeLinks(visit.position) }] : [],
    ),
  }
}
