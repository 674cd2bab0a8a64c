import { createRandom, evaluate, type Problem, type RouteOrder, type Shift, type Visit } from '@tournee/engine'
import { checkPlan } from '@tournee/engine/check'

/** The least cost of any sound plan, by trying every distribution and order of the visits. */
export function bestOf(problem: Problem): number {
  let best = Infinity
  const orders: RouteOrder[] = problem.shifts.map(({ id }) => ({ shift: id, visits: [] }))
  const place = (index: number): void => {
    const visit = problem.visits[index]
    if (!visit) {
      const plan = evaluate(problem, orders)
      if (plan.cost.total < best && checkPlan(problem, plan).length === 0) best = plan.cost.total
      return
    }
    place(index + 1)
    for (const [shift, order] of orders.entries()) {
      for (let position = 0; position <= order.visits.length; position++) {
        orders[shift] = { ...order, visits: order.visits.toSpliced(position, 0, visit.id) }
        place(index + 1)
      }
      orders[shift] = order
    }
  }
  place(0)
  return best
}

const VISIT_RULES = [
  'timeWindows',
  'promise',
  'skills',
  'allowedTechnicians',
  'forbiddenTechnicians',
  'lock',
] as const satisfies readonly (keyof Visit)[]
const SHIFT_RULES = [
  'breaks',
  'maxWork',
  'maxDuration',
  'maxDrive',
  'maxDistance',
  'maxVisits',
  'capacity',
] as const satisfies readonly (keyof Shift)[]

/** The problem without one rule of one visit, and without one rule of one shift, where they have any. */
export function withoutARule(problem: Problem, seed: number): readonly (readonly [what: string, problem: Problem])[] {
  const random = createRandom(seed)
  const pick = <T>(list: readonly T[]): T | undefined => list[random.below(list.length)]
  const visit = pick(problem.visits.flatMap((one) => VISIT_RULES.filter((rule) => one[rule] !== undefined).map((rule) => ({ one, rule }))))
  const shift = pick(problem.shifts.flatMap((one) => SHIFT_RULES.filter((rule) => one[rule] !== undefined).map((rule) => ({ one, rule }))))
  return [
    ...(visit
      ? [[`${visit.rule} of ${visit.one.id}`, { ...problem, visits: without(problem.visits, visit.one, visit.rule) }] as const]
      : []),
    ...(shift
      ? [[`${shift.rule} of ${shift.one.id}`, { ...problem, shifts: without(problem.shifts, shift.one, shift.rule) }] as const]
      : []),
  ]
}

function without<T extends object>(list: readonly T[], item: T, key: keyof T): readonly T[] {
  return list.map((one) => (one === item ? (Object.fromEntries(Object.entries(one).filter(([name]) => name !== key)) as T) : one))
}
