import type { Rule } from './rule.ts'

/** Both ends of a shipment are on the route, the pickup first; margin = 1. */
export const precedence: Rule = {
  code: 'NO_POSITION',
  evaluate: ({ visits }) => {
    for (const [position, { visit, shipment }] of visits.entries()) {
      if (!shipment) continue
      const partner = visits.findIndex(({ index }) => index === shipment.partner)
      const kept = partner >= 0 && (shipment.role === 'pickup' ? position < partner : partner < position)
      if (!kept) return { code: 'NO_POSITION', margin: 1, visit: visit.id }
    }
    return null
  },
}
