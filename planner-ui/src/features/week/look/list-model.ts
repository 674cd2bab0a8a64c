import type { VisitFacts } from './facts.ts'

export const COLUMNS = ['when', 'technician', 'client', 'town', 'status', 'promise', 'due', 'km'] as const
export type Column = (typeof COLUMNS)[number]

/** By which column the list is sorted, upwards or downwards. */
export interface Sorting {
  readonly by: Column
  readonly down: boolean
}

/** The same column again turns the order round. */
export const sortBy = (now: Sorting, by: Column): Sorting => ({ by, down: now.by === by && !now.down })

/** What a column sorts by; null goes to the end, whichever way. */
function keyOf({ visit, placed, status }: VisitFacts, by: Column): string | number | null {
  switch (by) {
    case 'when':
      return placed ? Date.parse(placed.stop.start) : null
    case 'technician':
      return placed?.technician.name ?? null
    case 'client':
      return visit.clientName
    case 'town':
      return visit.city
    case 'status':
      return status
    case 'promise':
      return visit.promise ? Date.parse(visit.promise.earliest) : null
    case 'due':
      return visit.dueTo
    case 'km':
      return placed?.stop.distanceMetres ?? null
  }
}

/** The visits in the order asked for; equals stay in the order they had. */
export function sorted(all: readonly VisitFacts[], { by, down }: Sorting, collator: Intl.Collator): VisitFacts[] {
  const keyed = all.map((facts) => ({ facts, key: keyOf(facts, by) }))
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null)
    const order = typeof a.key === 'number' ? a.key - (b.key as number) : collator.compare(a.key, b.key as string)
    return down ? -order : order
  })
  return keyed.map(({ facts }) => facts)
}

/** Everything from one to another of a list, both included, whichever comes first; the other alone where the one is not in it. */
export function rangeOf(ids: readonly string[], one: string, other: string): readonly string[] {
  const [a, b] = [ids.indexOf(one), ids.indexOf(other)]
  return a < 0 ? [other] : ids.slice(Math.min(a, b), Math.max(a, b) + 1)
}
