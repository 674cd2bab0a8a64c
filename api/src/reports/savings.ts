import type {
  IsoWeek,
  KpiReport,
  SavingsBaseline,
  SavingsGap,
  SavingsMeasure,
  SavingsReport,
  SavingsWeek,
  WeekDrive,
} from '@tournee/contract'
import type { PublishedWeek } from '@tournee/data'
import { compareKpi, type PlanKpi, type Rate, type Rates } from '@tournee/engine'

const HOUR = 3_600
const BASELINES: readonly SavingsBaseline[] = ['first-come-first-served', 'previous', 'history']

/** The rates that were frozen with a plan, told apart by their unit; null when one is missing. */
function ratesOf(factors: KpiReport['factors']): Rates | null {
  const of = (unit: string): Rate | undefined => factors.find((factor) => factor.unit === unit)
  const [fuelPrice, consumption, co2PerLitre] = [of('EUR/l'), of('l/100 km'), of('kg CO2e/l')]
  const [vehicleFullCost, technicianHour] = [of('EUR/km'), of('EUR/h')]
  if (!fuelPrice || !consumption || !co2PerLitre || !vehicleFullCost || !technicianHour) return null
  return { fuelPrice, consumption, co2PerLitre, vehicleFullCost, technicianHour }
}

const driveOf = ({ km, driveHours, visits }: WeekDrive): WeekDrive => ({ km, driveHours, visits })
const asKpi = (drive: WeekDrive): PlanKpi => ({
  ...drive,
  kmPerVisit: drive.visits === 0 ? 0 : drive.km / drive.visits,
  // only kilometres, hours and visits are compared
  overtimeMinutes: 0,
  workHours: drive.driveHours,
  waitHours: 0,
  shifts: 0,
  technicians: 0,
  unassigned: 0,
})

/** What a week is compared with, if it exists: what was driven before there were plans is kept by nobody yet. */
function baselineOf(stored: PublishedWeek, baseline: SavingsBaseline): WeekDrive | null {
  if (baseline === 'history') return null
  const found = baseline === 'previous' ? stored.previousKpi?.plan : stored.kpi?.baseline
  return found ? driveOf(found) : null
}

const isDriven = ({ stampedVisits, visits, unknownDrives }: PublishedWeek) => visits > 0 && stampedVisits === visits && unknownDrives === 0

function gapOf(stored: PublishedWeek | undefined, baseline: WeekDrive | null, measure: SavingsMeasure): SavingsGap | null {
  if (!stored) return 'no-plan'
  if (!baseline) return 'no-baseline'
  if (measure === 'planned' || isDriven(stored)) return null
  return stored.stampedVisits === 0 ? 'not-driven' : 'partly-stamped'
}

function weekOf(week: IsoWeek, stored: PublishedWeek | undefined, baseline: SavingsBaseline, measure: SavingsMeasure): SavingsWeek {
  const base = stored ? baselineOf(stored, baseline) : null
  const gap = gapOf(stored, base, measure)
  const planned = stored ? { km: stored.metres / 1_000, driveHours: stored.driveSeconds / HOUR, visits: stored.visits } : null
  const driven =
    stored && stored.stampedVisits > 0
      ? {
          km: stored.drivenMetres / 1_000,
          driveHours: stored.drivenSeconds / HOUR,
          visits: stored.stampedVisits,
          stampedVisits: stored.stampedVisits,
        }
      : null
  const measured = measure === 'planned' ? planned : driven
  const rates = stored?.kpi ? ratesOf(stored.kpi.factors) : null
  const compared = gap === null && base && measured && rates ? compareKpi(asKpi(base), asKpi(measured), rates) : null
  const { km = 0, kmPct = 0, driveHours = 0, eurMarginal = 0, eurFull = 0, co2Kg = 0 } = compared?.saved ?? {}
  return {
    week,
    planId: stored?.planId ?? null,
    planned,
    baseline: base,
    driven,
    saved: compared ? { km, kmPct, driveHours, eurMarginal, eurFull, co2Kg } : null,
    gap: gap ?? (compared ? null : 'no-baseline'),
    sameVisits: compared?.sameVisits ?? true,
    inputsHash: stored?.inputsHash ?? null,
  }
}

/** Puts weeks side by side with their baseline; a week without one is a gap, never a zero. */
export function savingsReport(
  weeks: readonly IsoWeek[],
  published: readonly PublishedWeek[],
  baseline: SavingsBaseline,
  measure: SavingsMeasure,
): SavingsReport {
  const byWeek = new Map(published.map((stored) => [stored.week, stored]))
  const rows = weeks.map((week) => weekOf(week, byWeek.get(week), baseline, measure))
  const compared = rows.filter(({ saved }) => saved !== null)
  const sum = (read: (row: SavingsWeek) => number) => compared.reduce((all, row) => all + read(row), 0)
  const newest = published.filter(({ kpi }) => kpi !== null).at(-1)
  return {
    weeks: rows,
    baseline,
    measure,
    available: BASELINES.map((one) => ({ baseline: one, weeks: published.filter((stored) => baselineOf(stored, one) !== null).length })),
    drivenWeeks: published.filter(isDriven).length,
    total: {
      weeks: compared.length,
      km: sum(({ saved }) => saved!.km),
      baselineKm: sum((row) => row.baseline!.km),
      driveHours: sum(({ saved }) => saved!.driveHours),
      eurMarginal: sum(({ saved }) => saved!.eurMarginal),
      eurFull: sum(({ saved }) => saved!.eurFull),
      co2Kg: sum(({ saved }) => saved!.co2Kg),
    },
    factors: newest?.kpi?.factors ?? [],
  }
}
