import type { KpiReport } from '@tournee/contract'

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
