import type { Shipment } from '../model/problem.ts'
import type { Violation } from '../model/violation.ts'
import type { WalkedRoute } from './walked-route.ts'

/**
 * The load on board after every visit, in every dimension: what is delivered is on board from the start, what is picked up
 * stays to the end, a shipment is on board between its two visits. One violation a route, at its fullest visit.
 */
export function checkLoads({ shift, visits }: WalkedRoute, shipments: readonly Shipment[]): Violation[] {
  const capacity = shift.capacity
  if (!capacity) return []
  const pickups = new Map(shipments.map((shipment) => [shipment.pickup, shipment.amount ?? []]))
  const deliveries = new Map(shipments.map((shipment) => [shipment.delivery, shipment.amount ?? []]))
  let worst = 0
  let at: string | undefined
  capacity.forEach((room, dimension) => {
    const amount = (of: readonly number[] | undefined) => of?.[dimension] ?? 0
    let load = visits.reduce((sum, { visit }) => sum + amount(visit.delivery), 0)
    const weigh = (visit: string | undefined) => {
      if (load - room <= worst) return
      worst = load - room
      at = visit
    }
    weigh(visits[0]?.visit.id)
    for (const { visit } of visits) {
      load += amount(visit.pickup) - amount(visit.delivery) + amount(pickups.get(visit.id)) - amount(deliveries.get(visit.id))
      weigh(visit.id)
    }
  })
  return at === undefined ? [] : [{ cause: 'load', where: { shift: shift.id, visit: at }, by: worst }]
}
