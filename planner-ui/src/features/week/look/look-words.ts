import type { Technician, Zone } from '@tournee/contract'
import type { WeekWords } from '../text.ts'
import { type Facet, NONE } from './filter.ts'

/** A value of a facet in words: names of people and zones, the trade's words for the rest. */
export function wordOf(
  facet: Facet,
  value: string,
  given: {
    readonly words: WeekWords
    readonly statuses: Readonly<Record<string, string>>
    readonly technicians: readonly Technician[]
    readonly zones: readonly Zone[]
  },
): string {
  const { words } = given
  const known: Readonly<Record<Facet, (value: string) => string | undefined>> = {
    technician: (id) => given.technicians.find((one) => one.id === id)?.name,
    zone: (id) => given.zones.find((one) => one.id === id)?.name,
    status: (status) => given.statuses[status],
    promise: (key) => words.promises[key as 'free'],
    lateness: (key) => words.lateness[key as 'soon'],
    overtime: (key) => words.overtimes[key as 'within'],
    kind: (key) => words.kinds[key as 'other'],
    tier: (key) => words.tiers[key as 'or'],
  }
  if (value === NONE) return words.without[facet as 'zone']
  return known[facet](value) ?? value
}
