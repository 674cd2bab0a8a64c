import type { KpiReport } from '@tournee/contract'

export type FactorWord = 'fuel' | 'consumption' | 'co2' | 'vehicle' | 'technician'

/** The factors of the service by unit, which says what they are in any language. */
const FACTOR_OF_UNIT: Readonly<Record<string, FactorWord>> = {
  'EUR/l': 'fuel',
  'l/100 km': 'consumption',
  'kg CO2e/l': 'co2',
  'EUR/km': 'vehicle',
  'EUR/h': 'technician',
}

/** Which of our words names a factor; null = only the service's own name is known. */
export const factorWord = (unit: string): FactorWord | null => FACTOR_OF_UNIT[unit] ?? null

/** The one source and date that all factors share, if they do: then it is said once. */
export function sharedSource(factors: KpiReport['factors']): { readonly source: string; readonly asOf: string } | null {
  const [first] = factors
  return first && factors.every((f) => f.source === first.source && f.asOf === first.asOf) ? first : null
}

/** Whether a source is the product's own default, which every language has words for. */
export const isDefaultSource = (source: string): boolean => source.startsWith('Defaults of the product')

export type KpiRow = 'km' | 'drive' | 'visits' | 'perVisit' | 'overtime'

/** One line of the comparison; `better` is null when nothing changed. */
export interface KpiLine {
  readonly row: KpiRow
  readonly before: number
  readonly after: number
  readonly better: boolean | null
}

/** The comparison line by line: fewer is better, except for visits. */
export function kpiLines({ baseline, plan }: Pick<KpiReport, 'baseline' | 'plan'>): KpiLine[] {
  const line = (row: KpiRow, before: number, after: number): KpiLine => ({
    row,
    before,
    after,
    better: before === after ? null : row === 'visits' ? after > before : after < before,
  })
  return [
    line('km', baseline.km, plan.km),
    line('drive', baseline.driveHours, plan.driveHours),
    line('visits', baseline.visits, plan.visits),
    line('perVisit', baseline.kmPerVisit, plan.kmPerVisit),
    line('overtime', baseline.overtimeMinutes, plan.overtimeMinutes),
  ]
}
