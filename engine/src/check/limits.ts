import type { Violation, ViolationCause } from '../model/violation.ts'
import type { WalkedRoute } from './walked-route.ts'

/** What a shift may not exceed: work, duration, drive, distance, visits. */
export function checkLimits({ route, shift, visits, drive, distance, service }: WalkedRoute): Violation[] {
  const limits: readonly (readonly [ViolationCause, number, number | undefined])[] = [
    ['max_work', drive + service, shift.maxWork],
    ['max_duration', route.end - route.departure, shift.maxDuration],
    ['max_travel_time', drive, shift.maxDrive],
    ['max_distance', distance, shift.maxDistance],
    ['max_tasks', visits.length, shift.maxVisits],
  ]
  return limits
    .filter(([, value, limit]) => limit !== undefined && value > limit)
    .map(([cause, value, limit]) => ({ cause, where: { shift: shift.id }, by: value - limit! }))
}
