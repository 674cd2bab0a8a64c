import type { LngLat } from '../units.ts'
import { designZoning } from './design-zoning.ts'
import type { ZoneFigures, ZoningRequest } from './zoning-types.ts'

/** What the year costs with each number of zones. */
export interface CountCost {
  readonly count: number
  readonly cv: number
  readonly maxOverMean: number
  readonly meanDriveMinutes: number
  /** pieces by road of the zone that has most; 1 = all are whole */
  readonly components: number
  /** full days of work a year in the zone that has least: how often its clients can be offered a day */
  readonly fewestDays: number
  /** hours a year on the way to the zones and back, one round trip per full day of work */
  readonly approachHours: number
  /** hours a year between clients inside zones, each reached by a way as long as his zone's mean drive */
  readonly insideHours: number
}

/** How days are counted. */
export interface CountOptions {
  readonly from: number
  readonly to: number
  /** a technician's minutes of work in a day; default 420 */
  readonly dayMinutes?: number
  /** full days of work a year that every zone should have; default 12, one a month */
  readonly leastDays?: number
  /** minutes of drive from where days start to a zone's medoid; default none, `approachHours` is then 0 */
  readonly approachMinutes?: (zone: ZoneFigures) => number
}

/** An approach as the crow flies: 1.3 times the way at 40 km/h from where days start to the zone's medoid. */
export function approachFrom(base: LngLat, positionOf: (zone: ZoneFigures) => LngLat | undefined): (zone: ZoneFigures) => number {
  return (zone) => {
    const position = positionOf(zone)
    if (!position) return 0
    const x = (position.lng - base.lng) * Math.cos((base.lat * Math.PI) / 180)
    return (Math.hypot(x, position.lat - base.lat) * 111.195 * 1.3 * 60) / 40
  }
}

/**
 * What each number of zones costs. More zones always mean shorter ways; they also mean fewer days in each. Suggested: the most
 * zones of which each still has `leastDays` full days of work a year (the fewest asked for, when none does).
 */
export function suggestCount(
  request: Omit<ZoningRequest, 'count'>,
  options: CountOptions,
): { readonly curve: readonly CountCost[]; readonly suggested: number } {
  const { from, to, dayMinutes = 420, leastDays = 12, approachMinutes = () => 0 } = options
  const curve: CountCost[] = []
  for (let count = Math.max(1, from); count <= Math.min(to, request.cells.length); count++) {
    const { zones, cv, maxOverMean, meanDriveMinutes } = designZoning({ ...request, count }).figures
    const sum = (hours: (zone: ZoneFigures) => number) => zones.reduce((total, zone) => total + hours(zone), 0)
    curve.push({
      count,
      cv,
      maxOverMean,
      meanDriveMinutes,
      components: Math.max(...zones.map(({ components }) => components)),
      fewestDays: Math.min(...zones.map(({ minutes }) => minutes)) / dayMinutes,
      approachHours: sum((zone) => ((zone.minutes / dayMinutes) * 2 * approachMinutes(zone)) / 60),
      insideHours: sum((zone) => (zone.clients * zone.meanDriveMinutes) / 60),
    })
  }
  const busy = curve.filter(({ fewestDays }) => fewestDays >= leastDays)
  return { curve, suggested: busy.at(-1)?.count ?? Math.max(1, from) }
}
