import type { Company, Part, PlannedBreak, PlannedRoute, PlannedVisit, Technician, VisitCard } from '@tournee/contract'
import type { SiteSheet, VisitNeeds } from '@tournee/data'
import { partsOf } from './parts-to-load.ts'

/** A stop of a roadbook, with what one should know before ringing. `order` counts visits from 1, as the map and the board do. */
export interface RoadbookStop {
  readonly kind: 'visit'
  readonly order: number
  readonly stop: PlannedVisit
  readonly visit: VisitCard
  readonly sheet: SiteSheet
  /** to bring along */
  readonly parts: readonly Part[]
}

/** A technician's day as it is carried along: everything a file of any format is written from. */
export interface Roadbook {
  readonly company: Company
  readonly technician: Technician
  readonly route: PlannedRoute
  readonly lines: readonly (RoadbookStop | PlannedBreak)[]
  /** along the roads, `[lng, lat]`, one a leg: from the start to the first stop, …, home */
  readonly legs: readonly (readonly (readonly [number, number])[])[]
  /** rises with every newer plan and every edit: what calendars replace an entry by */
  readonly sequence: number
}

/** The visits of a roadbook, in order. */
export const stopsOf = ({ lines }: Roadbook): readonly RoadbookStop[] => lines.filter((line) => line.kind === 'visit')

const NOTHING: Pick<VisitNeeds, 'own' | 'contract'> = { own: [], contract: [] }
const UNKNOWN: SiteSheet = { accessNotes: '', equipment: [], lastVisitOn: null }

/** The lines of a route: visits with their cards, numbered, and breaks. A visit that is gone keeps its number. */
export function linesOf(
  route: PlannedRoute,
  visits: ReadonlyMap<string, VisitCard>,
  sheets: ReadonlyMap<string, SiteSheet>,
  needs: ReadonlyMap<string, Pick<VisitNeeds, 'own' | 'contract'>>,
): (RoadbookStop | PlannedBreak)[] {
  let order = 0
  return route.stops.flatMap((stop): (RoadbookStop | PlannedBreak)[] => {
    if (stop.kind === 'break') return [stop]
    order += 1
    const visit = visits.get(stop.visitId)
    const sheet = sheets.get(visit?.siteId ?? '') ?? UNKNOWN
    return visit ? [{ kind: 'visit', order, stop, visit, sheet, parts: partsOf(visit, sheet, needs.get(visit.id) ?? NOTHING) }] : []
  })
}
