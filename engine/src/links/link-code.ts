import type { ReasonCode } from '../model/plan.ts'
import type { Links } from './links.ts'

/** The kind of link that ties the first of these visits that is tied at all. */
export function linkCodeOf(links: Links, visits: readonly string[]): ReasonCode {
  for (const id of visits) {
    if (links.together.some((one) => one.visits.includes(id))) return 'TOGETHER'
    if (links.delays.some(({ before, after }) => before === id || after === id)) return 'DELAY'
    if (links.members.has(id)) return 'TOOL'
  }
  return 'DELAY'
}
