import type { RouteOf } from './plan-state.ts'

/** What a proposal does to the week, in visits, and in days whose order alone changes. */
export interface ProposalNews {
  /** another day or technician */
  readonly moved: number
  /** from the basket onto a route */
  readonly placed: number
  /** off its route into the basket */
  readonly dropped: number
  /** no visit of this week any more: planned elsewhere, done or closed since the state before was made */
  readonly gone: number
  readonly reordered: number
}

const placesOf = (routes: readonly RouteOf[]) =>
  new Map(routes.flatMap(({ technicianId, date, visits }) => visits.map((id) => [id, `${technicianId}:${date}`] as const)))

/** Compares the state before with the proposal; `isOfWeek` says whether a visit is still to be planned in this week. */
export function proposalNews(before: readonly RouteOf[], after: readonly RouteOf[], isOfWeek: (visitId: string) => boolean): ProposalNews {
  const [was, is] = [placesOf(before), placesOf(after)]
  const left = [...was.keys()].filter((id) => !is.has(id))
  const orders = new Map(before.map(({ technicianId, date, visits }) => [`${technicianId}:${date}`, visits]))
  const isTurned = ({ technicianId, date, visits }: RouteOf) => {
    const old = orders.get(`${technicianId}:${date}`) ?? []
    return old.length === visits.length && old.every((id) => visits.includes(id)) && old.some((id, i) => id !== visits[i])
  }
  return {
    moved: [...is].filter(([id, place]) => was.has(id) && was.get(id) !== place).length,
    placed: [...is.keys()].filter((id) => !was.has(id)).length,
    dropped: left.filter(isOfWeek).length,
    gone: left.filter((id) => !isOfWeek(id)).length,
    reordered: after.filter(isTurned).length,
  }
}
