import type { SharedTool } from '../model/problem.ts'
import type { LinkRule, Served, Times } from './link-rule.ts'
import type { Links } from './links.ts'

const usersOf = (links: Links, times: Times, item: SharedTool): readonly Served[] =>
  [...links.users.get(item.id)!].flatMap((id) => times.get(id) ?? [])

/** SharedTool held by visits: whoever finds none waits for the next to be put down. Held for a day: no more shifts than there are pieces. */
export const tools: LinkRule = {
  code: 'TOOL',
  delay: (links, times) =>
    links.tools.flatMap((item) => {
      if (item.held === 'day' || item.count === 0) return []
      const inOrder = usersOf(links, times, item).toSorted((a, b) => a.start - b.start || a.end - b.end || (a.visit < b.visit ? -1 : 1))
      for (const [index, use] of inOrder.entries()) {
        const busy = inOrder.slice(0, index).filter(({ end }) => end > use.start && use.end > use.start)
        // the first that finds none: those behind it are looked at once it has waited
        if (busy.length >= item.count) return [[use.visit, Math.min(...busy.map(({ end }) => end))] as const]
      }
      return []
    }),
  broken: (links, times) =>
    links.tools.flatMap((item) => {
      const uses = usersOf(links, times, item)
      if (item.count === 0) return uses.map(({ visit }) => visit)
      if (item.held === 'visit') return []
      const days = Map.groupBy(uses, ({ shift }) => shift.shift.day)
      return [...days.values()].flatMap((list) =>
        new Set(list.map(({ shift }) => shift.index)).size > item.count ? list.map(({ visit }) => visit) : [],
      )
    }),
}
