import type { PlannedRoute } from '@tournee/contract'
import type { SiteSheet } from '@tournee/data'
import { linesOf, type Roadbook } from '../roadbooks/roadbook.ts'
import { aCompany, aTechnician, aVisit } from './builders.ts'

const minutes = (instant: string, more: number) => new Date(Date.parse(instant) + more * 60_000).toISOString()

/** A route of so many visits of one hour, one every 80 minutes from `first` on; visits are called v1, v2… */
export function aRoute(count: number, first = '2026-12-01T08:00:00.000Z', more: Partial<PlannedRoute> = {}): PlannedRoute {
  const stops = Array.from({ length: count }, (_, i) => {
    const start = minutes(first, 80 * i)
    return {
      kind: 'visit' as const,
      visitId: `v${i + 1}`,
      arrival: start,
      start,
      end: minutes(start, 60),
      driveSeconds: 1_200,
      distanceMetres: 12_400,
      waitSeconds: 0,
    }
  })
  return {
    shiftId: 't1:2026-12-01',
    technicianId: 't1',
    date: '2026-12-01',
    start: { lng: 6.09, lat: 45.88 },
    departure: minutes(first, -20),
    end: minutes(first, 80 * count),
    stops,
    lastLeg: { driveSeconds: 1_200, distanceMetres: 12_400 },
    distanceMetres: 12_400 * (count + 1),
    driveSeconds: 1_200 * (count + 1),
    serviceSeconds: 3_600 * count,
    waitSeconds: 0,
    overtimeSeconds: 0,
    proof: 'optimal',
    ...more,
  }
}

/** A day of so many visits around Annecy, with the access notes and machines that a site sheet holds. */
export function aRoadbook(
  count: number,
  more: { visit?: (i: number) => object; route?: PlannedRoute; book?: Partial<Roadbook> } = {},
): Roadbook {
  const route = more.route ?? aRoute(count)
  const visits = Array.from({ length: count }, (_, i) =>
    aVisit({
      id: `v${i + 1}`,
      siteId: `s${i + 1}`,
      clientName: `Client ${i + 1}`,
      phone: '04 50 00 00 00',
      tier: 'or',
      position: { lng: 6.1 + i * 0.01, lat: 45.9 + i * 0.005 },
      ...more.visit?.(i),
    }),
  )
  const sheet: SiteSheet = {
    accessNotes: 'Digicode A31B',
    equipment: [
      {
        id: 'e',
        siteId: 's',
        kind: 'PAC air/eau',
        brand: 'Daikin',
        model: null,
        serial: 'SN1',
        installedOn: null,
        rhythmMonths: 24,
        parts: [{ label: 'Filtre', reference: 'F7', quantity: 2 }],
      },
    ],
    lastVisitOn: '2026-06-02',
  }
  const places = [route.start, ...visits.map((visit) => visit.position!), route.start]
  return {
    company: aCompany({ name: 'Duret' }),
    technician: aTechnician(),
    route,
    lines: linesOf(
      route,
      new Map(visits.map((visit) => [visit.id, visit])),
      new Map(visits.map(({ siteId }) => [siteId, sheet])),
      new Map(),
    ),
    legs: places.slice(1).map(({ lng, lat }, i) => [[places[i]!.lng, places[i]!.lat] as const, [lng, lat] as const]),
    sequence: 7,
    ...more.book,
  }
}
