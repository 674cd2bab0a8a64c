import { createRandom, type Random } from '../random.ts'
import { acceptBelow, coolingOf, meanLeg, temperature } from './acceptance.ts'
import { type Adjacency, createAdjacency } from './adjacency.ts'
import { type Best, createBest, keepBest, noteTouched } from './best.ts'
import type { Compiled } from './compiled.ts'
import { fairness } from './fairness.ts'
import { createPlace, type Place } from './insertion.ts'
import { insertGreedily, leaveOut } from './recreate/greedy.ts'
import { createOrders, type InsertionOrders, sortForInsertion } from './recreate/order.ts'
import { relabel } from './relabel.ts'
import { drawEmptyClass, isChoosy, MOST_GATHERED, removeRoutesNear } from './ruin/reopen.ts'
import { createRemoved, type Removed, removeRoute, removeStrings } from './ruin/strings.ts'
import { commit, createState, rollback, type State } from './state.ts'

/** Chance that an improving position is passed over. */
const BLINK = 0.01
/** How many visits left out are tried again in one iteration. */
const RETRIED = 10
/** Share of the iterations that clear room around a visit left out, when there is one. */
const AROUND_BANK = 0.3

/** Visits inserted during construction before a cancel is listened for. */
const PORTION = 32
/** Share of the iterations that empty a whole route, and the longest route that is emptied. */
const WHOLE_ROUTE = 0.03
const LONGEST_WHOLE = 50

/** Both kinds get rarer beyond this many visits: 0.5 % at 1 000, where they cost too much of too few iterations a visit. */
const OFTEN_UP_TO = 400
const rarity = (c: Compiled): number => Math.min(1, (OFTEN_UP_TO / c.visits) ** 2)
/** Share of the iterations that put their first visit on a route of its own. */
const OPEN_ROUTE = 0.04
/** Share of the iterations that open a route of any class for the visits around a seed, where that is a choice of its own. */
const REOPEN = 0.03

/** Everything one search works on. */
export interface Search {
  readonly c: Compiled
  readonly s: State
  readonly near: Adjacency
  readonly orders: InsertionOrders
  readonly random: Random
  readonly removed: Removed
  readonly place: Place
  readonly best: Best
  readonly bankBefore: Int32Array
  /** scratch: 1 + place in the bank, 0 elsewhere */
  readonly inBank: Int32Array
  readonly before: { total: number; bankCount: number }
  /** cost of the solution in force, fairness included */
  current: number
  leg: number
  readonly choosy: boolean
  readonly cooling: readonly [hot: number, cold: number]
  iterations: number
}

/** A search on `c` with an empty solution. */
export function createSearch(c: Compiled, seed: number): Search {
  const s = createState(c)
  for (let route = 0; route < c.shifts; route++) relabel(c, s, 2 * route, c.classOf[route]!)
  return {
    c,
    s,
    near: createAdjacency(c),
    orders: createOrders(c),
    random: createRandom(seed),
    removed: createRemoved(c),
    place: createPlace(),
    best: createBest(c, s),
    bankBefore: new Int32Array(c.visits),
    inBank: new Int32Array(c.visits),
    before: { total: 0, bankCount: 0 },
    current: s.total,
    leg: 1,
    choosy: isChoosy(c),
    cooling: coolingOf(c),
    iterations: 0,
  }
}

/** Moves up to `most` visits of the bank, from a random place on, behind the removed ones; their penalty leaves the total. */
function retryBank(search: Search, most: number): void {
  const { c, s, removed, random } = search
  let from = s.bankCount <= most ? 0 : random.below(s.bankCount)
  for (let i = 0; i < most && s.bankCount > 0; i++) {
    if (from >= s.bankCount) from = 0
    const v = s.bank[from]!
    takeFromBank(c, s, removed, from)
    const other = c.partner[v]!
    if (other < 0) continue
    let at = 0
    while (s.bank[at] !== other) at++
    takeFromBank(c, s, removed, at)
  }
}

function takeFromBank(c: Compiled, s: State, removed: Removed, at: number): void {
  const v = s.bank[at]!
  s.bank[at] = s.bank[--s.bankCount]!
  s.total -= c.penalty[v]!
  s.routeOf[v] = -1
  removed.visits[removed.count++] = v
}

/** Accepts what the routes have become; remembers it when it is the best. */
export function keep(search: Search, total: number): void {
  noteTouched(search.best, search.s)
  commit(search.s)
  search.current = total
  if (total < search.best.total) keepBest(search.best, search.s, total)
}

/** Leaves out what has no route yet, but never one half of a shipment alone. */
function leaveRest(c: Compiled, s: State, visits: Int32Array): void {
  for (const v of visits) if (s.routeOf[v] === -1) leaveOut(c, s, v)
}

/** The first solution: every visit in the bank inserted where it is cheapest; `enough` is asked now and then, the rest then stays out. */
export function construct(search: Search, enough: () => boolean): void {
  const { c, s, near, removed, orders, random, place } = search
  removed.count = 0
  retryBank(search, c.visits)
  sortForInsertion(orders, removed.visits, removed.count, random)
  for (let i = 0; i < removed.count; i += PORTION) {
    const portion = removed.visits.subarray(i, Math.min(i + PORTION, removed.count))
    // a shipment is inserted whole at the turn of its first half: the second half is then passed over, also in a later portion
    if (i > 0 && enough()) leaveRest(c, s, portion)
    else insertGreedily(c, s, near, portion, portion.length, random, 0, Number.POSITIVE_INFINITY, place)
  }
  keep(search, s.total + fairness(c, s))
  search.leg = meanLeg(c, s)
}

/** Takes visits off around a seed, or a whole route, and gathers some of those left out; false when a route cannot do without. `undo` takes it back. */
export function ruin(search: Search): boolean {
  const { c, s, near, random, removed, bankBefore, before } = search
  before.total = s.total
  before.bankCount = s.bankCount
  for (let i = 0; i < s.bankCount; i++) bankBefore[i] = s.bank[i]!
  const seed = s.bankCount > 0 && random.next() < AROUND_BANK ? s.bank[random.below(s.bankCount)]! : random.below(c.visits)
  if (search.choosy && random.next() < REOPEN) return reopen(search, seed)
  const route = s.routeOf[seed]!
  const whole = route >= 0 && random.next() < WHOLE_ROUTE * rarity(c) && s.length[2 * route + s.side[route]!]! <= LONGEST_WHOLE
  const feasible = whole ? removeRoute(c, s, route, removed) : removeStrings(c, s, near, seed, random, removed)
  if (feasible) retryBank(search, RETRIED)
  return feasible
}

/** Takes routes near the seed off whole, gathers visits left out around it, and has the next visit open a route of any class. */
function reopen(search: Search, seed: number): boolean {
  const { c, s, near, random, removed } = search
  if (!removeRoutesNear(c, s, near, seed, random, removed)) return false
  gatherBank(search, seed)
  s.openingClass = s.activeCount < s.mostRoutes ? drawEmptyClass(c, s, random) : -1
  return true
}

/** Moves the visits of the bank nearest to `seed` behind the removed ones. */
function gatherBank(search: Search, seed: number): void {
  const { c, s, near, removed } = search
  const { inBank } = search
  for (let i = 0; i < s.bankCount; i++) inBank[s.bank[i]!] = i + 1
  const limit = removed.count + MOST_GATHERED
  for (let i = 0; i < near.reach && removed.count < limit; i++) {
    const v = near.near[seed * near.reach + i]!
    if (c.partner[v]! >= 0 || inBank[v] === 0) continue
    const at = inBank[v]! - 1
    inBank[v] = 0
    takeFromBank(c, s, removed, at)
    if (at < s.bankCount) inBank[s.bank[at]!] = at + 1
  }
  for (let i = 0; i < s.bankCount; i++) inBank[s.bank[i]!] = 0
}

/** Puts back what `ruin` took off; false when that is dearer than `limit`. */
export function recreate(search: Search, limit: number): boolean {
  const { c, s, near, orders, random, removed, place } = search
  sortForInsertion(orders, removed.visits, removed.count, random)
  const anyClass = s.openingClass >= 0
  s.opening = anyClass || random.next() < OPEN_ROUTE * rarity(c)
  // the first of a new route pays for all that follow: the price is looked at when all are in
  const within = insertGreedily(
    c,
    s,
    near,
    removed.visits,
    removed.count,
    random,
    BLINK,
    anyClass ? Number.POSITIVE_INFINITY : limit,
    place,
  )
  s.openingClass = -1
  return within
}

/** Takes back everything since `ruin`. */
export function undo(search: Search): void {
  const { c, s, bankBefore, before } = search
  rollback(c, s)
  for (let i = 0; i < before.bankCount; i++) s.bank[i] = bankBefore[i]!
  s.bankCount = before.bankCount
  s.total = before.total
}

/** One iteration of ruin and recreate at the given temperature; true when a new best was found. */
export function iterate(search: Search, degrees: number): boolean {
  const { c, s, random, best } = search
  const limit = acceptBelow(search.current, degrees, random)
  const bestBefore = best.total
  search.iterations++
  if (ruin(search) && recreate(search, limit)) {
    const total = s.total + fairness(c, s)
    if (total <= limit) {
      keep(search, total)
      return total < bestBefore
    }
  }
  undo(search)
  return false
}

/** The temperature for a share of the search done. */
export const degreesAt = (search: Search, share: number): number => temperature(search.leg, share, search.cooling)
