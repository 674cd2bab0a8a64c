import { fairness } from './fairness.ts'
import { relabel } from './relabel.ts'
import type { Search } from './search.ts'
import { keep } from './search.ts'
import { relist, touch } from './state.ts'

/** Makes a whole solution (visits by route, known to be feasible) the one in force. */
export function adopt(search: Search, routes: readonly Int32Array[]): void {
  const { c, s } = search
  s.routeOf.fill(-1)
  s.total = 0
  routes.forEach((visits, route) => {
    touch(c, s, route)
    const slot = 2 * route + s.side[route]!
    s.length[slot] = visits.length
    s.visit.set(visits, slot * s.stride + 1)
    for (const v of visits) s.routeOf[v] = route
    relabel(c, s, slot, c.classOf[route]!)
    relist(c, s, route)
    s.total += s.cost[slot]!
  })
  s.bankCount = 0
  for (let v = 0; v < c.visits; v++) {
    if (s.routeOf[v]! >= 0) continue
    s.bank[s.bankCount++] = v
    s.total += c.penalty[v]!
  }
  keep(search, s.total + fairness(c, s))
}
