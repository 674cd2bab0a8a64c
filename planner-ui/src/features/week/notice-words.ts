import type { Notice } from '@tournee/contract'
import type { WeekWords } from './text.ts'

/** What was degraded while a plan was made, as the screen says it. */
export function noticeWords({ code, params }: Notice, { notes }: Pick<WeekWords, 'notes'>): string {
  switch (code) {
    case 'ROADS_DEGRADED':
      return notes.degraded
    case 'ESTIMATED_TIMES':
      return notes.estimates(params.percent)
    case 'NO_POSITION':
      return notes.noPosition(params.visits)
    case 'COMMUNE_ONLY':
      return notes.communeOnly(params.visits)
    case 'OUT_OF_TIME':
      return notes.outOfTime
    case 'OTHER':
      return params.text
  }
}
