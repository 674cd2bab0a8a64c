import type { Problem, SharedTool } from '../model/problem.ts'
import type { Violation } from '../model/violation.ts'
import type { WalkedRoute, WalkedVisit } from './walked-route.ts'

interface Use {
  readonly route: WalkedRoute
  readonly served: WalkedVisit
}

/** SharedTool: never more in use at once, or carried on a day, than there is. */
export function checkTools({ tools = [] }: Problem, routes: readonly WalkedRoute[]): Violation[] {
  return tools.flatMap((item) => {
    const uses = routes.flatMap((route) =>
      route.visits.filter(({ visit }) => visit.tools?.includes(item.id)).map((served): Use => ({ route, served })),
    )
    return item.held === 'day' ? heldByDay(item, uses) : heldByVisit(item, uses)
  })
}

function heldByDay({ count }: SharedTool, uses: readonly Use[]): Violation[] {
  const days = new Map<string | undefined, Set<string>>()
  for (const { route } of uses) days.set(route.shift.day, (days.get(route.shift.day) ?? new Set()).add(route.shift.id))
  return [...days.values()].flatMap((shifts): Violation[] =>
    shifts.size > count ? [{ cause: 'tool', where: { shift: [...shifts].at(-1)! }, by: shifts.size - count }] : [],
  )
}

/** The most in use at once is found at the start of one of the stays. */
function heldByVisit({ count }: SharedTool, uses: readonly Use[]): Violation[] {
  return uses.flatMap(({ route, served }): Violation[] => {
    const second = served.stop.start
    const inUse = uses.filter((other) => other.served.stop.start <= second && second < other.served.stop.end).length
    if (inUse <= count) return []
    return [{ cause: 'tool', where: { shift: route.shift.id, visit: served.visit.id }, by: inUse - count }]
  })
}
