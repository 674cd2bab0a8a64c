import type { LoadedPart, Part, VisitKind } from '@tournee/contract'
import type { SiteSheet, VisitNeeds } from '@tournee/data'

type Kind = { readonly kind: VisitKind }
type Machines = Pick<SiteSheet, 'equipment'>
type Needs = Pick<VisitNeeds, 'own' | 'contract'>

/**
 * What asks for parts of a visit: itself and, when it maintains, its contract and its site's machines. What a repair needs, nobody knows
 * but who writes it down.
 */
export function sourcesOf({ kind }: Kind, { equipment }: Machines, { own, contract }: Needs) {
  const machines = equipment.flatMap(({ parts }) => parts)
  return kind === 'maintenance' ? { own, contract, machines: together(machines) } : { own, contract: [], machines: [] }
}

/** What a visit needs: its machines' parts, its contract's and its own, the same part once. */
export function partsOf(visit: Kind, sheet: Machines, needs: Needs): readonly Part[] {
  const { own, contract, machines } = sourcesOf(visit, sheet, needs)
  return together([...machines, ...contract, ...own])
}

const together = (parts: readonly Part[]): readonly Part[] =>
  sumOf(parts.map((part) => ({ ...part, stops: [] }))).map(({ stops: _, ...part }) => part)

/** A stop and what it needs. */
export interface Need {
  readonly order: number
  readonly parts: readonly Part[]
}

/** What a day's stops need together, to be loaded before leaving: a part once, with the stops that it is for; in the order of the first of them. */
export const partsToLoad = (needs: readonly Need[]): LoadedPart[] =>
  sumOf(needs.flatMap(({ order, parts }) => parts.map((part) => ({ ...part, stops: [order] }))))

/** The same part by the same number is one line, whatever its capitals. */
function sumOf(parts: readonly LoadedPart[]): LoadedPart[] {
  const sums = new Map<string, LoadedPart>()
  for (const part of parts) {
    const key = `${part.reference ?? ''}|${part.label}`.toLowerCase()
    const sum = sums.get(key)
    const stops = [...new Set([...(sum?.stops ?? []), ...part.stops])]
    sums.set(key, { ...(sum ?? part), quantity: (sum?.quantity ?? 0) + part.quantity, stops })
  }
  return [...sums.values()]
}
