import type { Compiled } from './compiled.ts'

/**
 * One solution, laid flat. Every route owns two slots of `stride` positions: position 0 is the start place, 1 .. length
 * the visits, length + 1 the end place. A move writes into the other slot and flips `side`; refusing it flips back.
 */
export interface State {
  readonly stride: number
  /** per route: 0 or 1, the slot in force is `2 * route + side[route]` */
  readonly side: Uint8Array
  // per slot
  readonly length: Int32Array
  readonly cost: Float64Array
  readonly load: Int32Array
  readonly work: Float64Array
  readonly drive: Float64Array
  readonly metres: Float64Array
  // per slot and position
  readonly visit: Int32Array
  readonly place: Int32Array
  readonly legTime: Int32Array
  readonly legCost: Float64Array
  /** earliest departure and latest start of stay (without breaks) */
  readonly early: Int32Array
  readonly late: Int32Array
  /** the same by breaks taken, for general classes: latest start when setup is paid here, and when it is not */
  readonly earlyBy: Int32Array
  readonly latePaid: Int32Array
  readonly lateFree: Int32Array
  /** as `latePaid` and `lateFree`, for an end without overtime */
  readonly softPaid: Int32Array
  readonly softFree: Int32Array
  /** per slot: seconds of overtime */
  readonly overtime: Float64Array
  /** see `fillSegments` */
  readonly headSpan: Int32Array
  readonly headFrom: Int32Array
  readonly headUntil: Int32Array
  readonly tailSpan: Int32Array
  readonly tailFrom: Int32Array
  readonly tailUntil: Int32Array
  /** mixed loads: on board when leaving the position, and its maximum up to here and from here on, by dimension */
  readonly onBoard: Int32Array
  readonly mostBefore: Int32Array
  readonly mostAfter: Int32Array

  /** per slot: changes whenever its visits do, and comes back with them when a change is undone */
  readonly version: Float64Array
  /** per visit and route (`visit * shifts + route`): the cheapest place when the route had `knownVersion` */
  readonly knownVersion: Float64Array
  readonly knownDelta: Float64Array
  readonly knownAfter: Int32Array
  /** shipments: where the delivery goes, by pickup and route */
  readonly knownSecond: Int32Array

  /** routes to look at for one visit, and the stamp of the last look at each */
  readonly candidates: Int32Array
  readonly looked: Float64Array

  readonly routeOf: Int32Array
  /** routes with visits: `active[0 .. activeCount - 1]` */
  readonly active: Int32Array
  readonly activeAt: Int32Array
  /** empty routes of class k: `empty[memberFrom[k] .. memberFrom[k] + emptyCount[k] - 1]` */
  readonly empty: Int32Array
  readonly emptyAt: Int32Array
  readonly emptyCount: Int32Array
  /** visits on no route */
  readonly bank: Int32Array
  /** routes changed since the last commit, each once */
  readonly touched: Int32Array
  readonly isTouched: Uint8Array
  /** seconds of work by technician (fairness) */
  readonly workOf: Float64Array
  activeCount: number
  bankCount: number
  touchedCount: number
  versions: number
  looks: number
  /** the next visit goes to an empty route if any will have it */
  opening: boolean
  /** when it does: only routes of this class, at any price; -1 = whichever is cheapest and cheaper than leaving it out */
  openingClass: number
  /** no empty route is opened beyond this many */
  mostRoutes: number
  total: number
}

/** The slot (index of a route's data) after the last route's: for trying sequences out. */
export const scratchSlot = (c: Compiled): number => 2 * c.shifts

/** An empty solution: every visit in the bank. */
export function createState(c: Compiled): State {
  const slots = 2 * c.shifts + 1
  const stride = c.longest + 4
  const cells = slots * stride
  const generalCells = c.anyGeneral ? cells * c.labels : 0
  const softCells = c.softEnd.some((end, k) => end < c.latest[k]!) ? generalCells : 0
  const segmentCells = c.segmented.includes(1) ? cells : 0
  const loadCells = c.mixedLoads ? cells * c.dimensions : 0
  const known = c.anyGeneral ? c.visits * c.shifts : 0
  const state: State = {
    stride,
    side: new Uint8Array(c.shifts),
    length: new Int32Array(slots),
    cost: new Float64Array(slots),
    load: new Int32Array(slots * c.dimensions),
    work: new Float64Array(slots),
    drive: new Float64Array(slots),
    metres: new Float64Array(slots),
    visit: new Int32Array(cells).fill(-1),
    place: new Int32Array(cells),
    legTime: new Int32Array(cells),
    legCost: new Float64Array(cells),
    early: new Int32Array(cells),
    late: new Int32Array(cells),
    earlyBy: new Int32Array(generalCells),
    latePaid: new Int32Array(generalCells),
    lateFree: new Int32Array(generalCells),
    softPaid: new Int32Array(softCells),
    softFree: new Int32Array(softCells),
    overtime: new Float64Array(slots),
    headSpan: new Int32Array(segmentCells),
    headFrom: new Int32Array(segmentCells),
    headUntil: new Int32Array(segmentCells),
    tailSpan: new Int32Array(segmentCells),
    tailFrom: new Int32Array(segmentCells),
    tailUntil: new Int32Array(segmentCells),
    onBoard: new Int32Array(loadCells),
    mostBefore: new Int32Array(loadCells),
    mostAfter: new Int32Array(loadCells),
    version: new Float64Array(slots),
    knownVersion: new Float64Array(known).fill(-1),
    knownDelta: new Float64Array(known),
    knownAfter: new Int32Array(known),
    candidates: new Int32Array(c.shifts + c.classes),
    looked: new Float64Array(c.shifts),
    knownSecond: new Int32Array(c.anyShipment ? c.visits * c.shifts : 0),
    routeOf: new Int32Array(c.visits).fill(-1),
    active: new Int32Array(c.shifts),
    activeAt: new Int32Array(c.shifts).fill(-1),
    empty: c.members.slice(),
    emptyAt: new Int32Array(c.shifts),
    emptyCount: new Int32Array(c.classes),
    bank: Int32Array.from({ length: c.visits }, (_, v) => v),
    touched: new Int32Array(c.shifts),
    isTouched: new Uint8Array(c.shifts),
    workOf: new Float64Array(c.technicians),
    activeCount: 0,
    bankCount: c.visits,
    touchedCount: 0,
    versions: 0,
    looks: 0,
    opening: false,
    openingClass: -1,
    mostRoutes: c.shifts,
    total: c.penalty.reduce((sum, penalty) => sum + penalty, 0),
  }
  for (let k = 0; k < c.classes; k++) {
    state.emptyCount[k] = c.memberFrom[k + 1]! - c.memberFrom[k]!
    for (let i = c.memberFrom[k]!; i < c.memberFrom[k + 1]!; i++) state.emptyAt[c.members[i]!] = i
  }
  return state
}

/** Moves a route between the lists of active and empty routes when its visits came or went. */
export function relist(c: Compiled, s: State, route: number): void {
  const filled = s.length[2 * route + s.side[route]!]! > 0
  const at = s.activeAt[route]!
  if (filled === at >= 0) return
  const k = c.classOf[route]!
  const from = c.memberFrom[k]!
  if (filled) {
    const hole = s.emptyAt[route]!
    const last = s.empty[from + --s.emptyCount[k]!]!
    s.empty[hole] = last
    s.emptyAt[last] = hole
    s.activeAt[route] = s.activeCount
    s.active[s.activeCount++] = route
  } else {
    const last = s.active[--s.activeCount]!
    s.active[at] = last
    s.activeAt[last] = at
    s.activeAt[route] = -1
    const slot = from + s.emptyCount[k]!++
    s.empty[slot] = route
    s.emptyAt[route] = slot
  }
}

/** Prepares a route for change: its data are copied to the other slot, which becomes the one in force. */
export function touch(c: Compiled, s: State, route: number): void {
  if (s.isTouched[route] === 1) return
  s.isTouched[route] = 1
  s.touched[s.touchedCount++] = route
  const from = 2 * route + s.side[route]!
  const to = from ^ 1
  s.side[route] = s.side[route]! ^ 1
  const m = s.length[from]!
  s.length[to] = m
  s.cost[to] = s.cost[from]!
  for (let d = 0; d < c.dimensions; d++) s.load[to * c.dimensions + d] = s.load[from * c.dimensions + d]!
  s.work[to] = s.work[from]!
  s.drive[to] = s.drive[from]!
  s.metres[to] = s.metres[from]!
  const { visit, place, legTime, legCost, early, late, stride } = s
  for (let a = from * stride, b = to * stride, end = a + m + 2; a < end; a++, b++) {
    visit[b] = visit[a]!
    place[b] = place[a]!
    legTime[b] = legTime[a]!
    legCost[b] = legCost[a]!
    early[b] = early[a]!
    late[b] = late[a]!
  }
}

/** Accepts the changes since the last commit. */
export function commit(s: State): void {
  for (let i = 0; i < s.touchedCount; i++) s.isTouched[s.touched[i]!] = 0
  s.touchedCount = 0
}

/** Undoes the changes of routes since the last commit; the caller restores bank and total. */
export function rollback(c: Compiled, s: State): void {
  const { touched, visit, routeOf, side, length, stride } = s
  for (let i = 0; i < s.touchedCount; i++) {
    const slot = 2 * touched[i]! + side[touched[i]!]!
    for (let p = slot * stride + 1, end = p + length[slot]!; p < end; p++) routeOf[visit[p]!] = -1
  }
  for (let i = 0; i < s.touchedCount; i++) {
    const route = touched[i]!
    side[route] = side[route]! ^ 1
    const slot = 2 * route + side[route]!
    for (let p = slot * stride + 1, end = p + length[slot]!; p < end; p++) routeOf[visit[p]!] = route
    s.isTouched[route] = 0
    relist(c, s, route)
  }
  s.touchedCount = 0
}
