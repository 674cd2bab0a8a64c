import type { Decision, DecisionOption, RoutePlan, Technician, VisitCard } from '@tournee/contract'
import { technicianColour } from '@tournee/ui-kit'
import type { Feature, LineString } from 'geojson'
import { GROUND, type Scheme } from '../../map/colours.ts'
import { collection, homeIcon, type Overlay, point, type RouteProperties } from '../../map/overlay.ts'

interface SentLine {
  readonly properties: { readonly technicianId?: string; readonly date?: string; readonly source?: string } | null
  readonly geometry: LineString
}

/** The technician's day that a decision and the option looked at are about; null = none. */
export const shiftLookedAt = (decision: Decision | null, option: DecisionOption | null): Decision['shift'] =>
  option?.what.shift ?? decision?.shift ?? null

/** The decision's place on the map: its day in full strength with its stops numbered, the rest of that day faint, and the visit it is about. */
export function meetingOverlay(input: {
  readonly plan: RoutePlan
  readonly visits: ReadonlyMap<string, VisitCard>
  readonly technicians: readonly Technician[]
  readonly lines: readonly unknown[]
  readonly decision: Decision | null
  readonly option: DecisionOption | null
  readonly scheme: Scheme
}): Overlay {
  const { plan, visits, technicians, decision, option, scheme } = input
  const shift = shiftLookedAt(decision, option)
  const colours = new Map(technicians.map((one) => [one.id, technicianColour(one.colour, scheme)]))
  const letters = new Map(technicians.map((one) => [one.id, one.letter]))
  const isLooked = (technicianId: string, date: string) => !shift || (shift.technicianId === technicianId && shift.date === date)
  const routes = plan.routes.filter((route) => !shift || route.date === shift.date)
  const stops = routes.flatMap((route) => {
    let order = 0
    return route.stops.flatMap((stop) => {
      if (stop.kind !== 'visit') return []
      order += 1
      const position = visits.get(stop.visitId)?.position
      if (!position) return []
      const looked = isLooked(route.technicianId, route.date)
      const label = shift && looked ? String(order) : (letters.get(route.technicianId) ?? '')
      return [point(position, { id: stop.visitId, kind: 'stop' as const, label, ...colours.get(route.technicianId)!, faint: !looked })]
    })
  })
  const subject = decision?.visitId ? visits.get(decision.visitId) : undefined
  const isPlaced = plan.routes.some((route) => route.stops.some((stop) => stop.kind === 'visit' && stop.visitId === subject?.id))
  const { bad, surface, ink } = GROUND[scheme]
  const waiting =
    subject?.position && !isPlaced
      ? [point(subject.position, { id: subject.id, kind: 'basket' as const, label: '', fill: bad, on: surface, faint: false })]
      : []
  const working = technicians.filter(({ id }) => routes.some((route) => route.technicianId === id))
  return {
    zones: collection([]),
    routes: collection(linesOf(input.lines, shift?.date ?? null, (id) => colours.get(id)?.fill ?? ink, isLooked)),
    stops: collection([...stops, ...waiting]),
    homes: collection(working.map((one) => point(one.start, { icon: homeIcon(one), name: one.startLabel }))),
    icons: working.map((one) => ({ name: homeIcon(one), letter: one.letter, ...colours.get(one.id)! })),
  }
}

const linesOf = (
  lines: readonly unknown[],
  date: string | null,
  fillOf: (technicianId: string) => string,
  isLooked: (technicianId: string, date: string) => boolean,
): Feature<LineString, RouteProperties>[] =>
  (lines as readonly SentLine[]).flatMap(({ properties, geometry }) => {
    const technicianId = properties?.technicianId ?? ''
    const day = properties?.date ?? ''
    if (geometry?.type !== 'LineString' || (date !== null && day !== date)) return []
    const looks = {
      technicianId,
      fill: fillOf(technicianId),
      faint: !isLooked(technicianId, day),
      estimate: properties?.source === 'estimate',
    }
    return [{ type: 'Feature', geometry, properties: looks }]
  })
