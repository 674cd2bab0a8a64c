import { type CompiledShift, type CompiledVisit, startWindows } from '../model/compiled.ts'
import type { Visit } from '../model/problem.ts'
import { intersectWindows } from '../model/time-window.ts'
import { UNREACHABLE } from '../units.ts'
import type { DayState } from './day-state.ts'
import { refuseTools } from './refuse-tools.ts'
import type { ArrivalWindow, SlotTravel } from './slot-day.ts'

/** A visit asking for room on a day: the day's shift with the way to and from the visit's place, and the visit itself. */
export interface Guest {
  readonly shift: CompiledShift
  readonly visit: CompiledVisit
}

/** Brings a visit (its location a place of the caller) to a day. O(stops) travel questions. Throws `LinkedVisitsRefused` where it needs a shared tool. */
export function createGuest(state: DayState, visit: Visit, travel: SlotTravel): Guest {
  refuseTools(visit, '$.visit')
  const { shift, places } = state
  const location = places.indexOf(visit.location)
  const at = location < 0 ? places.length : location
  const compiled = { index: state.visits.length, visit: { ...visit, location: at }, location: at, windows: startWindows(visit) }
  if (location >= 0) return { shift, visit: compiled }
  const durations = shift.durations.slice()
  const distances = shift.distances.slice()
  const factor = shift.shift.speedFactor ?? 1
  const scaled = (seconds: number): number => (seconds === UNREACHABLE || factor === 1 ? seconds : Math.round(seconds / factor))
  places.forEach((place, index) => {
    durations[index * shift.size + at] = scaled(travel.duration(place, visit.location))
    distances[index * shift.size + at] = travel.distance(place, visit.location)
    durations[at * shift.size + index] = scaled(travel.duration(visit.location, place))
    distances[at * shift.size + index] = travel.distance(visit.location, place)
  })
  durations[at * shift.size + at] = 0
  distances[at * shift.size + at] = 0
  return { shift: { ...shift, durations, distances }, visit: compiled }
}

/** When the guest may start inside an arrival window: the window, his own windows, his due dates. */
export function windowsOf(guest: Guest, window: ArrivalWindow): CompiledVisit['windows'] {
  return intersectWindows(guest.visit.windows, [window.earliest, window.latest])
}
