import { type Beside, settleSingly, settleTogether } from '../explain/settle.ts'
import type { LinkJudge } from '../links/link-judge.ts'
import type { Reason } from '../model/plan.ts'
import type { RouteRoom } from '../schedule/index.ts'
import { attemptsOn, likeliestRefusal, type PlacedAttempt } from './attempts.ts'
import { idsOf, standsAlone } from './linked.ts'
import type { Lifted } from './plan-standing.ts'

/**
 * Why a shift refuses the lifted visits, and the cheapest relaxation that, applied literally, lets them in: at one place
 * (`positions`), or wherever it costs least (null). `none` = nothing we know of, or the route they leave falls apart without them.
 */
export function remedyOn(
  lifted: Lifted,
  room: RouteRoom,
  positions: readonly number[] | null,
  beside: Beside,
  judge: LinkJudge | null,
): Reason {
  const shift = room.shift.shift.id
  const left = room.shift === lifted.home?.shift ? undefined : lifted.broken[0]
  if (left) return { code: left.code, shift, margin: left.margin, relaxation: { kind: 'none' } }
  const attempts = attemptsOn(lifted.plan.compiled, room, lifted.added).filter((attempt) => isAt(attempt, positions))
  const remedy = settleSingly(attempts, beside) ?? settleTogether(attempts, beside)
  if (remedy) return { code: remedy.code, shift, margin: remedy.margin, relaxation: remedy.relaxation }
  const alone = judge && attempts.find(standsAlone)
  const verdict = alone && judge.place(shift, idsOf(alone))
  if (verdict && !verdict.ok) return { code: verdict.code, shift, margin: 1, relaxation: { kind: 'none' } }
  const { code, margin } = likeliestRefusal(attempts)
  return { code, shift, margin, relaxation: { kind: 'none' } }
}

const isAt = (attempt: PlacedAttempt, positions: readonly number[] | null) =>
  positions === null || attempt.positions.every((at, index) => at === positions[index])
