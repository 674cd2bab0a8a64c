import { acceptBelow } from '../search/acceptance.ts'
import { keepBest, noteTouched } from '../search/best.ts'
import { findPlace, insert, removeMarked } from '../search/insertion.ts'
import { removeRoute, removeStrings } from '../search/ruin/strings.ts'
import { commit, rollback } from '../search/state.ts'
import type { PeriodicSearch } from './periodic-state.ts'

/** Chance that an improving position, or pattern, is passed over. */
const BLINK = 0.01
/** Share of the iterations in which the customers taken off may change their days. */
const FREE_PATTERN = 0.5
/** Share of the iterations that take a whole route off and make days dearer or cheaper at random, so that neighbours change their days together. */
const VILLAGE = 0.1
/** How much dearer a day may be, in legs. */
const BIAS = 4
/** Customers left out that are tried again in one iteration. */
const RETRIED = 5
/** Share of the iterations that make room around a customer left out, where there is one. */
const AROUND_LEFT = 0.3

/** One iteration of ruin and recreate over patterns and routes; true when a new best was found. */
export function iteratePeriodic(search: PeriodicSearch, degrees: number): boolean {
  const { c, s, random, chosen, around, removed, customerOf } = search
  const limit = acceptBelow(search.current, degrees, random)
  const before = { total: s.total, bankCount: s.bankCount, left: search.left }
  const old = new Map<number, number>()
  const from = before.left.length > 0 && random.next() < AROUND_LEFT ? before.left[random.below(before.left.length)]! : -1
  const seed = from >= 0 ? search.nodes[from]![0]! : random.below(c.visits)
  const route = s.routeOf[seed]!
  const village = random.next() < VILLAGE && route >= 0
  drawBias(search, village)
  let feasible = village ? removeRoute(c, s, route, removed) : removeStrings(c, s, around, seed, random, removed)
  s.bankCount += removed.count
  const free = village || random.next() < FREE_PATTERN
  // a customer that keeps its days keeps its other visits; one that does not is taken off every day
  const missing = new Map<number, number[]>()
  for (let i = 0; i < removed.count; i++) {
    const v = removed.visits[i]!
    const list = missing.get(customerOf[v]!)
    if (list) list.push(v)
    else missing.set(customerOf[v]!, [v])
  }
  const freed = new Set<number>()
  for (const customer of missing.keys()) if (free && search.patterns[customer]!.length > 1) freed.add(customer)
  feasible &&= takeOff(search, freed)
  for (const customer of retried(search)) {
    freed.add(customer)
    missing.set(customer, [])
    s.total -= search.penalty[customer]!
  }
  for (const customer of freed) {
    old.set(customer, chosen[customer]!)
    chosen[customer] = -1
  }
  search.iterations++
  const order = feasible ? sorted(search, [...missing.keys()]) : []
  const left = search.left.filter((customer) => !missing.has(customer))
  for (const customer of order) {
    const placed = freed.has(customer) ? choosePattern(search, customer) : putBack(search, missing.get(customer)!)
    if (!placed) {
      // a customer that keeps its days but finds no room gives the attempt up; one without days is left out
      if (!freed.has(customer)) feasible = false
      left.push(customer)
      s.total += search.penalty[customer]!
    }
    if (!feasible || s.total > limit) break
  }
  if (feasible && s.total <= limit) {
    search.left = left
    return accept(search)
  }
  rollback(c, s)
  for (const [customer, pattern] of old) chosen[customer] = pattern
  s.total = before.total
  s.bankCount = before.bankCount
  return false
}

/** What every day costs more in this iteration: nothing, or for a village up to `BIAS` legs. */
function drawBias({ bias, leg, random }: PeriodicSearch, village: boolean): void {
  const scale = village ? leg * BIAS * random.next() : 0
  for (let day = 0; day < bias.length; day++) bias[day] = village ? scale * random.next() : 0
}

/** Makes what the routes have become the solution in force, and the record where it is the best. */
export function accept(search: PeriodicSearch): boolean {
  const { s, best, bestChosen, chosen } = search
  noteTouched(best, s)
  commit(s)
  search.current = s.total
  if (s.total >= best.total) return false
  keepBest(best, s, s.total)
  bestChosen.set(chosen)
  return true
}

/** Takes every visit of these customers that is still on a route off it; false when a route cannot do without them. */
function takeOff({ c, s, nodes, removed }: PeriodicSearch, customers: ReadonlySet<number>): boolean {
  const routes = new Set<number>()
  const gone: number[] = []
  for (const customer of customers) {
    for (const v of nodes[customer]!) {
      const route = s.routeOf[v]!
      if (route < 0) continue
      routes.add(route)
      gone.push(v)
      removed.gone[v] = 1
    }
  }
  let feasible = true
  for (const route of routes) feasible = removeMarked(c, s, route, removed.gone) && feasible
  for (const v of gone) removed.gone[v] = 0
  s.bankCount += gone.length
  return feasible
}

function retried({ left, random }: PeriodicSearch): readonly number[] {
  if (left.length <= RETRIED) return left
  const from = random.below(left.length)
  return Array.from({ length: RETRIED }, (_, i) => left[(from + i) % left.length]!)
}

/** Puts visits back on their own days; false when one finds no room. */
function putBack({ c, s, sameDay, random, places }: PeriodicSearch, nodes: readonly number[]): boolean {
  for (const v of nodes) {
    const place = places[v]!
    place.route = -1
    place.delta = Number.POSITIVE_INFINITY
    findPlace(c, s, sameDay, v, random, BLINK, place)
    if (place.route < 0) return false
    insert(c, s, v, place)
    s.bankCount--
  }
  return true
}

/** Puts a customer on the days where all its visits together cost least, the iteration's bias of days included; false when no pattern has room, or leaving it out is cheaper. */
export function choosePattern(search: PeriodicSearch, customer: number): boolean {
  const { c, s, sameDay, random, places, nodes, patterns, chosen, penalty } = search
  for (const v of nodes[customer]!) {
    const place = places[v]!
    place.route = -1
    place.delta = Number.POSITIVE_INFINITY
    findPlace(c, s, sameDay, v, random, BLINK, place)
  }
  let least = penalty[customer]!
  let which = -1
  const own = patterns[customer]!
  for (let p = 0; p < own.length; p++) {
    let cost = 0
    for (const v of own[p]!) cost += places[v]!.route < 0 ? Number.POSITIVE_INFINITY : places[v]!.delta + search.bias[search.dayOf[v]!]!
    if (cost >= least || random.next() < BLINK) continue
    least = cost
    which = p
  }
  if (which < 0) return false
  chosen[customer] = which
  // two visits of one pattern are on different days, so on different routes: neither moves the other's place
  for (const v of own[which]!) insert(c, s, v, places[v]!)
  s.bankCount -= own[which]!.length
  return true
}

/** Customers in the order of their insertion: by a key drawn at random, or shuffled. */
export function sorted({ keys, random }: PeriodicSearch, customers: readonly number[]): readonly number[] {
  const list = [...customers]
  for (let i = list.length - 1; i > 0; i--) {
    const j = random.below(i + 1)
    const held = list[i]!
    list[i] = list[j]!
    list[j] = held
  }
  const key = keys[random.below(keys.length + 3)]
  return key ? list.sort((a, b) => key[a]! - key[b]!) : list
}
