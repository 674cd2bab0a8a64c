import type { PlanEdits, PlannedRoute, Position, Reason } from '@tournee/contract'
import type { Problem, RouteOrder } from '@tournee/engine'
import type { Preview } from '@tournee/engine/preview'
import { type EditContext, editProblem, holdHours } from './edit-problem.ts'
import { mapRoute } from './map-route.ts'
import { findPlace, keepHours, type PlaceOf, type PlanState, placeVisit, type ShiftOf, shiftKey } from './plan-state.ts'
import { type LanePrice, type PlacePrice, priceLanes, pricePlace } from './price-lanes.ts'

/** The engine, as the browser loads it when the first edit is near. */
export type EngineDoor = typeof import('@tournee/engine/preview')

/** The engine beside one week: times states of its plan and prices edits, at once. Null answers = only the service knows. */
export interface Workbench {
  readonly timed: (state: PlanState) => readonly PlannedRoute[] | null
  /** the state with the hours of newly locked visits, its problem learnt from the one before */
  readonly lead: (before: PlanState, after: PlanState) => PlanState
  readonly prices: (state: PlanState, visitId: string) => ReadonlyMap<string, LanePrice> | null
  readonly place: (state: PlanState, visitId: string, to: PlaceOf) => PlacePrice | null
  /** why a shift refuses a visit, there or anywhere (null), and what would let it in */
  readonly remedy: (state: PlanState, visitId: string, shift: ShiftOf, position: number | null) => Reason | null
  /** gives visits to a shift one after the other, each at its best place; those that do not fit stay */
  readonly give: (state: PlanState, visitIds: readonly string[], to: ShiftOf) => PlanState
  /** whether a visit can be on a route at all: its place is known, and it is still to be done */
  readonly knows: (visitId: string) => boolean
  /** what of a state the service is to store */
  readonly sendable: (state: PlanState) => { readonly technicianId: string; readonly date: string; readonly visits: string[] }[]
}

export interface WorkbenchOf {
  readonly engine: EngineDoor
  readonly problem: Problem
  readonly edits: PlanEdits
  /** start places by technician */
  readonly starts: ReadonlyMap<string, Position>
  readonly context: Omit<EditContext, 'applyRelaxation'>
  /** epoch seconds, by the service's clock */
  readonly now: () => number
}

/** how long prices stand, in seconds */
const MINUTES = 300
const keyOf = ({ shifts, relaxations }: PlanEdits) => JSON.stringify([shifts, relaxations])

/** The problem in which a visit begins no earlier than an instant (epoch seconds), where its due window lasts that long. */
function beginsFrom(problem: Problem, visitId: string, instant: number): Problem {
  const later = (visit: Problem['visits'][number]) => {
    const { earliest = -Infinity, latest = Infinity } = visit.due ?? {}
    return instant > latest ? visit : { ...visit, due: { ...visit.due, earliest: Math.max(earliest, instant) } }
  }
  return { ...problem, visits: problem.visits.map((visit) => (visit.id === visitId ? later(visit) : visit)) }
}

/** Puts the engine beside a week. `problem` has `edits` in it. */
export function createWorkbench({ engine, problem, edits, starts, context, now }: WorkbenchOf): Workbench {
  const problems = new Map([[keyOf(edits), problem]])
  const visits = new Set(problem.visits.map(({ id }) => id))
  const shifts = new Map(problem.shifts.map((shift) => [shift.id, shift]))
  const promises = new Map(problem.visits.flatMap(({ id, promise }) => (promise ? [[id, promise] as const] : [])))
  const firstStart = Math.min(...problem.shifts.map((shift) => shift.earliestStart))
  const lastEnd = Math.max(...problem.shifts.map((shift) => shift.latestEnd))
  /** what of the week has gone by, to some minutes; a week that is over is planned whole, as an exercise */
  const gone = () => {
    const at = Math.floor(now() / MINUTES) * MINUTES
    return at < lastEnd ? at : -Infinity
  }
  const routesKnown = new WeakMap<PlanState, readonly PlannedRoute[] | null>()
  let last: {
    state: PlanState
    freed: string
    preview: Preview
    drops: Map<string, PlacePrice>
    prices: Map<string, ReadonlyMap<string, LanePrice>>
  } | null = null

  const sendable = (state: PlanState) =>
    state.routes
      .filter((route) => shifts.has(shiftKey(route)))
      .map(({ technicianId, date, visits: all }) => ({ technicianId, date, visits: all.filter((id) => visits.has(id)) }))
      .filter((route) => route.visits.length > 0)
  const ordersOf = (state: PlanState): readonly RouteOrder[] =>
    sendable(state).map((route) => ({ shift: shiftKey(route), visits: route.visits }))
  const problemOf = (state: PlanState, freed: string | null): Problem | null => {
    const base = problems.get(keyOf(state.edits))
    if (!base) return null
    const { [freed ?? '']: _, ...hours } = state.hours
    const on = new Map(
      Object.keys(hours).flatMap((id) => {
        const place = findPlace(state, id)
        return place ? [[id, shiftKey(place)] as const] : []
      }),
    )
    return holdHours(base, on, hours)
  }
  const time = (state: PlanState): readonly PlannedRoute[] | null => {
    const held = problemOf(state, null)
    if (!held) return null
    return engine.evaluate(held, ordersOf(state)).routes.map((route) => {
      const cut = route.shift.indexOf(':')
      const technicianId = route.shift.slice(0, cut)
      return mapRoute(route, { technicianId, date: route.shift.slice(cut + 1), start: starts.get(technicianId)! })
    })
  }
  const timed = (state: PlanState) => {
    if (!routesKnown.has(state)) routesKnown.set(state, time(state))
    return routesKnown.get(state)!
  }
  /** The preview of a state; a visit held at its hour is let go of to be moved, and what is moved begins no earlier than now. */
  const session = (state: PlanState, visitId: string) => {
    const notBefore = gone()
    const freed = state.hours[visitId] === undefined ? '' : visitId
    const moved = notBefore > firstStart ? `${visitId} ${notBefore}` : freed
    if (last?.state === state && last.freed === moved) return last
    const held = problemOf(state, freed)
    if (!held) return null
    const ahead = notBefore > firstStart ? beginsFrom(held, visitId, notBefore) : held
    last = { state, freed: moved, preview: engine.createPreview(ahead, ordersOf(state)), drops: new Map(), prices: new Map() }
    return last
  }
  const bench: Workbench = {
    timed,
    sendable,
    knows: (visitId) => visits.has(visitId),
    lead(before, after) {
      const key = keyOf(after.edits)
      const base = problems.get(keyOf(before.edits))
      if (!problems.has(key) && base) {
        const made = editProblem(base, before.edits, after.edits, { ...context, applyRelaxation: engine.applyRelaxation })
        if (made) problems.set(key, made)
      }
      const routes = timed(after)
      return routes ? keepHours(after, routes) : after
    },
    prices(state, visitId) {
      if (!visits.has(visitId)) return null
      const known = session(state, visitId)
      if (!known) return null
      const notBefore = gone()
      const key = `${visitId} ${notBefore}`
      const before = known.prices.get(key)
      if (before) return before
      const prices = priceLanes(known.preview.insertions(visitId, notBefore))
      known.prices.set(key, prices)
      return prices
    },
    place(state, visitId, to) {
      const [known, shift] = [session(state, visitId), shiftKey(to)]
      if (!known || !visits.has(visitId) || !shifts.has(shift)) return null
      const key = `${visitId} ${shift} ${to.position}`
      const before = known.drops.get(key)
      if (before) return before
      const price = pricePlace(known.preview.drop(visitId, shift, [to.position]), visitId, to.position, promises)
      known.drops.set(key, price)
      return price
    },
    remedy(state, visitId, shift, position) {
      const [known, id] = [session(state, visitId), shiftKey(shift)]
      if (!known || !visits.has(visitId) || !shifts.has(id)) return null
      const { relaxation, ...why } = known.preview.remedy(visitId, id, position === null ? null : [position])
      return { ...why, relaxation: { ...relaxation } }
    },
    give: (state, visitIds, to) =>
      visitIds.reduce((now, visitId) => {
        const price = bench.prices(now, visitId)?.get(shiftKey(to))
        return price?.fits ? placeVisit(now, visitId, { ...to, position: price.position }) : now
      }, state),
  }
  return bench
}
