import type { PlanChange, RoutePlan, VisitCard } from '@tournee/contract'

type Placement = NonNullable<PlanChange['before']>

/** Where every visit of a plan is: technician and start. */
export function placementsOf(plan: Pick<RoutePlan, 'routes'> | null): ReadonlyMap<string, Placement> {
  const placements = new Map<string, Placement>()
  for (const route of plan?.routes ?? []) {
    for (const stop of route.stops)
      if (stop.kind === 'visit') placements.set(stop.visitId, { technicianId: route.technicianId, start: stop.start })
  }
  return placements
}

function changeOf(before: Placement | null, after: Placement | null): PlanChange['change'] {
  if (!before) return 'added'
  if (!after) return 'removed'
  return before.technicianId === after.technicianId && Date.parse(before.start) === Date.parse(after.start) ? 'same' : 'moved'
}

/** What changes from one plan to another, visit by visit: moved, added and removed first, in the order of their hour. */
export function planChanges(
  before: Pick<RoutePlan, 'routes'> | null,
  after: Pick<RoutePlan, 'routes'>,
  visits: ReadonlyMap<string, Pick<VisitCard, 'clientName'>>,
): PlanChange[] {
  const [old, fresh] = [placementsOf(before), placementsOf(after)]
  const ids = [...new Set([...fresh.keys(), ...old.keys()])]
  const changes = ids.map((visitId): PlanChange => {
    const [was, is] = [old.get(visitId) ?? null, fresh.get(visitId) ?? null]
    return { visitId, clientName: visits.get(visitId)?.clientName ?? '', change: changeOf(was, is), before: was, after: is }
  })
  const hourOf = (change: PlanChange) => Date.parse((change.after ?? change.before)!.start)
  const last = (change: PlanChange) => Number(change.change === 'same')
  return changes.sort((a, b) => last(a) - last(b) || hourOf(a) - hourOf(b))
}
