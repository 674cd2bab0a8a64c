import type { Notice } from '@tournee/contract'

/** A notice as the command line says it. */
export function noticeWords({ code, params }: Notice): string {
  switch (code) {
    case 'ROADS_DEGRADED':
      return params.reason
    case 'ESTIMATED_TIMES':
      return `${params.percent} % of the travel times are estimates, not roads.`
    case 'NO_POSITION':
      return `${params.visits} visits have no position and are not planned.`
    case 'COMMUNE_ONLY':
      return `${params.visits} visits are placed at the centre of their commune only.`
    case 'OUT_OF_TIME':
      return 'The time ran out before the search was through: the same week and seed may give another plan next time.'
    case 'OTHER':
      return params.text
  }
}
