import type { VisitCard, Zone } from '@tournee/contract'
import type { StatusShape } from '@tournee/ui-kit'
import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { PlacedVisit, WeekView } from '../model.ts'
import { statusOf } from '../visit-status.ts'

/** How the day of a visit lies in its due window; `soon` = within the last week of it, `open` = not planned, due later. */
export type Lateness = 'early' | 'in-time' | 'soon' | 'late' | 'open'
export const LATENESS: readonly Lateness[] = ['late', 'soon', 'in-time', 'early', 'open']

/** What a visit can be filtered, sorted and coloured by. */
export interface VisitFacts {
  readonly visit: VisitCard
  readonly placed: PlacedVisit | null
  readonly zoneId: string | null
  readonly status: StatusShape
  readonly lateness: Lateness
  /** on a day that ends after hours */
  readonly overtime: boolean
}

/** Every visit of the week with its facts, in the order of the plan: routes day by day, then the basket, then the rest. */
export function factsOf(view: WeekView, zones: readonly Zone[], published: boolean): VisitFacts[] {
  const waiting = new Map(view.basket.map((item) => [item.visit.id, item]))
  const lastDay = view.days.at(-1)?.date ?? ''
  const order = new Set([...view.placed.keys(), ...waiting.keys(), ...view.visits.keys()])
  return [...order].map((id) => {
    const visit = view.visits.get(id)!
    const placed = view.placed.get(id) ?? null
    return {
      visit,
      placed,
      zoneId: visit.position ? (zones.find((zone) => holds(zone, visit.position!))?.id ?? null) : null,
      status: statusOf(visit, placed, waiting.get(id) ?? null, published),
      lateness: latenessOf(visit, placed?.route.date ?? null, lastDay),
      overtime: (placed?.route.overtimeSeconds ?? 0) > 0,
    }
  })
}

const DAY_MS = 86_400_000

/** Civil dates compare as they are written; a visit that is not planned is late when its window closes within the week. */
export function latenessOf(due: Pick<VisitCard, 'dueFrom' | 'dueTo'>, date: string | null, lastDay: string): Lateness {
  if (date === null) return due.dueTo <= lastDay ? 'late' : 'open'
  if (date > due.dueTo) return 'late'
  if (date < due.dueFrom) return 'early'
  return Date.parse(due.dueTo) - Date.parse(date) < 7 * DAY_MS ? 'soon' : 'in-time'
}

function holds(zone: Zone, at: { readonly lng: number; readonly lat: number }): boolean {
  const outline = zone.outline as Polygon | MultiPolygon | null
  if (outline?.type === 'Polygon') return inside(outline.coordinates, at)
  return outline?.type === 'MultiPolygon' ? outline.coordinates.some((rings) => inside(rings, at)) : false
}

/** Even-odd rule over all rings: holes count as outside. */
function inside(rings: readonly Position[][], at: { readonly lng: number; readonly lat: number }): boolean {
  let odd = false
  for (const ring of rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[i] as [number, number]
      const [bx, by] = ring[j] as [number, number]
      if (ay > at.lat !== by > at.lat && at.lng < ((bx - ax) * (at.lat - ay)) / (by - ay) + ax) odd = !odd
    }
  return odd
}
