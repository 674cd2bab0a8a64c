import type { CompiledVisit } from '../model/compiled.ts'
import { timeRoute } from '../schedule/index.ts'
import { endLabels } from '../schedule/labels.ts'
import { earliestArrival } from '../schedule/leg.ts'
import type { Cost, Metres, Seconds } from '../units.ts'
import type { DayState } from './day-state.ts'
import { legFigures, stopsOf } from './stop-order.ts'

/** What a day asks before anything is added, and in which order. */
export interface DayFigures {
  readonly drive: Seconds
  readonly distance: Metres
  readonly service: Seconds
  readonly order: readonly CompiledVisit[]
}

/** What driving costs, for comparing orders. */
export type DrivingCost = (drive: Seconds, distance: Metres) => Cost

const IDLE: DayFigures = { drive: 0, distance: 0, service: 0, order: [] }

/** The cheapest order of a day as it stands; null when none keeps every promise. An empty day is not driven. */
export function figuresOf(state: DayState, cost: DrivingCost): DayFigures | null {
  if (state.visits.length === 0) return IDLE
  let best: DayFigures | null = null
  for (const figures of state.orders().kind === 'exact' ? wholeDays(state) : nearDays(state))
    if (!best || cost(figures.drive, figures.distance) < cost(best.drive, best.distance)) best = figures
  return best
}

function wholeDays({ orders, visits, shift }: DayState): DayFigures[] {
  const found = orders()
  if (found.kind !== 'exact') return []
  const ends = endLabels(shift, Infinity)
  return found.before.at(-1)!.flatMap((order): DayFigures[] => {
    const place = visits[order.stop]!.location
    for (let taken = order.taken; taken <= shift.breaks.length; taken++) {
      if (!(earliestArrival(shift, place, shift.end, order.time, order.taken, taken) <= ends[taken]!)) continue
      const leg = legFigures(shift, place, shift.end, order.taken, taken)
      return [
        {
          drive: order.drive + leg.drive,
          distance: order.distance + leg.distance,
          service: order.stay,
          order: stopsOf(order)
            .reverse()
            .map((stop) => visits[stop]!),
        },
      ]
    }
    return []
  })
}

function nearDays({ orders, shift }: DayState): DayFigures[] {
  const found = orders()
  if (found.kind !== 'near') return []
  return found.orders.map((order) => {
    const { drive, distance, service } = timeRoute(shift, order)
    return { drive, distance, service, order }
  })
}
