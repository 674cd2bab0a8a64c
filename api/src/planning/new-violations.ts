import type { Violation } from '@tournee/engine'

const keyOf = ({ cause, where }: Violation): string => [cause, where.shift ?? '', where.visit ?? '', where.break ?? ''].join(' ')

/** What `after` breaks that `before` did not, or breaks by more. */
export function newViolations(before: readonly Violation[], after: readonly Violation[]): readonly Violation[] {
  const known = new Map<string, number>()
  for (const violation of before) known.set(keyOf(violation), Math.max(violation.by, known.get(keyOf(violation)) ?? 0))
  return after.filter((violation) => violation.by > (known.get(keyOf(violation)) ?? 0))
}
