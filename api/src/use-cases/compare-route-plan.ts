import type { PlanChange } from '@tournee/contract'
import { findPublishedPlanId, getPlan, listVisitsById } from '@tournee/data'
import { placementsOf, planChanges } from '../planning/plan-changes.ts'
import type { Services } from '../services.ts'

/** What a plan changes against another, or against the week's published one. Throws `NotFoundError`. */
export async function compareRoutePlan(
  { db }: Services,
  id: string,
  withId: string | undefined,
): Promise<{ withPlanId: string | null; changes: PlanChange[] }> {
  const plan = await getPlan(db.connection, id)
  const otherId = withId ?? (await findPublishedPlanId(db.connection, plan.week))
  const other = otherId ? await getPlan(db.connection, otherId) : null
  const ids = [...new Set([...placementsOf(plan).keys(), ...placementsOf(other).keys()])]
  const visits = await listVisitsById(db.connection, ids)
  return { withPlanId: otherId, changes: planChanges(other, plan, new Map(visits.map((visit) => [visit.id, visit]))) }
}
