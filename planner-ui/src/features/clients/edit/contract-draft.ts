import type { Contract, ContractStatus, ContractTerms, ContractTier } from '@tournee/contract'
import type { Locale } from '@tournee/ui-kit'
import { readDecimal, writeDecimal } from '../../../lib/decimal.ts'
import { isQuantity, type PartDraft, partDrafts, partsOf } from '../../../parts/parts-fields.tsx'

/** A contract as a form holds it: texts as typed. */
export interface ContractDraft {
  readonly siteId: string
  readonly tier: ContractTier
  readonly status: ContractStatus
  readonly startsOn: string
  readonly endsOn: string
  readonly rhythm: 'per-year' | 'by-days'
  readonly visitsPerYear: string
  readonly spacing: string
  readonly tolerance: string
  readonly duration: string
  readonly skills: string
  readonly price: string
  readonly lastVisitOn: string
  readonly suspensions: readonly { readonly from: string; readonly to: string }[]
  readonly parts: readonly PartDraft[]
}

/** What each tier means unless the contract says otherwise: the service's own defaults. */
const TIERS: Readonly<Record<ContractTier, { readonly visits: number; readonly tolerance: number }>> = {
  bronze: { visits: 1, tolerance: 45 },
  argent: { visits: 2, tolerance: 30 },
  or: { visits: 3, tolerance: 20 },
}

/** A new contract of the smallest tier, from today on. */
export const newDraft = (siteId: string, today: string): ContractDraft => ({
  siteId,
  tier: 'bronze',
  status: 'active',
  startsOn: today,
  endsOn: '',
  rhythm: 'per-year',
  visitsPerYear: '1',
  spacing: '',
  tolerance: '45',
  duration: '75',
  skills: '',
  price: '',
  lastVisitOn: '',
  suspensions: [],
  parts: [],
})

/** The form of a contract, its price as the language writes it. */
export const draftOf = (contract: Contract, locale: Locale): ContractDraft => ({
  siteId: contract.siteId,
  tier: contract.tier,
  status: contract.status,
  startsOn: contract.startsOn,
  endsOn: contract.endsOn ?? '',
  rhythm: contract.spacingDays ? 'by-days' : 'per-year',
  visitsPerYear: String(contract.visitsPerYear),
  spacing: (contract.spacingDays ?? []).join(', '),
  tolerance: String(contract.toleranceDays),
  duration: String(contract.durationMinutes),
  skills: contract.skills.join(', '),
  price: contract.priceCents === null ? '' : writeDecimal(contract.priceCents / 100, locale),
  lastVisitOn: contract.lastVisitOn ?? '',
  suspensions: contract.suspensions,
  parts: partDrafts(contract.parts),
})

/** Another tier brings its own number of visits and tolerance. */
export const withTier = (draft: ContractDraft, tier: ContractTier): ContractDraft => ({
  ...draft,
  tier,
  visitsPerYear: String(TIERS[tier].visits),
  tolerance: String(TIERS[tier].tolerance),
})

export type DraftFault = 'dates' | 'spacing' | 'numbers'

const whole = (text: string, least: number, most: number): number | null => {
  const value = Number(text.trim())
  return text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most ? value : null
}
const listOf = (text: string) =>
  text
    .split(/[,;\s]+/)
    .map((part) => part.trim())
    .filter(Boolean)

/** The terms that a draft says, or the first thing wrong with it. */
export function termsOf(draft: ContractDraft, locale: Locale): { readonly terms: ContractTerms } | { readonly fault: DraftFault } {
  const visitsPerYear = whole(draft.visitsPerYear, 1, 52)
  const toleranceDays = whole(draft.tolerance, 0, 180)
  const durationMinutes = whole(draft.duration, 5, 600)
  const price = draft.price.trim() === '' ? null : readDecimal(draft.price, locale)
  if (!draft.startsOn || (draft.endsOn && draft.endsOn < draft.startsOn)) return { fault: 'dates' }
  if (draft.suspensions.some(({ from, to }) => !from || !to || to < from)) return { fault: 'dates' }
  const days = listOf(draft.spacing).map((part) => whole(part, 0, 365))
  if (draft.rhythm === 'by-days' && (days.length === 0 || days.includes(null))) return { fault: 'spacing' }
  const perYear = draft.rhythm === 'by-days' ? days.length : visitsPerYear
  if (perYear === null || toleranceDays === null || durationMinutes === null) return { fault: 'numbers' }
  if (price !== null && (Number.isNaN(price) || price < 0)) return { fault: 'numbers' }
  if (!draft.parts.every(({ quantity }) => isQuantity(quantity))) return { fault: 'numbers' }
  return {
    terms: {
      siteId: draft.siteId,
      tier: draft.tier,
      status: draft.status,
      startsOn: draft.startsOn,
      endsOn: draft.endsOn || null,
      visitsPerYear: perYear,
      spacingDays: draft.rhythm === 'by-days' ? (days as number[]).sort((a, b) => a - b) : null,
      toleranceDays,
      durationMinutes,
      skills: [...new Set(listOf(draft.skills.toLowerCase()))],
      priceCents: price === null ? null : Math.round(price * 100),
      lastVisitOn: draft.lastVisitOn || null,
      suspensions: draft.suspensions.map(({ from, to }) => ({ from, to })),
      parts: partsOf(draft.parts),
    },
  }
}
