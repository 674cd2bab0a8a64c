import { type IsoWeek, NO_EDITS, type PlanEdits, type RoutePlan } from '@tournee/contract'
import { type Connection, findCurrentPlanId, getPlan } from '@tournee/data'
import type { Problem, RouteOrder } from '@tournee/engine'
import { applyEdits } from '../planning/apply-edits.ts'
import { keepHolding } from '../planning/edit-rules.ts'
import { heldHours, holdHours, holdVisits } from '../planning/hold-visits.ts'
import { withHumanLocks } from '../planning/human-locks.ts'
import { type ModeRequest, modeLocks } from '../planning/mode-locks.ts'
import { placesOf } from '../planning/plan-places.ts'
import { protectVisits } from '../planning/protect-visits.ts'
import type { Services } from '../services.ts'
import { ordersThatHold, type ReadWeek, readWeek } from './read-week.ts'

/** A week ready to be solved, with what the engine does not know. */
export interface PreparedWeek extends ReadWeek {
  readonly problem: Problem
  /** routes of the base plan that still hold; [] without one */
  readonly base: readonly RouteOrder[]
  readonly edits: PlanEdits
}

/** What a run starts from: the plan asked for, else the week's current one; from scratch only what was asked for. */
async function findBase(
  connection: Connection,
  week: IsoWeek,
  request: ModeRequest & { readonly basePlanId?: string | undefined },
): Promise<RoutePlan | null> {
  const id = request.basePlanId ?? (request.mode === 'from-scratch' ? null : await findCurrentPlanId(connection, week))
  return id ? getPlan(connection, id) : null
}

/** Modes in which nothing placed gives way to what waits. */
const KEEPING: ReadonlySet<ModeRequest['mode']> = new Set(['keep-and-insert', 'only-basket'])

/**
 * Reads a week and builds its problem in the given mode, with what the planner decided in the plan it starts from: hours and
 * pauses, relaxations, locks.
 */
export async function prepareWeek(
  services: Services,
  week: IsoWeek,
  request: ModeRequest & { readonly basePlanId?: string | undefined },
): Promise<PreparedWeek> {
  const read = await readWeek(services, week)
  const { plain, loaded } = read
  const plan = await findBase(services.db.connection, week, request)
  const base = ordersThatHold(plan, plain)
  const edits = plan ? keepHolding(plan.edits, plain, loaded.shifts, base) : NO_EDITS
  const edited = applyEdits(plain, edits, loaded)
  const places = placesOf(plan)
  if (request.mode === 'evaluate') return { ...read, problem: holdHours(edited, heldHours(edits.locks, places, base)), base, edits }
  const { locks, onlyTechnician, initial } = modeLocks(
    request,
    base,
    loaded.shifts,
    plain.visits.map(({ id }) => id),
  )
  const { chosen, ...held } = withHumanLocks(locks, edits.locks, places, loaded.shifts)
  const placed = KEEPING.has(request.mode) ? base.flatMap(({ visits }) => visits) : []
  const problem = protectVisits(holdVisits(edited, { ...held, onlyTechnician }), new Set([...chosen, ...placed]))
  return { ...read, problem: { ...problem, initial: startOf(initial, base, held.locks) }, base, edits }
}

/** Where the search starts: what the mode keeps, and at least every visit that is locked, in its place. */
function startOf(initial: readonly RouteOrder[], base: readonly RouteOrder[], locks: ReadonlyMap<string, unknown>): readonly RouteOrder[] {
  if (initial.length > 0) return initial
  return base
    .map(({ shift, visits }) => ({ shift, visits: visits.filter((visit) => locks.has(visit)) }))
    .filter(({ visits }) => visits.length > 0)
}
