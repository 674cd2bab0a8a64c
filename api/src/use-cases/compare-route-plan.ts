import type { PlanChange, PlanFigures } from '@tournee/contract'
import { findPublishedPlanId, getPlan, listVisitsById } from '@tournee/data'
import { placementsOf, planChanges } from '../planning/plan-changes.ts'
import { figuresOf } from '../planning/plan-figures.ts'
import type { Services } from '../services.ts'

/** What a plan changes against another, or against the week's published one, and both in figures. Throws `NotFoundError`. */
export async function compareRoutePlan(
  { db }: Services,
  id: string,
  withId: string | undefined,
): Promise<{ withPlanId: string | null; changes: PlanChange[]; figures: { plan: PlanFigures; other: PlanFigures | null } }> {
  const plan = await getPlan(db.connection, id)
  const otherId = withId ?? (await findPublishedPlanId(db.connection, plan.week))
  const other = otherId ? await getPlan(db.connection, otherId) : null
  const sides = other ? [plan, other] : [plan]
  const ids = sides.flatMap((side) => [...placementsOf(side).keys(), ...side.unassigned.map(({ visitId }) => visitId)])
  const visits = new Map((await listVisitsById(db.connection, [...new Set(ids)])).map((visit) => [visit.id, visit]))
  const figures = { plan: figuresOf(plan, visits), other: other && figuresOf(other, visits) }
  return { withPlanId: otherId, changes: planChanges(other, plan, visits), figures }
}
