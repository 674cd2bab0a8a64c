import { peakLoad } from '../constraints/capacity.ts'
import { createCandidate, listRefusals, type Refusal, UNTIMED_RULES } from '../constraints/index.ts'
import { holdsOn } from '../constraints/locks.ts'
import { missOf } from '../constraints/miss.ts'
import type { CompiledShift, CompiledVisit } from '../model/compiled.ts'
import { startWindows } from '../model/compiled.ts'
import type { Relaxation } from '../model/plan.ts'
import type { TimeWindow, Visit } from '../model/problem.ts'
import { ALWAYS } from '../model/time-window.ts'
import type { Attempt } from '../preview/attempts.ts'
import { createRouteRoom, earliestShiftEnd, isInTime, legTotals, startRooms, timeRoute } from '../schedule/index.ts'
import type { Seconds } from '../units.ts'

/** No day is stretched beyond this: what needs more belongs on another day. */
const MAX_EXTENSION = 6 * 3600
/** No break moves further than this. */
const MAX_BREAK_SHIFT = 240 * 60

/** What could make the order possible: each eases one rule by just enough; the other rules are for the caller to try. */
export function proposeRelaxations(attempt: Attempt): readonly Relaxation[] {
  if (!isInTime(attempt.shift, attempt.visits)) return [...timeProposals(attempt), ...unlockProposals(attempt)]
  return refusalsOf(attempt).flatMap((refusal) => easing(attempt, refusal))
}

/** The same, without those that cannot be enough alone because another rule refuses too: told at a fraction of the price. */
export function proposeSingly(attempt: Attempt): readonly Relaxation[] {
  if (!isInTime(attempt.shift, attempt.visits)) {
    if (refusedUntimed(attempt)) return []
    const unlocked = unlockProposals(attempt)
    const held = attempt.added.every((visit) => holdsOn(attempt.shift.shift, visit))
    return held ? [...timeProposals(attempt), ...unlocked] : unlocked
  }
  const refusals = refusalsOf(attempt)
  return refusals.length === 1 ? easing(attempt, refusals[0]!) : []
}

function refusalsOf({ compiled, shift, visits }: Attempt): readonly Refusal[] {
  return listRefusals(createCandidate(compiled, shift, visits))
}

/** Whether a rule that timing cannot help refuses: people, loads, numbers, and the limits that add up over legs. */
function refusedUntimed({ compiled, shift, visits }: Attempt): boolean {
  const candidate = createCandidate(compiled, shift, visits)
  if (UNTIMED_RULES.some((rule) => rule.evaluate(candidate) !== null)) return true
  const { drive, distance, service } = legTotals(shift, visits)
  // a break at a place changes the way: only timing knows
  if (drive === Infinity || shift.breaks.some((rule) => rule.location !== undefined)) return drive === Infinity
  const { maxDrive = Infinity, maxDistance = Infinity, maxWork = Infinity } = shift.shift
  return drive > maxDrive || distance > maxDistance || drive + service > maxWork
}

/** The relaxations of one rule other than timing. */
function easing({ shift, visits, added }: Attempt, { code, margin, visit }: Refusal): readonly Relaxation[] {
  const id = shift.shift.id
  const culprit = added.find((one) => one.visit.id === visit)?.visit
  const technician = shift.technician
  switch (code) {
    case 'SKILL':
      return culprit
        ? [
            {
              kind: 'grant-skills',
              technician: technician.id,
              skills: (culprit.skills ?? []).filter((skill) => !technician.skills?.includes(skill)),
            },
          ]
        : []
    case 'NO_TECHNICIAN':
      return culprit ? [{ kind: 'allow-technician', visit: culprit.id, technician: technician.id }] : []
    case 'LOCKED':
      return culprit ? [{ kind: 'unlock', visit: culprit.id }] : []
    case 'CAPACITY':
      return (shift.shift.capacity ?? []).flatMap((room, dimension): Relaxation[] => {
        const by = peakLoad(visits, dimension) - room
        return by > 0 ? [{ kind: 'add-capacity', shift: id, dimension, by }] : []
      })
    case 'MAX_VISITS':
      return [{ kind: 'allow-visits', shift: id, by: margin }]
    case 'MAX_WORK':
      return [{ kind: 'allow-work', shift: id, by: margin }]
    case 'MAX_DURATION':
      return [{ kind: 'allow-duration', shift: id, by: margin }]
    case 'MAX_TRAVEL':
      return [{ kind: 'allow-drive', shift: id, by: margin }]
    case 'MAX_DISTANCE':
      return [{ kind: 'allow-distance', shift: id, by: margin }]
    default:
      return []
  }
}

/** The relaxations of one rule of timing that put the order in time. */
function timeProposals(attempt: Attempt): readonly Relaxation[] {
  const { shift, visits } = attempt
  const by = earliestShiftEnd(shift, visits) - shift.shift.latestEnd
  const longer: Relaxation[] = by <= MAX_EXTENSION ? [{ kind: 'extend-shift', shift: shift.shift.id, by }] : []
  return [...longer, ...attempt.added.flatMap((visit) => windowProposals(attempt, visit)), ...breakProposals(attempt)]
}

/** What a visit's start would have to be, were one of its own rules not there. */
function windowProposals({ shift, visits, added, room }: Attempt, one: CompiledVisit): readonly Relaxation[] {
  const position = visits.indexOf(one) + 1
  const around = room && added.length === 1 ? room : createRouteRoom(shift, visits.toSpliced(position - 1, 1))
  const rooms = startRooms(around, one, position)
  if (rooms.length === 0) return []
  const { timeWindows, promise, due, lock: _, ...visit } = one.visit
  const lock = one.visit.lock === undefined ? {} : { lock: one.visit.lock }
  const own = {
    ...(timeWindows ? { timeWindows } : {}),
    ...(promise ? { promise } : {}),
    ...(due ? { due } : {}),
    ...lock,
  }
  const nearest = (free: Partial<Visit>, wished: readonly TimeWindow[]): Seconds | undefined =>
    nearestStart(rooms, startWindows({ ...visit, ...free }), wished)
  const proposals: Relaxation[] = []
  if (timeWindows?.length) {
    const start = nearest({ ...own, timeWindows: [] }, timeWindows)
    if (start !== undefined) proposals.push({ kind: 'widen-window', visit: visit.id, start })
  }
  if (promise) {
    const { promise: __, ...free } = own
    const start = nearest(free, [promise])
    if (start !== undefined) proposals.push({ kind: 'shift-promise', visit: visit.id, start })
  }
  if (due?.earliest !== undefined || due?.latest !== undefined) {
    const { due: __, ...free } = own
    const start = nearest(free, [[due.earliest ?? ALWAYS[0], due.latest ?? ALWAYS[1]]])
    if (start !== undefined) proposals.push({ kind: 'extend-due', visit: visit.id, start })
  }
  return proposals
}

/** The start inside a room and a window that lies nearest to the wished windows. */
function nearestStart(
  rooms: readonly { readonly earliest: Seconds; readonly latest: Seconds }[],
  windows: readonly TimeWindow[],
  wished: readonly TimeWindow[],
): Seconds | undefined {
  let best: Seconds | undefined
  const consider = (start: Seconds) => {
    if (best === undefined || missOf(start, wished) < missOf(best, wished)) best = start
  }
  for (const { earliest, latest } of rooms)
    for (const [from, to] of windows) {
      const low = Math.max(earliest, from)
      const high = Math.min(latest, to)
      if (low > high) continue
      consider(low)
      consider(high)
      for (const [first, last] of wished) for (const edge of [first, last]) if (edge > low && edge < high) consider(edge)
    }
  return best
}

/** For each break, the smallest change of its hours, to the minute, that puts the order in time. */
function breakProposals({ shift, visits }: Attempt): readonly Relaxation[] {
  return shift.breaks.flatMap((rule): Relaxation[] => {
    const moved = (by: Seconds): CompiledShift => ({
      ...shift,
      breaks: shift.breaks.map((other) =>
        other === rule ? { ...rule, timeWindows: [[rule.timeWindows[0]![0] - by, rule.timeWindows.at(-1)![1] + by]] } : other,
      ),
    })
    let high = MAX_BREAK_SHIFT
    if (!isInTime(moved(high), visits)) return []
    let low = 0
    while (high - low > 60) {
      const middle = low + 60 * Math.ceil((high - low) / 120)
      if (isInTime(moved(middle), visits)) high = middle
      else low = middle
    }
    const stop = timeRoute(moved(high), visits).stops.find((stop) => stop.kind === 'break' && stop.break === rule.id)
    return stop ? [{ kind: 'move-break', shift: shift.shift.id, break: rule.id, start: stop.start }] : []
  })
}

/** A time lock hides in the windows: without it, is the order in time? */
function unlockProposals({ shift, visits, added }: Attempt): readonly Relaxation[] {
  return added.flatMap((one): Relaxation[] => {
    if (one.visit.lock?.kind !== 'time') return []
    const { lock: _, ...visit } = one.visit
    const free: CompiledVisit = { ...one, visit, windows: startWindows(visit) }
    return isInTime(shift, visits.with(visits.indexOf(one), free)) ? [{ kind: 'unlock', visit: visit.id }] : []
  })
}
