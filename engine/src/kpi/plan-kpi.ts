import type { Plan } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'

/** What a plan amounts to; decimal numbers, not rounded. */
export interface PlanKpi {
  readonly km: number
  readonly driveHours: number
  /** visits served */
  readonly visits: number
  /** 0 where nobody is served */
  readonly kmPerVisit: number
  readonly overtimeMinutes: number
  /** drive + setup + service */
  readonly workHours: number
  readonly waitHours: number
  /** shifts that have at least one visit */
  readonly shifts: number
  readonly technicians: number
  readonly unassigned: number
}

/** Adds up a plan of a problem. */
export function planKpi(problem: Problem, plan: Plan): PlanKpi {
  const sum = (of: (route: Plan['routes'][number]) => number) => plan.routes.reduce((total, route) => total + of(route), 0)
  const km = sum((route) => route.distance) / 1000
  const visits = sum((route) => route.stops.filter(({ kind }) => kind === 'visit').length)
  const technicianOf = new Map(problem.shifts.map((shift) => [shift.id, shift.technician]))
  return {
    km,
    driveHours: sum((route) => route.drive) / 3600,
    visits,
    kmPerVisit: visits === 0 ? 0 : km / visits,
    overtimeMinutes: sum((route) => route.overtime) / 60,
    workHours: sum((route) => route.drive + route.service) / 3600,
    waitHours: sum((route) => route.wait) / 3600,
    shifts: plan.routes.length,
    technicians: new Set(plan.routes.map((route) => technicianOf.get(route.shift))).size,
    unassigned: plan.unassigned.length,
  }
}
