import type { Problem } from '../model/problem.ts'
import type { Violation } from '../model/violation.ts'
import type { WalkedRoute } from './walked-route.ts'

/** Both visits of a shipment on one route, the pickup first, or both left out. */
export function checkPrecedence(problem: Problem, routes: readonly WalkedRoute[]): Violation[] {
  const at = new Map<string, { shift: string; position: number }>()
  for (const { shift, visits } of routes) {
    for (const [position, { visit }] of visits.entries()) at.set(visit.id, { shift: shift.id, position })
  }
  const violations: Violation[] = []
  for (const shipment of problem.shipments ?? []) {
    const pickup = at.get(shipment.pickup)
    const delivery = at.get(shipment.delivery)
    if (!pickup && !delivery) continue
    if (pickup && delivery && pickup.shift === delivery.shift && pickup.position < delivery.position) continue
    const visit = delivery ? shipment.delivery : shipment.pickup
    violations.push({ cause: 'precedence', where: { shift: (delivery ?? pickup)!.shift, visit }, by: 1 })
  }
  return violations
}
