import type { CompiledVisit } from '../model/compiled.ts'
import type { Rule } from './rule.ts'

/** The load never exceeds the shift's capacity, in any dimension, at departure or after a visit; margin = the excess of the worst. */
export const capacity: Rule = {
  code: 'CAPACITY',
  evaluate: ({ shift: { shift }, visits }) => {
    let worst = 0
    for (const [dimension, room] of (shift.capacity ?? []).entries()) worst = Math.max(worst, peakLoad(visits, dimension) - room)
    return worst > 0 ? { code: 'CAPACITY', margin: worst } : null
  },
}

/** The highest load of a route in one dimension, at departure or after a visit. */
export function peakLoad(visits: readonly CompiledVisit[], dimension: number): number {
  let load = visits.reduce((sum, { visit }) => sum + (visit.delivery?.[dimension] ?? 0), 0)
  let peak = load
  for (const { visit, shipment } of visits) {
    const carried = shipment?.amount[dimension] ?? 0
    load += (visit.pickup?.[dimension] ?? 0) - (visit.delivery?.[dimension] ?? 0)
    load += shipment?.role === 'delivery' ? -carried : carried
    peak = Math.max(peak, load)
  }
  return peak
}
