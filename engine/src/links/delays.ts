import type { LinkRule } from './link-rule.ts'

/** What comes after waits for what comes before; what comes before is put off when it would be over too soon. */
export const delays: LinkRule = {
  code: 'DELAY',
  delay: (links, times) =>
    links.delays.flatMap(({ before, after, min = 0, max = Infinity }) => {
      const [first, second] = [times.get(before), times.get(after)]
      if (!first || !second) return []
      const gap = second.start - first.end
      if (gap < min) return [[after, first.end + min] as const]
      return gap > max ? [[before, first.start + gap - max] as const] : []
    }),
  broken: (links, times) => links.delays.flatMap(({ before, after }) => (times.has(after) && !times.has(before) ? [after] : [])),
}
