import type { AcceptedRelaxation, LockLevel, PlanEdits, PlannedRoute, RoutePlan, ShiftEdit } from '@tournee/contract'

/** Who, when, which visits in which order. */
export interface RouteOf {
  readonly technicianId: string
  readonly date: string
  readonly visits: readonly string[]
}

/** A shift of the week; its key in maps and on the screen is `technicianId:date`. */
export interface ShiftOf {
  readonly technicianId: string
  readonly date: string
}

/** Where a visit is put: index among the route's visits without it, 0 = first. */
export interface PlaceOf extends ShiftOf {
  readonly position: number
}

/** What a planner can change of a plan, and undo: the order of visits, and what was decided beside it. A value, never changed in place. */
export interface PlanState {
  readonly routes: readonly RouteOf[]
  readonly edits: PlanEdits
  /** epoch seconds at which visits locked at their hour start */
  readonly hours: Readonly<Record<string, number>>
}

export const shiftKey = ({ technicianId, date }: ShiftOf): string => `${technicianId}:${date}`
const isOn = (shift: ShiftOf) => (route: ShiftOf) => route.technicianId === shift.technicianId && route.date === shift.date

/** What can be edited of a plan as the service sent it. */
export function stateOf(plan: Pick<RoutePlan, 'routes' | 'edits'>): PlanState {
  const routes = plan.routes.map(({ technicianId, date, stops }) => ({
    technicianId,
    date,
    visits: stops.flatMap((stop) => (stop.kind === 'visit' ? [stop.visitId] : [])),
  }))
  return keepHours({ routes, edits: plan.edits, hours: {} }, plan.routes)
}

/** The visits of a shift in order; `[]` when it has none. */
export const visitsOn = (state: PlanState, shift: ShiftOf): readonly string[] => state.routes.find(isOn(shift))?.visits ?? []

/** Where a visit stands, or null: in the basket. */
export function findPlace(state: PlanState, visitId: string): PlaceOf | null {
  for (const { technicianId, date, visits } of state.routes) {
    const position = visits.indexOf(visitId)
    if (position >= 0) return { technicianId, date, position }
  }
  return null
}

function withVisits(state: PlanState, shift: ShiftOf, visits: readonly string[]): PlanState {
  const known = state.routes.some(isOn(shift))
  const { technicianId, date } = shift
  const routes = known
    ? state.routes.map((route) => (isOn(shift)(route) ? { ...route, visits } : route))
    : [...state.routes, { technicianId, date, visits }]
  return { ...state, routes: routes.filter((route) => route.visits.length > 0) }
}

function withoutHour(state: PlanState, visitIds: readonly string[]): PlanState {
  const hours = Object.fromEntries(Object.entries(state.hours).filter(([id]) => !visitIds.includes(id)))
  return { ...state, hours }
}

/** Takes visits off their routes: they go to the basket, and no lock holds them there. */
export function toBasket(state: PlanState, visitIds: readonly string[]): PlanState {
  const routes = state.routes
    .map((route) => ({ ...route, visits: route.visits.filter((id) => !visitIds.includes(id)) }))
    .filter((route) => route.visits.length > 0)
  const locks = state.edits.locks.filter((lock) => !visitIds.includes(lock.visitId))
  return withoutHour({ ...state, routes, edits: { ...state.edits, locks } }, visitIds)
}

/** Puts a visit at a place, off its route if it is on one; its lock goes with it. */
export function placeVisit(state: PlanState, visitId: string, to: PlaceOf): PlanState {
  const lifted = state.routes.map((route) => ({ ...route, visits: route.visits.filter((id) => id !== visitId) }))
  const visits = lifted.find(isOn(to))?.visits ?? []
  return withoutHour(withVisits({ ...state, routes: lifted }, to, visits.toSpliced(to.position, 0, visitId)), [visitId])
}

/** Two visits take each other's place; a visit of the basket takes the other's and sends it there. */
export function swapVisits(state: PlanState, one: string, other: string): PlanState {
  const exchange = (id: string) => (id === one ? other : id === other ? one : id)
  const routes = state.routes.map((route) => ({ ...route, visits: route.visits.map(exchange) }))
  return withoutHour({ ...state, routes }, [one, other])
}

/** The next or the previous place of a visit in its day; the state itself when there is none. */
export function shiftVisit(state: PlanState, visitId: string, step: 1 | -1): PlanState {
  const place = findPlace(state, visitId)
  const position = (place?.position ?? 0) + step
  if (!place || position < 0 || position >= visitsOn(state, place).length) return state
  return placeVisit(state, visitId, { ...place, position })
}

/** Locks visits at a level, or opens their locks with null. */
export function lockVisits(state: PlanState, visitIds: readonly string[], level: LockLevel | null): PlanState {
  const others = state.edits.locks.filter((lock) => !visitIds.includes(lock.visitId))
  const locks = level === null ? others : [...others, ...visitIds.map((visitId) => ({ visitId, level }))]
  return withoutHour({ ...state, edits: { ...state.edits, locks } }, visitIds)
}

/** Changes hours and pauses of a shift; an edit that says nothing is dropped. */
export function editShift(state: PlanState, edit: ShiftEdit): PlanState {
  const others = state.edits.shifts.filter((one) => !isOn(edit)(one))
  const empty = edit.start === undefined && edit.end === undefined && edit.pauses.length === 0
  return { ...state, edits: { ...state.edits, shifts: empty ? others : [...others, edit] } }
}

/** What was changed of a shift so far. */
export const shiftEditOf = (state: PlanState, shift: ShiftOf): ShiftEdit =>
  state.edits.shifts.find(isOn(shift)) ?? { technicianId: shift.technicianId, date: shift.date, pauses: [] }

/** Loosens a rule knowingly. */
export const relax = (state: PlanState, relaxation: AcceptedRelaxation): PlanState => ({
  ...state,
  edits: { ...state.edits, relaxations: [...state.edits.relaxations, relaxation] },
})

/** Remembers the hour of visits locked at it that have none yet, from timed routes. */
export function keepHours(state: PlanState, routes: readonly PlannedRoute[]): PlanState {
  const held = state.edits.locks.filter(({ visitId, level }) => level === 'time' && state.hours[visitId] === undefined)
  if (held.length === 0) return state
  const starts = new Map(
    routes.flatMap(({ stops }) => stops.flatMap((stop) => (stop.kind === 'visit' ? [[stop.visitId, stop.start]] : []))),
  )
  const found = held.flatMap(({ visitId }) => {
    const start = starts.get(visitId)
    return start === undefined ? [] : [[visitId, Date.parse(start) / 1000] as const]
  })
  return { ...state, hours: { ...state.hours, ...Object.fromEntries(found) } }
}

/** Locks by visit, for marks on stops. */
export const locksOf = (edits: PlanEdits): ReadonlyMap<string, LockLevel> => new Map(edits.locks.map((lock) => [lock.visitId, lock.level]))

/** Whether two states say the same of routes, locks, hours and rules, whatever order they list it in. */
export function sameContent(one: PlanState, other: PlanState): boolean {
  const written = ({ routes, edits }: PlanState) => {
    const lines = routes.filter((route) => route.visits.length > 0).map((route) => `${shiftKey(route)} ${route.visits.join(' ')}`)
    const locks = edits.locks.map(({ visitId, level }) => `${visitId} ${level}`)
    return JSON.stringify([lines.sort(), locks.sort(), edits.shifts.map((edit) => JSON.stringify(edit)).sort(), edits.relaxations])
  }
  return written(one) === written(other)
}
