import type { Random } from '../../random.ts'
import type { Adjacency } from '../adjacency.ts'
import type { Compiled } from '../compiled.ts'
import { findPlace, insert, insertPair, type Place } from '../insertion.ts'
import { findPairPlace } from '../pairs.ts'
import type { State } from '../state.ts'

/**
 * Inserts `visits[0 .. count - 1]` one after another where each is cheapest; what fits nowhere, or costs more than leaving it out,
 * goes to the bank. Stops and returns false as soon as the total is above `limit`. A shipment is inserted at its first half's turn.
 */
export function insertGreedily(
  c: Compiled,
  s: State,
  near: Adjacency,
  visits: Int32Array,
  count: number,
  random: Random,
  blink: number,
  limit: number,
  place: Place,
): boolean {
  for (let i = 0; i < count; i++) {
    const v = visits[i]!
    const other = c.partner[v]!
    place.route = -1
    if (other >= 0) {
      if (s.routeOf[v]! >= 0 || s.routeOf[v] === -2) continue
      const pickup = c.isDelivery[v] === 1 ? other : v
      place.delta = c.penalty[v]! + c.penalty[other]!
      findPairPlace(c, s, pickup, random, blink, place)
      if (place.route >= 0) insertPair(c, s, pickup, place)
      else {
        leaveOut(c, s, v)
        leaveOut(c, s, other)
      }
    } else {
      place.delta = c.penalty[v]!
      findPlace(c, s, near, v, random, blink, place)
      if (place.route >= 0) insert(c, s, v, place)
      else leaveOut(c, s, v)
    }
    if (s.total > limit) return false
  }
  return true
}

/** Leaves a visit out; `routeOf` -2 tells a shipment's second half that the first has just been left out. */
export function leaveOut(c: Compiled, s: State, v: number): void {
  s.bank[s.bankCount++] = v
  s.total += c.penalty[v]!
  if (c.partner[v]! >= 0) s.routeOf[v] = -2
}
