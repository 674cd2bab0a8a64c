import type { Agenda, Choice, TakenDecision, WeekFigures } from '@tournee/contract'
import { type By, createDecision, deleteDecision, findLastDecision, getPlan, type NewDecision, VersionConflictError } from '@tournee/data'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { editRoutePlan } from './edit-route-plan.ts'
import { priceOf, type ReadAgenda, type ReadyDecision, readAgenda, routesOfOrders } from './read-agenda.ts'
import { showAgenda } from './show-agenda.ts'

/** A choice made in the meeting. `option`: index, of an alternative. */
export interface ChoiceMade {
  readonly id: string
  readonly version: number
  readonly key: string
  readonly choice: Choice
  readonly option?: number | undefined
}

const GONE = 'It is no longer to be decided: the week has changed.'

/** The index of the option a choice takes; null = none is taken. */
const optionOf = ({ choice, option }: ChoiceMade): number | null => (choice === 'refuse' ? null : choice === 'accept' ? 0 : (option ?? 1))

/** Services whose one transaction also does this, so that an edit and its decision are one. */
const alsoDoing = (services: Services, also: (connection: Parameters<typeof createDecision>[0]) => Promise<void>): Services => ({
  ...services,
  db: {
    ...services.db,
    transaction: (work) =>
      services.db.transaction(async (connection) => {
        const result = await work(connection)
        await also(connection)
        return result
      }),
  },
})

/** What is kept of a choice: the decision as it was shown, the week before and after, and the price against the proposal. */
function decisionOf(read: ReadAgenda, { shown }: ReadyDecision, made: ChoiceMade): NewDecision {
  const { editable, figures } = read
  const index = optionOf(made)
  const after: WeekFigures = index === null ? figures : shown.options[index]!.figures
  const proposed = shown.options[0]?.figures ?? figures
  return {
    week: editable.plan.week,
    planId: editable.plan.id,
    choice: made.choice,
    decision: shown,
    option: index,
    before: figures,
    after,
    price: priceOf(proposed, after),
    undo: { routes: routesOfOrders(editable, editable.orders), edits: editable.edits },
  }
}

/**
 * Takes one decision of a draft's agenda: refused ones are kept, the others imposed on the draft, in one transaction with what is kept.
 * Throws `NotFoundError`, `VersionConflictError`.
 */
export async function takeDecision(services: Services, made: ChoiceMade, by: By): Promise<Agenda | Refusal> {
  const read = await readAgenda(services, made.id, made.key)
  if (isRefusal(read)) return read
  const { plan, edits } = read.editable
  if (plan.version !== made.version) throw new VersionConflictError('plan', plan.id, plan.version)
  const decision = read.decisions.find(({ shown }) => shown.key === made.key)
  const index = optionOf(made)
  const option = index === null ? null : decision?.options[index]
  if (!decision || option === undefined) return refuse('NOT_FOUND', GONE)
  const kept = decisionOf(read, decision, made)
  const edit = option?.edit
  if (!edit) {
    await services.db.transaction((connection) => createDecision(connection, { ...kept, undo: null }, by))
    return showAgenda(services, made.id)
  }
  const relaxations = edit.relaxation ? [...edits.relaxations, { ...edit.relaxation }] : edits.relaxations
  const edited = await editRoutePlan(
    alsoDoing(services, (connection) => createDecision(connection, kept, by)),
    {
      id: made.id,
      version: made.version,
      routes: routesOfOrders(read.editable, edit.orders),
      edits: { ...edits, relaxations },
      label: `meeting: ${made.choice} ${made.key}`,
    },
    by,
  )
  return isRefusal(edited) ? edited : showAgenda(services, made.id)
}

/** Takes the last decision about a draft back: the draft is as it was before it. Throws `NotFoundError`, `VersionConflictError`. */
export async function undoDecision(services: Services, id: string, version: number, by: By): Promise<Agenda | Refusal> {
  const last = await findLastDecision(services.db.connection, id)
  if (!last) return refuse('NOT_FOUND', 'Nothing was decided yet.')
  const forget = (connection: Parameters<typeof createDecision>[0]) => deleteDecision(connection, last.taken, by)
  const refused = last.undo ? await restore(services, { id, version, ...last, undo: last.undo }, forget, by) : null
  if (isRefusal(refused)) return refused
  if (!last.undo) {
    const plan = await getPlan(services.db.connection, id)
    if (plan.version !== version) throw new VersionConflictError('plan', id, plan.version)
    await services.db.transaction(forget)
  }
  return showAgenda(services, id)
}

interface Last {
  readonly id: string
  readonly version: number
  readonly taken: TakenDecision
  readonly undo: NonNullable<NewDecision['undo']>
}

async function restore(
  services: Services,
  { id, version, taken, undo }: Last,
  forget: Parameters<typeof alsoDoing>[1],
  by: By,
): Promise<Refusal | null> {
  const edit = { id, version, ...undo, label: `meeting: take back ${taken.decision.key}` }
  const restored = await editRoutePlan(alsoDoing(services, forget), edit, by)
  return isRefusal(restored) ? restored : null
}
