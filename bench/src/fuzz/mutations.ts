import { createRandom, type Plan, type Route, type Stop } from '@tournee/engine'

/** A plan tampered with in one place, and what was done to it. */
type Mutation = readonly [what: string, plan: Plan]

/** One of each kind of tampering that a plan offers a place for. */
export function mutations(plan: Plan, seed: number): readonly Mutation[] {
  const random = createRandom(seed)
  const { routes } = plan
  const list: Mutation[] = [['a cost term', { ...plan, cost: { ...plan.cost, drive: plan.cost.drive + 1 } }]]
  if (plan.unassigned.length > 0) list.push(['a visit left out unsaid', { ...plan, unassigned: plan.unassigned.slice(1) }])
  if (routes.length === 0) return list
  const at = random.below(routes.length)
  const route = routes[at]!
  const put = (changed: Partial<Route>): Plan => ({ ...plan, routes: routes.map((one, i) => (i === at ? { ...route, ...changed } : one)) })
  const visits = route.stops.flatMap((stop, i) => (stop.kind === 'visit' ? [i] : []))
  const index = visits[random.below(visits.length)]!
  const stop = route.stops[index]!
  if (stop.kind !== 'visit') return list
  const withStop = (changed: Partial<Stop>): Plan =>
    put({ stops: route.stops.map((one, i) => (i === index ? ({ ...stop, ...changed } as Stop) : one)) })
  list.push(
    ['a second less of drive', withStop({ drive: stop.drive - 1 })],
    ['a metre more', withStop({ distance: stop.distance + 1 })],
    ['a shorter stay', withStop({ end: stop.end - 1 })],
    ['an earlier start', withStop({ start: stop.start - 1 })],
    ['a visit twice', { ...plan, unassigned: [...plan.unassigned, { visit: stop.visit, reasons: [] }] }],
    ['a visit gone', put({ stops: route.stops.filter((_, i) => i !== index) })],
    ['an end too soon', put({ end: route.end - 1 })],
    ['a wrong distance', put({ distance: route.distance - 1 })],
    ['a route twice', { ...plan, routes: [...routes, route] }],
    ['another shift', put({ shift: `${route.shift}?` })],
  )
  return list
}
