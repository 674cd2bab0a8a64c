import type { CivilDate, Contract } from '@tournee/contract'
import type { Occurrence } from '@tournee/data'
import { dueWindows, type RecurringContract } from '@tournee/engine/recurrence'

/** A stored contract as the engine's calendar reads it. */
function recurringOf(contract: Contract): RecurringContract {
  return {
    id: contract.id,
    start: contract.startsOn,
    rhythm: contract.spacingDays ? { kind: 'offsets', days: contract.spacingDays } : { kind: 'per-year', visits: contract.visitsPerYear },
    toleranceDays: contract.toleranceDays,
    suspensions: contract.suspensions,
    ...(contract.endsOn === null ? {} : { end: contract.endsOn }),
    ...(contract.lastVisitOn === null ? {} : { lastVisit: contract.lastVisitOn }),
  }
}

/** The visits that a contract makes due within a horizon, both days included; a contract that is not active makes none. */
export function contractOccurrences(
  contract: Contract,
  horizon: { readonly from: CivilDate; readonly to: CivilDate },
): readonly Occurrence[] {
  if (contract.status !== 'active') return []
  return dueWindows(recurringOf(contract), horizon).map(({ key, earliest, ideal, latest }) => ({
    contractId: contract.id,
    occurrenceKey: key,
    dueFrom: earliest,
    dueIdeal: ideal,
    dueTo: latest,
  }))
}
