import type { CivilDate, ContractTier } from '@tournee/contract'
import type { NewContract } from './contracts.ts'

interface TierDefaults {
  readonly visitsPerYear: number
  /** half a due window: 45 = windows of about 90 days */
  readonly toleranceDays: number
}

/** What each tier means unless the contract says otherwise; written down in docs/import.md. */
export const TIER_DEFAULTS: Readonly<Record<ContractTier, TierDefaults>> = {
  bronze: { visitsPerYear: 1, toleranceDays: 45 },
  argent: { visitsPerYear: 2, toleranceDays: 30 },
  or: { visitsPerYear: 3, toleranceDays: 20 },
}

/** Minutes on site of an annual service, unless the contract says otherwise. */
export const DEFAULT_DURATION_MINUTES = 75

/** The tier that goes with a number of visits a year. */
export const tierOf = (visitsPerYear: number): ContractTier => (visitsPerYear >= 3 ? 'or' : visitsPerYear === 2 ? 'argent' : 'bronze')

/** A whole contract from what is known of it: the tier gives visits and tolerance, `startsOn` the day it starts unless given. */
export function contractWithDefaults(known: Partial<NewContract>, startsOn: CivilDate): NewContract {
  const tier = known.tier ?? tierOf(known.visitsPerYear ?? 1)
  return {
    tier,
    status: 'active',
    startsOn,
    endsOn: null,
    visitsPerYear: TIER_DEFAULTS[tier].visitsPerYear,
    spacingDays: null,
    toleranceDays: TIER_DEFAULTS[tier].toleranceDays,
    durationMinutes: DEFAULT_DURATION_MINUTES,
    skills: [],
    priceCents: null,
    lastVisitOn: null,
    suspensions: [],
    parts: [],
    ...known,
  }
}
