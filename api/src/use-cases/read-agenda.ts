import {
  DEFAULT_MEETING_RULES,
  type Decision,
  type DecisionOption,
  type EditedRoute,
  type Price,
  type TakenDecision,
  type VisitCard,
  type WeekFigures,
} from '@tournee/contract'
import { listOpenDecisions } from '@tournee/data'
import type { Relaxation, RouteOrder } from '@tournee/engine'
import { type AgendaDecision, type AgendaOption, MOST_DECISIONS, type PlannedAgenda } from '../meeting/agenda.ts'
import type { WeekStandard } from '../meeting/week-cost.ts'
import { placesOf } from '../planning/plan-places.ts'
import type { WeekShift } from '../planning/week-shifts.ts'
import { isRefusal, type Refusal } from '../refusal.ts'
import type { Services } from '../services.ts'
import { listFillCandidates } from './fill-day.ts'
import { type EditablePlan, readEditablePlan } from './show-editable-week.ts'

/** An option as the contract has it, with what it does to the draft; null = nothing. */
export interface ReadyOption {
  readonly shown: DecisionOption
  readonly edit: { readonly orders: readonly RouteOrder[]; readonly relaxation: Relaxation | null } | null
}

/** A decision ready to be shown and to be taken. */
export interface ReadyDecision {
  readonly shown: Decision
  readonly options: readonly ReadyOption[]
}

/** A plan's agenda on today's inputs. */
export interface ReadAgenda {
  readonly editable: EditablePlan
  readonly figures: WeekFigures
  readonly decisions: readonly ReadyDecision[]
  readonly more: number
  readonly taken: readonly TakenDecision[]
}

/** Clients invited to a weak day at most, and how many are looked at to find them. */
const [INVITED, LOOKED_AT] = [4, 12]

const round = (value: number, digits: number) => Number(value.toFixed(digits)) || 0

/** Figures as they are shown and kept: no more digits than they mean. */
const figuresOf = (cost: AgendaOption['cost']): WeekFigures => ({
  ...cost,
  km: round(cost.km, 1),
  driveHours: round(cost.driveHours, 2),
  overtimeMinutes: round(cost.overtimeMinutes, 0),
  eur: round(cost.eur, 2),
})

/** What one week costs more than another: kilometres, minutes of driving and overtime, EUR. */
export const priceOf = (from: WeekFigures, to: WeekFigures): Price => ({
  km: round(to.km - from.km, 1),
  minutes: round((to.driveHours - from.driveHours) * 60 + to.overtimeMinutes - from.overtimeMinutes, 0),
  eur: round(to.eur - from.eur, 2),
})

function standardOf({ plan, week: { loaded, plain, notPlaced } }: EditablePlan): WeekStandard {
  const published = loaded.published && loaded.published.id !== plan.id ? placesOf(loaded.published) : new Map()
  const last = loaded.days.at(-1)!.date
  return {
    rates: loaded.company.rates,
    rules: loaded.company.meetingRules ?? DEFAULT_MEETING_RULES,
    unplaced: notPlaced.map(({ id, durationMinutes }) => ({ visit: id, service: durationMinutes * 60 })),
    published,
    ordinaryWork: new Map(plain.shifts.flatMap(({ id, maxWork }) => (maxWork === undefined ? [] : [[id, maxWork] as const]))),
    pressing: new Set(loaded.visits.filter(({ dueTo }) => dueTo <= last).map(({ id }) => id)),
  }
}

/** Asks the desk what there is to decide; a plan that is no draft has nothing. */
async function ask(services: Services, editable: EditablePlan, decided: ReadonlySet<string>, only?: string): Promise<PlannedAgenda> {
  const { plan, problem, orders } = editable
  const agenda = await services.desk.ask({
    kind: 'agenda',
    problem,
    orders,
    standard: standardOf(editable),
    decided,
    ...(only === undefined ? {} : { only }),
  })
  return plan.state === 'draft' ? agenda : { ...agenda, decisions: [], more: 0 }
}

interface Names {
  readonly shifts: ReadonlyMap<string, WeekShift>
  readonly visits: ReadonlyMap<string, VisitCard>
}

const shiftRef = ({ shifts }: Names, id: string) => {
  const { technician, date } = shifts.get(id)!
  return { technicianId: technician.id, date }
}

/** The rules that a relaxation loosens, one by one. */
const easesOf = (relaxation: Relaxation | null): { kind: string; by: number | null }[] => {
  if (!relaxation) return []
  const parts = relaxation.kind === 'several' ? relaxation.relaxations : [relaxation]
  return parts.map((part) => ({ kind: part.kind, by: 'by' in part ? part.by : null }))
}

function presentOption(names: Names, now: WeekFigures, { what, orders, cost }: AgendaOption): ReadyOption {
  const figures = figuresOf(cost)
  const shift = shiftRef(names, what.shift)
  const relaxation = what.kind === 'place' ? what.relaxation : null
  const shown: DecisionOption['what'] =
    what.kind === 'free-day'
      ? { kind: 'free-day', shift, moved: what.moved }
      : {
          kind: 'place',
          visitId: what.visit,
          shift,
          start: new Date(what.start * 1_000).toISOString(),
          eases: easesOf(relaxation),
        }
  return { shown: { what: shown, figures, change: priceOf(now, figures) }, edit: { orders, relaxation } }
}

function presentDecision(names: Names, now: WeekFigures, { key, trouble, eur, options }: AgendaDecision): ReadyDecision {
  const visit = trouble.visit === null ? undefined : names.visits.get(trouble.visit)
  const ready = options.map((one) => presentOption(names, now, one))
  const shown: Decision = {
    key,
    kind: trouble.kind,
    eur: round(eur, 2),
    working: trouble.parts.map(({ eur: part, amount, rate, ...more }) => ({
      ...more,
      eur: round(part, 2),
      amount: round(amount, 2),
      rate: round(rate, 2),
    })),
    visitId: trouble.visit,
    clientName: visit?.clientName ?? null,
    city: visit?.city ?? null,
    dueTo: visit?.dueTo ?? null,
    shift: trouble.shift === null ? null : shiftRef(names, trouble.shift),
    minutes: trouble.seconds === null ? null : Math.round(trouble.seconds / 60),
    options: [],
  }
  return { shown, options: ready }
}

/** Due clients nearest a weak day, to be invited to it; none when nobody who is not planned fits. */
async function inviteTo(
  services: Services,
  { shown }: ReadyDecision,
  planned: ReadonlySet<string>,
  now: WeekFigures,
): Promise<ReadyOption[]> {
  if (shown.kind !== 'weak-day' || !shown.shift) return []
  const found = await listFillCandidates(services, { ...shown.shift, limit: LOOKED_AT })
  if (isRefusal(found)) return []
  const candidates = found.items
    .filter(({ visitId }) => !planned.has(visitId))
    .slice(0, INVITED)
    .map(({ visitId, clientName, city, extraMetres }) => ({ visitId, clientName, city, extraMetres }))
  const what = { kind: 'invite' as const, shift: shown.shift, candidates }
  return candidates.length > 0 ? [{ shown: { what, figures: now, change: priceOf(now, now) }, edit: null }] : []
}

/** What to do with a weak day: free it where that saves, else fill it; a loss is no proposal, and alone no decision. */
function fillOrFree({ options }: ReadyDecision, invite: readonly ReadyOption[]): readonly ReadyOption[] {
  const [saving, losing] = [options.filter(({ shown }) => shown.change.eur < 0), options.filter(({ shown }) => shown.change.eur >= 0)]
  return saving.length + invite.length === 0 ? [] : [...saving, ...invite, ...losing]
}

/** Reads what there is to decide about a plan, or one thing of it, with everything that taking a decision needs. Throws `NotFoundError`. */
export async function readAgenda(services: Services, planId: string, only?: string): Promise<ReadAgenda | Refusal> {
  const editable = await readEditablePlan(services, planId)
  if (isRefusal(editable)) return editable
  const taken = await listOpenDecisions(services.db.connection, planId)
  const agenda = await ask(services, editable, new Set(taken.map(({ decision }) => decision.key)), only)
  const { loaded } = editable.week
  const names: Names = {
    shifts: new Map(loaded.shifts.map((shift) => [shift.id, shift])),
    visits: new Map(loaded.visits.map((visit) => [visit.id, visit])),
  }
  const figures = figuresOf(agenda.cost)
  const planned = new Set(editable.orders.flatMap(({ visits }) => visits))
  const decisions: ReadyDecision[] = []
  for (const decision of agenda.decisions) {
    const ready = presentDecision(names, figures, decision)
    const options = ready.shown.kind === 'weak-day' ? fillOrFree(ready, await inviteTo(services, ready, planned, figures)) : ready.options
    if (options.length === 0 && ready.shown.kind === 'weak-day') continue
    decisions.push({ shown: { ...ready.shown, options: options.map(({ shown }) => shown) }, options })
  }
  // ten in a meeting, taken ones included: what comes after them is cheaper and waits
  const room = only === undefined ? Math.max(0, MOST_DECISIONS - taken.length) : MOST_DECISIONS
  const shown = decisions.slice(0, room)
  return { editable, figures, decisions: shown, more: agenda.more + decisions.length - shown.length, taken }
}

/** Orders as an edit imposes them. */
export function routesOfOrders({ week: { loaded } }: EditablePlan, orders: readonly RouteOrder[]): EditedRoute[] {
  const byId = new Map(loaded.shifts.map((shift) => [shift.id, shift]))
  return orders.map(({ shift, visits }) => {
    const { technician, date } = byId.get(shift)!
    return { technicianId: technician.id, date, visits: [...visits] }
  })
}
