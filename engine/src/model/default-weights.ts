import type { ObjectiveWeights } from './problem.ts'

/**
 * The weights of a problem that gives none, in 1/100 000 EUR: 40 EUR an hour of driving, 0.35 EUR a kilometre,
 * 50 EUR an hour of overtime, 0.20 EUR a day away from the ideal date, 10 EUR out of zone, 5 EUR for another
 * technician than preferred and 2 EUR than last time, 10 EUR for a changed technician and 20 EUR for a changed day
 * (a phone call each), 100 000 EUR for a mandatory visit left out (10 000 of them, priority 100, stay below 2^53).
 */
export const DEFAULT_WEIGHTS: ObjectiveWeights = {
  perDriveSecond: 1_111,
  perMetre: 35,
  perWorkSecond: 0,
  perShift: 0,
  perOvertimeSecond: 1_389,
  perDayFromIdeal: 20_000,
  outOfZone: 1_000_000,
  notPreferredTechnician: 500_000,
  otherTechnicianThanLast: 200_000,
  changedTechnician: 1_000_000,
  changedDay: 2_000_000,
  perUnfairSecond: 0,
  unservedMandatory: 10_000_000_000,
}
