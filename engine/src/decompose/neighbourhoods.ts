import type { Problem, RouteOrder, Visit } from '../model/problem.ts'
import type { Random } from '../random.ts'
import type { PlanePoints } from './place-points.ts'

/** A part of a plan that is solved on its own: shifts, their routes, and visits that may join them. Indexes into the problem. */
export interface Neighbourhood {
  readonly shifts: readonly number[]
  readonly visits: readonly number[]
}

/** What stays together when a neighbourhood is cut: a route, or a visit (with the other end of its shipment) that has none. */
interface Piece {
  readonly shift: number | null
  readonly visits: readonly number[]
  readonly x: number
  readonly y: number
  /** shifts one of which it must stay with; `[]` = any */
  readonly anchors: readonly number[]
}

/** A shift without visits, where it would start. */
interface EmptyShift {
  readonly shift: number
  readonly x: number
  readonly y: number
}

interface Area {
  readonly pieces: readonly Piece[]
  readonly empty: readonly EmptyShift[]
  readonly parts: number
}

/** Where a cut of several parts may fall, as a share of them: never the same border twice. */
const CUT_FROM = 0.35
const CUT_UNTIL = 0.65

/**
 * Cuts a plan into neighbourhoods of about `size` visits: the pieces are projected on an axis turned at random (the one along which
 * they lie more spread, of two) and cut across it, again and again. Whole routes stay together; shifts without visits are dealt out in
 * proportion. Another `random`, other borders.
 */
export function cutNeighbourhoods(
  problem: Problem,
  points: PlanePoints,
  orders: readonly RouteOrder[],
  size: number,
  random: Random,
): readonly Neighbourhood[] {
  const { pieces, empty } = collectPieces(problem, points, orders, random)
  const visits = pieces.reduce((sum, piece) => sum + piece.visits.length, 0)
  const parts = Math.max(1, Math.min(Math.ceil(visits / size), problem.shifts.length))
  const angle = random.next() * Math.PI
  const found: Neighbourhood[] = []
  const open: Area[] = [{ pieces, empty, parts }]
  for (let area = open.pop(); area; area = open.pop()) {
    if (area.parts > 1) open.push(...cut(area, angle, random))
    else found.push({ shifts: shiftsOf(area), visits: area.pieces.flatMap((piece) => piece.visits) })
  }
  return found
}

const shiftsOf = ({ pieces, empty }: Area): readonly number[] =>
  [...pieces.flatMap(({ shift }) => (shift === null ? [] : [shift])), ...empty.map(({ shift }) => shift)].sort((a, b) => a - b)

function cut({ pieces, empty, parts }: Area, angle: number, random: Random): readonly Area[] {
  const left = Math.min(parts - 1, Math.max(1, Math.round(parts * (CUT_FROM + (CUT_UNTIL - CUT_FROM) * random.next()))))
  const along = wider(pieces, angle)
  const sorted = [...pieces].sort((a, b) => along(a) - along(b))
  const most = (sorted.reduce((sum, piece) => sum + piece.visits.length, 0) * left) / parts
  let weight = 0
  const isLeft = new Set<Piece>()
  for (const piece of sorted) {
    if (weight + piece.visits.length / 2 > most) break
    weight += piece.visits.length
    isLeft.add(piece)
  }
  const sortedEmpty = [...empty].sort((a, b) => along(a) - along(b))
  const cutAt = Math.round((sortedEmpty.length * left) / parts)
  const leftShifts = new Set([...sortedEmpty.slice(0, cutAt), ...isLeft].flatMap(({ shift }) => (shift === null ? [] : [shift])))
  const shifts = new Set([...pieces, ...empty].flatMap(({ shift }) => (shift === null ? [] : [shift])))
  for (const piece of pieces) if (piece.anchors.length > 0) follow(piece, shifts, leftShifts, isLeft)
  return [
    { pieces: pieces.filter((piece) => isLeft.has(piece)), empty: sortedEmpty.slice(0, cutAt), parts: left },
    { pieces: pieces.filter((piece) => !isLeft.has(piece)), empty: sortedEmpty.slice(cutAt), parts: parts - left },
  ]
}

/** A visit that only some shifts may take goes to the side that has more of them; nowhere in particular where neither has any. */
function follow(piece: Piece, shifts: ReadonlySet<number>, leftShifts: ReadonlySet<number>, isLeft: Set<Piece>): void {
  const here = piece.anchors.filter((shift) => shifts.has(shift))
  const onLeft = here.filter((shift) => leftShifts.has(shift)).length
  if (onLeft > here.length - onLeft) isLeft.add(piece)
  else if (onLeft < here.length - onLeft) isLeft.delete(piece)
}

/** The projection on the axis at `angle`, or square to it, whichever spreads the pieces more. */
function wider(pieces: readonly Piece[], angle: number): (at: { readonly x: number; readonly y: number }) => number {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const one = (at: { readonly x: number; readonly y: number }) => at.x * cos + at.y * sin
  const other = (at: { readonly x: number; readonly y: number }) => at.y * cos - at.x * sin
  return spread(pieces.map(one)) >= spread(pieces.map(other)) ? one : other
}

function spread(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
}

function collectPieces(problem: Problem, points: PlanePoints, orders: readonly RouteOrder[], random: Random) {
  const visitOf = new Map(problem.visits.map(({ id }, index) => [id, index]))
  const shiftOf = new Map(problem.shifts.map(({ id }, index) => [id, index]))
  const taken = new Set<number>()
  const driven = new Set<number>()
  const pieces: Piece[] = []
  for (const order of orders) {
    const shift = shiftOf.get(order.shift)
    const visits = order.visits.flatMap((id) => visitOf.get(id) ?? []).filter((visit) => !taken.has(visit))
    if (shift === undefined || driven.has(shift) || visits.length === 0) continue
    driven.add(shift)
    for (const visit of visits) taken.add(visit)
    pieces.push({ shift, visits, ...centre(problem, points, visits), anchors: [] })
  }
  const partner = new Map(
    (problem.shipments ?? []).flatMap(({ pickup, delivery }) => [[pickup, delivery] as const, [delivery, pickup] as const]),
  )
  problem.visits.forEach((visit, index) => {
    if (taken.has(index)) return
    const other = visitOf.get(partner.get(visit.id) ?? '')
    const visits = other === undefined || taken.has(other) ? [index] : [index, other]
    for (const one of visits) taken.add(one)
    const anchors = visits.flatMap((one) => anchorsOf(problem, problem.visits[one]!))
    pieces.push({ shift: null, visits, ...centre(problem, points, visits), anchors })
  })
  // equal places are dealt out in a random order, so that every neighbourhood gets shifts of several days
  const empty = problem.shifts.flatMap(({ start, end }, shift) =>
    driven.has(shift) ? [] : [{ shift, x: points.x[start ?? end ?? 0]!, y: points.y[start ?? end ?? 0]!, rank: random.next() }],
  )
  return { pieces, empty: empty.sort((a, b) => a.rank - b.rank) }
}

function centre(problem: Problem, points: PlanePoints, visits: readonly number[]): { readonly x: number; readonly y: number } {
  const mean = (axis: Float64Array) => visits.reduce((sum, visit) => sum + axis[problem.visits[visit]!.location]!, 0) / visits.length
  return { x: mean(points.x), y: mean(points.y) }
}

/** The shifts that a lock or a list of technicians leaves a visit. */
function anchorsOf({ shifts }: Problem, { lock, allowedTechnicians }: Visit): readonly number[] {
  if (lock && 'shift' in lock) return shifts.flatMap(({ id }, index) => (id === lock.shift ? [index] : []))
  const names = lock?.kind === 'technician' ? [lock.technician] : allowedTechnicians
  return names ? shifts.flatMap(({ technician }, index) => (names.includes(technician) ? [index] : [])) : []
}
