import type { CompiledShift, CompiledVisit } from '../model/compiled.ts'
import { distanceOn, driveOn, serviceOn, setupOn } from '../model/compiled.ts'
import type { Metres, Seconds } from '../units.ts'
import { placeAt } from './labels.ts'

/** What an order adds up to whatever its hours are, breaks at places left aside; `Infinity` where a road is missing. */
export interface LegTotals {
  readonly drive: Seconds
  readonly distance: Metres
  /** setup and service */
  readonly service: Seconds
}

/** Adds up the legs of an order. */
export function legTotals(shift: CompiledShift, visits: readonly CompiledVisit[]): LegTotals {
  let drive = 0
  let distance = 0
  let service = 0
  for (let position = 0; position <= visits.length; position++) {
    const from = placeAt(shift, visits, position)
    const to = placeAt(shift, visits, position + 1)
    drive += driveOn(shift, from, to)
    distance += distanceOn(shift, from, to)
    const visit = visits[position]
    if (visit) service += setupOn(shift, visit, from) + serviceOn(shift, visit)
  }
  return { drive, distance, service }
}
