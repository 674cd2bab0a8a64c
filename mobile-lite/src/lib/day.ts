import type { Part, PlannedBreak, PlannedRoute, PlannedVisit, StopSheet, VisitCard } from '@tournee/contract'

/** A line of the day: a visit with its number, or a break. */
export type DayLine =
  | {
      readonly kind: 'visit'
      readonly order: number
      readonly stop: PlannedVisit
      readonly visit: VisitCard
      readonly sheet: StopSheet | null
    }
  | PlannedBreak

/** The published day in the order it is driven; a visit whose card is missing keeps its number but is not shown. */
export function dayLines(route: PlannedRoute | null, visits: readonly VisitCard[], sheets: readonly StopSheet[] = []): DayLine[] {
  const sheetOf = new Map(sheets.map((sheet) => [sheet.visitId, sheet]))
  const cards = new Map(visits.map((v) => [v.id, v]))
  let order = 0
  return (route?.stops ?? []).flatMap((stop): DayLine[] => {
    if (stop.kind === 'break') return [stop]
    order += 1
    const visit = cards.get(stop.visitId)
    return visit ? [{ kind: 'visit', order, stop, visit, sheet: sheetOf.get(visit.id) ?? null }] : []
  })
}

/** `2 × Filtre F7 (ALD-F7)`. */
export const partInWords = ({ label, reference, quantity }: Part): string => `${quantity} × ${label}${reference ? ` (${reference})` : ''}`

/** A link that opens the phone's own navigation at a place. */
export const navigationLink = ({ lng, lat }: { readonly lng: number; readonly lat: number }): string =>
  `https://www.google.com/maps/dir/?api=1&travelmode=driving&destination=${lat.toFixed(6)},${lng.toFixed(6)}`

/** A civil date some days later (or earlier). */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
