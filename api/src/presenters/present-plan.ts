import type { PlannedRoute, PlannedStop, UnassignedVisit, Violation } from '@tournee/contract'
import type { Violation as EngineViolation, Plan, Reason, Route, Stop } from '@tournee/engine'
import type { WeekShift } from '../planning/week-shifts.ts'

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString()

function presentStop(stop: Stop): PlannedStop {
  if (stop.kind === 'break') return { kind: 'break', start: instant(stop.start), end: instant(stop.end) }
  return {
    kind: 'visit',
    visitId: stop.visit,
    arrival: instant(stop.arrival),
    start: instant(stop.start),
    end: instant(stop.end),
    driveSeconds: stop.drive,
    distanceMetres: stop.distance,
    waitSeconds: stop.wait,
  }
}

function presentRoute(route: Route, shift: WeekShift): PlannedRoute {
  return {
    shiftId: route.shift,
    technicianId: shift.technician.id,
    date: shift.date,
    start: shift.technician.start,
    departure: instant(route.departure),
    end: instant(route.end),
    stops: route.stops.map(presentStop),
    lastLeg: { driveSeconds: route.lastLeg.drive, distanceMetres: route.lastLeg.distance },
    distanceMetres: route.distance,
    driveSeconds: route.drive,
    serviceSeconds: route.service,
    waitSeconds: route.wait,
    overtimeSeconds: route.overtime,
    proof: route.proof,
  }
}

/** A reason as the contract writes it. */
export const presentReason = ({ code, shift, margin, relaxation }: Reason): UnassignedVisit['reasons'][number] => ({
  code,
  shift,
  margin,
  relaxation: { ...relaxation },
})

/** A visit whose site has no position: on no shift, until somebody places it. */
export const withoutPosition = (visitId: string): UnassignedVisit => ({
  visitId,
  reasons: [{ code: 'NO_POSITION', shift: '*', margin: 0, relaxation: { kind: 'place-site' } }],
})

/** The engine's routes as the contract writes them, by technician and day. */
export function presentRoutes(plan: Pick<Plan, 'routes'>, shifts: readonly WeekShift[]): PlannedRoute[] {
  const byId = new Map(shifts.map((shift) => [shift.id, shift]))
  return plan.routes
    .filter((route) => route.stops.some((stop) => stop.kind === 'visit'))
    .map((route) => presentRoute(route, byId.get(route.shift)!))
}

/** What the engine left out, with its reasons. */
export const presentUnassigned = (plan: Pick<Plan, 'unassigned'>): UnassignedVisit[] =>
  plan.unassigned.map(({ visit, reasons }) => ({ visitId: visit, reasons: reasons.map(presentReason) }))

/** Violations as the contract writes them. */
export const presentViolations = (violations: readonly EngineViolation[]): Violation[] =>
  violations.map(({ cause, where, by }) => ({ cause, where: { ...where }, by }))
