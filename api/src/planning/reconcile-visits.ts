import type { CivilDate, Contract } from '@tournee/contract'
import type { ContractVisit, Occurrence, VisitChanges, VisitTerms } from '@tournee/data'
import { addDays, addMonths } from '@tournee/engine/recurrence'
import { contractOccurrences } from './contract-occurrences.ts'

/** How far ahead visits are made: a visit is stored long before it falls due, so that days off omit none. */
export const HORIZON_MONTHS = 13
/** How far back a visit that nobody did is looked for. */
const LOOK_BACK_DAYS = 400

/** What becomes of one visit of a contract. */
export interface VisitEffect {
  readonly effect: 'create' | 'change' | 'remove' | 'keep'
  readonly visit: ContractVisit | null
  readonly occurrence: Occurrence | null
}

/**
 * What a contract, as it is now, does to the visits it made before: those that are still free follow it, those that are promised,
 * planned, held, done or cancelled by somebody stay as they are. The same contract a second time changes nothing.
 */
export function reconcileVisits(contract: Contract, visits: readonly ContractVisit[], today: CivilDate): readonly VisitEffect[] {
  const to = addMonths(today, HORIZON_MONTHS)
  const occurrences = contractOccurrences(contract, { from: addDays(today, -LOOK_BACK_DAYS), to })
  const byKey = new Map(visits.map((visit) => [visit.occurrenceKey, visit]))
  const owed = occurrences.flatMap((occurrence): VisitEffect[] => {
    const visit = byKey.get(occurrence.occurrenceKey) ?? null
    const isAhead = occurrence.dueTo >= today
    if (!visit) return isAhead ? [{ effect: 'create', visit, occurrence }] : []
    if (visit.isWithdrawn) return isAhead ? [{ effect: 'change', visit, occurrence }] : []
    const moved = visit.isFree && differs(visit, termsOf(contract, occurrence))
    return [{ effect: moved ? 'change' : 'keep', visit, occurrence }]
  })
  const keys = new Set(occurrences.map(({ occurrenceKey }) => occurrenceKey))
  const others = visits
    .filter((visit) => !keys.has(visit.occurrenceKey) && !visit.isWithdrawn)
    .map((visit): VisitEffect => ({ effect: visit.isFree && visit.dueTo >= today ? 'remove' : 'keep', visit, occurrence: null }))
  return [...owed, ...others]
}

/** The effects as the repository writes them. */
export function visitChangesOf(contract: Contract, effects: readonly VisitEffect[]): VisitChanges {
  return {
    create: effects.flatMap(({ effect, occurrence }) => (effect === 'create' && occurrence ? [occurrence] : [])),
    change: effects.flatMap(({ effect, visit, occurrence }) =>
      effect === 'change' && visit && occurrence ? [{ visit, to: termsOf(contract, occurrence) }] : [],
    ),
    withdraw: effects.flatMap(({ effect, visit }) => (effect === 'remove' && visit ? [visit] : [])),
  }
}

const termsOf = (contract: Contract, { dueFrom, dueIdeal, dueTo }: Occurrence): VisitTerms => ({
  siteId: contract.siteId,
  dueFrom,
  dueIdeal,
  dueTo,
  durationMinutes: contract.durationMinutes,
  skills: contract.skills,
})

const differs = (visit: ContractVisit, terms: VisitTerms): boolean =>
  visit.siteId !== terms.siteId ||
  visit.dueFrom !== terms.dueFrom ||
  visit.dueIdeal !== terms.dueIdeal ||
  visit.dueTo !== terms.dueTo ||
  visit.durationMinutes !== terms.durationMinutes ||
  visit.skills.join(' ') !== terms.skills.join(' ')
