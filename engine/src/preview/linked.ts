import { type Candidate, createCandidate, findRefusal, type Refusal } from '../constraints/index.ts'
import { changeBetween, type LinkJudge, startOf } from '../links/link-judge.ts'
import type { CompiledVisit } from '../model/compiled.ts'
import type { RouteRoom } from '../schedule/index.ts'
import type { Seconds } from '../units.ts'
import type { Drop, Insertion, Removal } from './answers.ts'
import { attemptsOn, canBeInTime, likeliestRefusal, type PlacedAttempt } from './attempts.ts'
import type { Lifted } from './plan-standing.ts'

/** The best place on one shift where visits depend on one another: the others wait as they must, and every place is asked. */
export function bestLinkedInsertion(judge: LinkJudge, lifted: Lifted, room: RouteRoom, visit: string, notBefore: Seconds): Insertion {
  const shift = room.shift.shift.id
  const left = room === lifted.emptied ? undefined : lifted.broken[0]
  if (left) return { shift, fits: false, refusal: left }
  const attempts = attemptsOn(lifted.plan.compiled, room, lifted.added)
  let best: Insertion | null = null
  let refusal: Refusal | null = null
  let past = -Infinity
  for (const attempt of attempts) {
    if (!standsAlone(attempt)) continue
    const verdict = judge.place(shift, idsOf(attempt))
    if (!verdict.ok) {
      refusal ??= { code: verdict.code, margin: 1 }
      continue
    }
    const start = startOf(verdict.plan, visit)
    if (start < notBefore) {
      past = Math.max(past, start)
      continue
    }
    const change = changeBetween(judge.before, verdict.plan)
    if (best?.fits && change.cost.total >= best.cost.total) continue
    best = { ...change, shift, fits: true, positions: attempt.positions, start }
  }
  if (!best && past > -Infinity) return { shift, fits: false, refusal: { code: 'NOTICE', margin: notBefore - past } }
  return best ?? { shift, fits: false, refusal: refusal ?? likeliestRefusal(attempts) }
}

/** Whether no rule of the route itself refuses the order. */
export const standsAlone = (attempt: PlacedAttempt): boolean =>
  canBeInTime(attempt) && findRefusal(createCandidate(attempt.compiled, attempt.shift, attempt.visits)) === null

export const idsOf = ({ visits }: Pick<PlacedAttempt, 'visits'>): readonly string[] => visits.map(({ visit }) => visit.id)

/** A drop that no rule of its route refuses, with everybody waiting as the links ask, or refused by the link that does not allow it. */
export function dropBesideLinks(judge: LinkJudge, { shift, visits }: Candidate, alone: Drop): Drop {
  if (alone.refusals.length > 0) return alone
  const on = shift.shift.id
  const verdict = judge.place(on, idsOf({ visits }))
  if (!verdict.ok) return { ...alone, refusals: [{ code: verdict.code, margin: 1 }] }
  const route = verdict.plan.routes.find((one) => one.shift === on)!
  return { ...changeBetween(judge.before, verdict.plan), route, refusals: [] }
}

/** A removal with those who need not wait any more; refused by the link where somebody depends on who goes. */
export function removeBesideLinks(judge: LinkJudge, gone: readonly CompiledVisit[], alone: Removal): Removal {
  const verdict = judge.remove(gone.map(({ visit }) => visit.id))
  if (!verdict.ok) return { ...alone, refusals: [...alone.refusals, { code: verdict.code, margin: 1 }] }
  return { ...changeBetween(judge.before, verdict.plan), refusals: alone.refusals }
}
