import type { Rule } from './rule.ts'

/** Both ends of a shipment are on the route, the pickup first: the order is held as by a lock; margin = 1. */
export const precedence: Rule = {
  code: 'LOCKED',
  evaluate: ({ visits }) => {
    for (const [position, { visit, shipment }] of visits.entries()) {
      if (!shipment) continue
      const partner = visits.findIndex(({ index }) => index === shipment.partner)
      const kept = partner >= 0 && (shipment.role === 'pickup' ? position < partner : partner < position)
      if (!kept) return { code: 'LOCKED', margin: 1, visit: visit.id }
    }
    return null
  },
}
