import type { Problem } from '../model/problem.ts'
import type { Compiled } from '../search/compiled.ts'
import { relabel } from '../search/relabel.ts'
import { relist, type State, touch } from '../search/state.ts'

/**
 * Puts the visits of `problem.initial` on their shifts, in order, as far as they fit: a visit that breaks a rule there stays in the
 * bank for the construction to place.
 */
export function warmStart(problem: Problem, c: Compiled, s: State): void {
  const visitOf = new Map(problem.visits.map((visit, v) => [visit.id, v]))
  const shiftOf = new Map(problem.shifts.map((shift, r) => [shift.id, r]))
  for (const order of problem.initial ?? []) {
    const route = shiftOf.get(order.shift)
    if (route === undefined) continue
    touch(c, s, route)
    fill(
      c,
      s,
      route,
      order.visits.flatMap((id) => visitOf.get(id) ?? []),
    )
    relist(c, s, route)
  }
  s.bankCount = 0
  for (let v = 0; v < c.visits; v++) if (s.routeOf[v]! < 0) s.bank[s.bankCount++] = v
}

/** Adds visits at the end of the route one by one, shipments only when both halves fit. */
function fill(c: Compiled, s: State, route: number, visits: readonly number[]): void {
  const k = c.classOf[route]!
  const slot = 2 * route + s.side[route]!
  const base = slot * s.stride
  const kept: number[] = []
  const put = (list: readonly number[]): boolean => {
    if (list.length > c.longest) return false
    s.length[slot] = list.length
    list.forEach((v, i) => {
      s.visit[base + 1 + i] = v
    })
    return relabel(c, s, slot, k)
  }
  s.total -= s.cost[slot]!
  const allowed = visits.filter(
    (v, i) => s.routeOf[v]! < 0 && visits.indexOf(v) === i && c.stat[v * c.classes + k] !== Number.POSITIVE_INFINITY,
  )
  const inOrder = allowed.every((v, i) => !breaksOrder(c, allowed.slice(0, i), v) && (c.partner[v]! < 0 || hasBothHalves(c, allowed, v, i)))
  if (inOrder && put(allowed)) {
    settle(c, s, route, slot, allowed)
    return
  }
  for (const v of visits) {
    if (s.routeOf[v]! >= 0 || kept.includes(v) || c.stat[v * c.classes + k] === Number.POSITIVE_INFINITY || breaksOrder(c, kept, v))
      continue
    if (put([...kept, v])) kept.push(v)
  }
  const paired = kept.filter((v, i) => c.partner[v]! < 0 || hasBothHalves(c, kept, v, i))
  if (!put(paired)) {
    // dropping half a shipment cannot make a route late unless a break moves; then start from nothing
    paired.length = 0
    put(paired)
  }
  settle(c, s, route, slot, paired)
}

/** The visits now on the route leave the bank; the total follows. */
function settle(c: Compiled, s: State, route: number, slot: number, visits: readonly number[]): void {
  for (const v of visits) {
    s.routeOf[v] = route
    s.total -= c.penalty[v]!
  }
  s.total += s.cost[slot]!
}

/** Both halves are there, the pickup first. */
function hasBothHalves(c: Compiled, kept: readonly number[], v: number, at: number): boolean {
  const other = kept.indexOf(c.partner[v]!)
  return other >= 0 && (c.isDelivery[v] === 1 ? other < at : other > at)
}

/** Whether the imposed order forbids `v` after the visits kept so far. */
function breaksOrder(c: Compiled, kept: readonly number[], v: number): boolean {
  const own = c.orderKey[v]!
  if (own === 0) return kept.length > 0
  return kept.some(
    (other) => c.orderKey[other]! > (own < 0 ? (1 << 29) - 1 : own) || (own > 0 && c.orderKey[other] === own && own === 1 << 29),
  )
}
