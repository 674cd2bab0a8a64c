import type { EquipmentPart, LoadedPart, VisitKind } from '@tournee/contract'
import type { SiteSheet } from '@tournee/data'

/** What a visit needs: its site's machines' parts when it maintains them; what a repair needs, only its notes can say. */
export const partsOf = ({ kind }: { readonly kind: VisitKind }, { equipment }: Pick<SiteSheet, 'equipment'>): readonly EquipmentPart[] =>
  kind === 'maintenance'
    ? sumOf(equipment.flatMap(({ parts }) => parts.map((part) => ({ ...part, stops: [] })))).map(({ stops: _, ...part }) => part)
    : []

/** A stop and what it needs. */
export interface Need {
  readonly order: number
  readonly parts: readonly EquipmentPart[]
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
