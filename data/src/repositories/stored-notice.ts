import type { Notice } from '@tournee/contract'

const VISITS = /^(\d+) visits (have no position|are placed at the centre)/
const PERCENT = /^(\d+) % of the travel times are estimates/

/** A notice as it is stored: typed, or an English sentence of the first version. */
export function readNotice(stored: Notice | string): Notice {
  if (typeof stored !== 'string') return stored
  const percent = PERCENT.exec(stored)
  if (percent) return { code: 'ESTIMATED_TIMES', params: { percent: Number(percent[1]) } }
  const visits = VISITS.exec(stored)
  if (visits) return { code: visits[2] === 'have no position' ? 'NO_POSITION' : 'COMMUNE_ONLY', params: { visits: Number(visits[1]) } }
  if (stored.startsWith('The time ran out before the search')) return { code: 'OUT_OF_TIME', params: {} }
  return { code: 'OTHER', params: { text: stored } }
}
