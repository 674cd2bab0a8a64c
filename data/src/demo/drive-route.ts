import type { PlannedRoute } from '@tournee/contract'
import { composeId } from '../database/identity.ts'
import type { Dice } from './seeded-random.ts'

/** What a technician of the demo told of a stop; `at` is epoch milliseconds. */
export interface DrivenStop {
  readonly id: string
  readonly visitId: string
  readonly kind: 'arrived' | 'done' | 'not-done'
  readonly at: number
}

const MINUTE = 60_000
/** Leaves within a few minutes of the hour planned (standard deviation). */
const DEPARTURE_MINUTES = 4
/** A drive takes so much more or less than planned (standard deviation), traffic more than luck. */
const DRIVE_SPREAD = 0.08
const DRIVE_SHARES = [0.9, 1.3] as const
/** Work takes so much more or less than planned (standard deviation). */
const WORK_SPREAD = 0.1
const WORK_SHARES = [0.75, 1.35] as const
/** One visit in twelve holds a surprise: a quarter of an hour to forty minutes more. */
const SURPRISES = 1 / 12
const SURPRISE_MINUTES = [15, 40] as const
/** One client in forty is not at home; he is waited for. */
const ABSENCES = 1 / 40
const ABSENT_MINUTES = 10
/** Nobody rings earlier before the hour planned than this. */
const EARLY_MINUTES = 10

const between = (value: number, [least, most]: readonly [number, number]) => Math.min(most, Math.max(least, value))
const share = (dice: Dice, spread: number, limits: readonly [number, number]) => between(1 + spread * dice.normal(), limits)

/**
 * A planned day as it was driven: in the order planned, every hour following from the one before. Delays add up, and are caught up
 * where the plan has air. The same route and dice give the same day, ids included.
 */
export function driveRoute(route: PlannedRoute, dice: Dice): readonly DrivenStop[] {
  const told: DrivenStop[] = []
  const tell = (visitId: string, kind: DrivenStop['kind'], at: number) => {
    const random = Uint8Array.from({ length: 6 }, () => dice.below(256))
    told.push({ id: composeId(at, told.length + 1, random), visitId, kind, at })
  }
  let clock = Date.parse(route.departure) + Math.round(DEPARTURE_MINUTES * dice.normal()) * MINUTE
  for (const stop of route.stops) {
    const [start, end] = [Date.parse(stop.start), Date.parse(stop.end)]
    const drive = stop.kind === 'visit' ? stop.driveSeconds * 1_000 * share(dice, DRIVE_SPREAD, DRIVE_SHARES) : 0
    const arrival = clock + drive
    clock = toSecond(Math.max(arrival, start - EARLY_MINUTES * MINUTE))
    if (stop.kind === 'break') {
      clock += end - start
      continue
    }
    tell(stop.visitId, 'arrived', clock)
    const isAbsent = dice.next() < ABSENCES
    clock = toSecond(clock + (isAbsent ? ABSENT_MINUTES * MINUTE : workOf(end - start, dice)))
    tell(stop.visitId, isAbsent ? 'not-done' : 'done', clock)
  }
  return told
}

/** How long work of so many milliseconds took. */
function workOf(planned: number, dice: Dice): number {
  const [least, most] = SURPRISE_MINUTES
  const surprise = dice.next() < SURPRISES ? (least + dice.below(most - least + 1)) * MINUTE : 0
  return planned * share(dice, WORK_SPREAD, WORK_SHARES) + surprise
}

const toSecond = (at: number) => Math.round(at / 1_000) * 1_000
