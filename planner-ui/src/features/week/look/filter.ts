import { folded } from '../model.ts'
import type { VisitFacts } from './facts.ts'

/** What can be chosen from: several values of one facet widen, several facets narrow. */
export const FACETS = ['technician', 'zone', 'status', 'promise', 'lateness', 'overtime', 'kind', 'tier'] as const
export type Facet = (typeof FACETS)[number]

export interface Filter {
  readonly chosen: Readonly<Partial<Record<Facet, readonly string[]>>>
  readonly text: string
}

export const NO_FILTER: Filter = { chosen: {}, text: '' }
/** The value of a facet that a visit does not have. */
export const NONE = 'none'

/** A visit's value of a facet. */
export function facetValue(facts: VisitFacts, facet: Facet): string {
  switch (facet) {
    case 'technician':
      return facts.placed?.technician.id ?? NONE
    case 'zone':
      return facts.zoneId ?? NONE
    case 'status':
      return facts.status
    case 'promise':
      return facts.visit.promise ? 'promised' : 'free'
    case 'lateness':
      return facts.lateness
    case 'overtime':
      return facts.overtime ? 'overtime' : 'within'
    case 'kind':
      return facts.visit.kind
    case 'tier':
      return facts.visit.tier ?? NONE
  }
}

export const isFiltering = (filter: Filter): boolean =>
  filter.text.trim() !== '' || FACETS.some((facet) => (filter.chosen[facet]?.length ?? 0) > 0)

/** Chooses a value, or lets go of it. */
export function toggle(filter: Filter, facet: Facet, value: string): Filter {
  const now = filter.chosen[facet] ?? []
  return { ...filter, chosen: { ...filter.chosen, [facet]: now.includes(value) ? now.filter((v) => v !== value) : [...now, value] } }
}

/** Whether a visit passes every facet (but `except`) and has every word of the text in name, town, postcode or address. */
export function passes(facts: VisitFacts, filter: Filter, except?: Facet): boolean {
  for (const facet of FACETS) {
    const chosen = filter.chosen[facet]
    if (facet !== except && chosen && chosen.length > 0 && !chosen.includes(facetValue(facts, facet))) return false
  }
  const words = folded(filter.text).split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const { clientName, city, postcode, address } = facts.visit
  const text = folded(`${clientName} ${city} ${postcode} ${address}`)
  return words.every((word) => text.includes(word))
}

/** How many visits each value of a facet would show, the other facets as they are; values in the order met. */
export function countsOf(all: readonly VisitFacts[], filter: Filter, facet: Facet): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const facts of all) {
    const value = facetValue(facts, facet)
    counts.set(value, (counts.get(value) ?? 0) + (passes(facts, filter, facet) ? 1 : 0))
  }
  return counts
}
