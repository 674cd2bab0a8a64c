import type { PlannedRoute, PlannedStop, Position } from '@tournee/contract'
import type { Route, Stop } from '@tournee/engine'

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString()

function mapStop(stop: Stop): PlannedStop {
  const [start, end] = [instant(stop.start), instant(stop.end)]
  if (stop.kind === 'break') return { kind: 'break', start, end }
  const { visit, arrival, drive, distance, wait } = stop
  return {
    kind: 'visit',
    visitId: visit,
    arrival: instant(arrival),
    start,
    end,
    driveSeconds: drive,
    distanceMetres: distance,
    waitSeconds: wait,
  }
}

/** Whose day a shift is and where it starts. */
export interface ShiftPlace {
  readonly technicianId: string
  readonly date: string
  readonly start: Position
}

/** A route timed by the engine in the browser, as the service would send it. */
export function mapRoute(route: Route, shift: ShiftPlace): PlannedRoute {
  return {
    shiftId: route.shift,
    ...shift,
    departure: instant(route.departure),
    end: instant(route.end),
    stops: route.stops.map(mapStop),
    lastLeg: { driveSeconds: route.lastLeg.drive, distanceMetres: route.lastLeg.distance },
    distanceMetres: route.distance,
    driveSeconds: route.drive,
    serviceSeconds: route.service,
    waitSeconds: route.wait,
    overtimeSeconds: route.overtime,
    proof: route.proof,
  }
}
