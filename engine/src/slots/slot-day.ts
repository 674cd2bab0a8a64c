import type { Break, Shift, Technician, Visit } from '../model/problem.ts'
import type { CivilDate } from '../recurrence/civil-date.ts'
import { type Metres, type Seconds, UNREACHABLE } from '../units.ts'

/** A place in the caller's own numbering (a client, a home): whatever `SlotTravel` understands. */
export type Place = number

/** Travel between places, seconds and metres, `UNREACHABLE` (-1) where there is no way. Asked for every pair of a day once, then for the new place. */
export interface SlotTravel {
  readonly duration: (from: Place, to: Place) => Seconds
  readonly distance: (from: Place, to: Place) => Metres
}

/** A table the caller holds in memory, row-major, as travel. */
export function travelOfTable(table: {
  readonly size: number
  readonly durations: Int32Array
  readonly distances: Int32Array
}): SlotTravel {
  return {
    duration: (from, to) => table.durations[from * table.size + to] ?? UNREACHABLE,
    distance: (from, to) => table.distances[from * table.size + to] ?? UNREACHABLE,
  }
}

/** An arrival window that can be promised that day: the visit starts inside it, both ends included. */
export interface ArrivalWindow {
  readonly earliest: Seconds
  readonly latest: Seconds
  readonly half: 'morning' | 'afternoon'
}

/**
 * One technician on one day, as far as slots are concerned. Locations of shift, breaks and bookings are places of the caller. For a day under way give the shift that is
 * left of it: it starts now, where the technician is, with the bookings still to come.
 */
export interface SlotDay {
  readonly date: CivilDate
  readonly shift: Omit<Shift, 'breaks'> & { readonly breaks?: readonly Break[] }
  readonly technician: Technician
  /** zones of the zone day; none = closed to clients, open to emergencies */
  readonly zones: readonly string[]
  /** promised and held visits; each keeps its `promise`, its technician and its day */
  readonly bookings: readonly Visit[]
  readonly windows: readonly ArrivalWindow[]
  /** work kept for repairs and emergencies until the instant `until` */
  readonly reserve?: { readonly seconds: Seconds; readonly until: Seconds }
  /** work that the zone-day calendar still expects on this day, not booked yet */
  readonly expected?: Seconds
  /** visit ids in the order planned now: where days beyond exact search start from */
  readonly order?: readonly string[]
}
