import { optionOf } from './calendar-choice.ts'
import { type EvaluatedCalendar, evaluateCalendar } from './calendar-cost.ts'
import { type CompiledCalendar, compileCalendar } from './compiled-calendar.ts'
import type { MilpSolver } from './linear-model.ts'
import { polishCalendar, searchCalendar } from './search-calendar.ts'
import { createZoneDayModel } from './zone-day-model.ts'
import type { UnservedDemand, ZoneDay, ZoneDayPlan } from './zone-day-plan.ts'
import type { ZoneDayChoice, ZoneDayProblem } from './zone-day-problem.ts'

export interface PlanZoneDaysOptions {
  /** absent = the heuristic alone */
  readonly solver?: MilpSolver
  /** how close to the best possible is close enough; default 0.01 */
  readonly relativeGap?: number
  /** for the solver; default 8 s */
  readonly timeLimitSeconds?: number
  /** effort of the heuristic, in zones costed; default 12 000 (about a second for 12 weeks x 5 technicians x 7 zones) */
  readonly searchEvaluations?: number
}

/** The model's bound is looser than the cost of a calendar by rounding of visits and ideal weeks: the solver is asked for a little more. */
const SOLVER_SHARE = 0.9
const POLISH_SHARE = 0.5

/**
 * Chooses which technician gets which zones on which dates. The heuristic's calendar starts the solver; without one, or when it fails or runs out of time, it is the
 * answer unless the solver still found better. Blocks: run it in a worker. Throws a RangeError on an inconsistent problem.
 */
export function planZoneDays(problem: ZoneDayProblem, options: PlanZoneDaysOptions = {}): ZoneDayPlan {
  const { relativeGap = 0.01, timeLimitSeconds = 8, searchEvaluations = 12_000 } = options
  const calendar = compileCalendar(problem)
  const found = evaluateCalendar(calendar, searchCalendar(calendar, searchEvaluations))
  if (!options.solver) return present(calendar, found, { note: 'no solver given' })

  const { model, read, write } = createZoneDayModel(calendar)
  const outcome = options.solver(model, { relativeGap: relativeGap * SOLVER_SHARE, timeLimitSeconds, start: write(found) })
  if (outcome.status === 'failed') return present(calendar, found, { note: outcome.cause })
  const polished = evaluateCalendar(calendar, polishCalendar(calendar, read(outcome.values), searchEvaluations * POLISH_SHARE))
  const best = polished.cost.total < found.cost.total ? polished : found
  return present(calendar, best, { bound: outcome.bound, relativeGap })
}

/**
 * What an imposed calendar costs, with the same terms and report as a planned one: exactly these zone days (promises add their zone). For the preview of a drag; no solver, some milliseconds.
 */
export function evaluateZoneDays(problem: ZoneDayProblem, choices: readonly ZoneDayChoice[]): ZoneDayPlan {
  const given = new Map(choices.map((choice) => [`${choice.technician}|${choice.date}`, choice]))
  const locks = problem.technicians.flatMap((technician) =>
    problem.dates.map((date) => given.get(`${technician.id}|${date}`) ?? { technician: technician.id, date, zones: [] }),
  )
  const calendar = compileCalendar({ ...problem, locks })
  const choice = Int16Array.from(calendar.days, (day) => (day.mustOpen ? 0 : -1))
  return present(calendar, evaluateCalendar(calendar, choice), { note: 'imposed' })
}

type Proof = { readonly note: string } | { readonly bound: number; readonly relativeGap: number }

/** Bounds are in the model's euros; half a cost unit per term is rounding. */
const EURO = 100_000
const ROUNDING = 1e-6

function present(calendar: CompiledCalendar, evaluated: EvaluatedCalendar, proof: Proof): ZoneDayPlan {
  const result = { zoneDays: zoneDays(calendar, evaluated), cost: evaluated.cost, unserved: unserved(calendar, evaluated) }
  if ('note' in proof) return { ...result, status: 'heuristic', note: proof.note }
  if (!Number.isFinite(proof.bound)) return { ...result, status: 'heuristic', note: 'the solver gives no bound' }
  const total = evaluated.cost.total
  const gap = total > 0 ? Math.max(0, (total - proof.bound * EURO) / total) : 0
  if (gap <= ROUNDING) return { ...result, status: 'optimal', gap }
  if (gap <= proof.relativeGap) return { ...result, status: 'within-gap', gap }
  return { ...result, status: 'heuristic', gap, note: 'the solver could not prove the gap in time' }
}

function zoneDays(calendar: CompiledCalendar, { choice, zones }: EvaluatedCalendar): readonly ZoneDay[] {
  const { problem } = calendar
  const planned = new Map<number, number>()
  for (const { served } of zones) for (const { day, minutes } of served) planned.set(day, (planned.get(day) ?? 0) + minutes)
  const result = calendar.days.flatMap((day, index): ZoneDay[] => {
    const option = optionOf(day, choice[index]!)
    if (!option) return []
    const technician = problem.technicians[day.technician]!
    const minutesPlanned = Math.round(day.promised + (planned.get(index) ?? 0))
    const minutesOpen = Math.max(0, Math.round(technician.availability[day.date]! * (1 - problem.emergencyReserve) - option.travel))
    const ids = option.zones.map((zone) => problem.zones[zone]!.id)
    const fill = minutesOpen > 0 ? minutesPlanned / minutesOpen : minutesPlanned > 0 ? Infinity : 0
    return [{ technician: technician.id, date: problem.dates[day.date]!, zones: ids, minutesPlanned, minutesOpen, fill }]
  })
  return result.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

function unserved(calendar: CompiledCalendar, { zones }: EvaluatedCalendar): readonly UnservedDemand[] {
  const { problem } = calendar
  return zones.flatMap(({ left }) =>
    left.flatMap(({ group: index, minutes }) => {
      const group = calendar.groups[index]!
      const [from, to] = [problem.dates[Math.max(group.first, 0)]!, problem.dates[Math.max(group.last, 0)]!]
      return Math.round(minutes) > 0
        ? [{ kind: group.kind, zone: problem.zones[group.zone]!.id, from, to, minutes: Math.round(minutes), ids: group.ids }]
        : []
    }),
  )
}
