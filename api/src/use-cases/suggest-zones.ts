import { listSiteDemand } from '@tournee/data'
import { buildDemand } from '@tournee/engine/zoning'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { clientDemand } from '../zoning/zoning-content.ts'
import { cellDurations } from './design-zones.ts'

const YEAR_MS = 365 * 24 * 3_600_000
/** Enough to compare numbers of zones; a design takes four times as much. */
const EFFORT = 300

/** What each number of zones costs, and the one suggested; no more zones than there are cells with clients, and at least two of those. */
export async function suggestZones({ db, roads, zoner, now }: Services, { from, to }: { readonly from: number; readonly to: number }) {
  const sites = await listSiteDemand(db.connection, now() - YEAR_MS)
  const cells = buildDemand(clientDemand(sites), { zones: to })
  if (to < from) {
    const culprit = { code: 'REVERSED', path: 'query.to', cause: 'It is below `from`.', remedy: 'Give a larger number.' }
    return refuse('INVALID_REQUEST', undefined, [culprit])
  }
  if (cells.length < 2)
    return refuse('TOO_FEW_CLIENTS', `Placed clients lie in ${cells.length} cells: zones begin with two.`) satisfies Refusal
  const most = Math.min(to, cells.length)
  const durations = await cellDurations({ roads }, cells)
  const { curve, suggested } = await zoner.run<'curve'>({
    kind: 'curve',
    request: { cells, durations, seed: 1, effort: EFFORT },
    options: { from: Math.min(from, most), to: most },
  })
  return {
    items: curve.map(({ count, cv, meanDriveMinutes, components }) => ({ count, cv, meanDriveMinutes, components })),
    suggested,
  }
}
