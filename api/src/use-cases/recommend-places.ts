import type { Alternative } from '@tournee/contract'
import type { Insertion, Reason } from '@tournee/engine'
import type { WeekShift } from '../planning/week-shifts.ts'
import { presentReason } from '../presenters/present-plan.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { readEditablePlan } from './show-editable-week.ts'

/** Every shift's best place for a visit in a plan, cheapest first, then the shifts that refuse it, the easiest to relax first. Throws `NotFoundError`. */
export async function recommendPlaces(
  services: Services,
  { id, visitId }: { readonly id: string; readonly visitId: string },
): Promise<{ items: Alternative[] } | Refusal> {
  const read = await readEditablePlan(services, id)
  if (isRefusal(read)) return read
  const { problem, orders, week } = read
  if (!problem.visits.some((visit) => visit.id === visitId)) {
    const cause = 'The visit is not to be planned in this week, or has no position.'
    return refuse('INVALID_REQUEST', undefined, [{ code: 'UNKNOWN_VISIT', path: 'body.visitId', cause, remedy: 'Place its site first.' }])
  }
  // a lock stops the optimiser, not the human who asks
  const free = {
    ...problem,
    visits: problem.visits.map(({ lock, ...visit }) => (visit.id === visitId || !lock ? visit : { ...visit, lock })),
  }
  const { insertions, reasons } = await services.desk.ask({ kind: 'recommend', problem: free, orders, visit: visitId })
  const shifts = new Map(week.loaded.shifts.map((shift) => [shift.id, shift]))
  const rank = new Map(reasons.map((reason, at) => [reason.shift, at]))
  const ranked = insertions.toSorted((a, b) => {
    if (a.fits && b.fits) return a.cost.total - b.cost.total
    return a.fits !== b.fits ? Number(b.fits) - Number(a.fits) : (rank.get(a.shift) ?? 0) - (rank.get(b.shift) ?? 0)
  })
  const reasonOn = new Map(reasons.map((reason) => [reason.shift, reason]))
  return { items: ranked.map((insertion) => presentAlternative(insertion, shifts.get(insertion.shift)!, reasonOn.get(insertion.shift))) }
}

function presentAlternative(insertion: Insertion, shift: WeekShift, reason: Reason | undefined): Alternative {
  const place = { technicianId: shift.technician.id, date: shift.date }
  if (insertion.fits) {
    const { metres, driveSeconds, overtimeSeconds, cost, positions, start } = insertion
    const when = { position: positions[0] ?? 0, start: new Date(start * 1_000).toISOString() }
    return { ...place, ...when, metres, driveSeconds, overtimeSeconds, cost: cost.total, refusal: null }
  }
  const { code, margin } = insertion.refusal
  const refusal = presentReason(reason ?? { code, margin, shift: insertion.shift, relaxation: { kind: 'none' } })
  return { ...place, position: null, start: null, metres: 0, driveSeconds: 0, overtimeSeconds: 0, cost: 0, refusal }
}
