import type { Seconds } from '../units.ts'
import type { Cell } from './cell.ts'
import type { DemandCell } from './zoning-types.ts'

/** Cells by index, how long it takes between them, and which are neighbours by road. */
export interface RoadGraph {
  readonly size: number
  /** mean of both directions, row-major `size * size`; `NO_WAY` where there is none */
  readonly drive: Int32Array
  /** neighbours of cell i: `targets[offsets[i] .. offsets[i + 1])`, ascending */
  readonly offsets: Int32Array
  readonly targets: Int32Array
}

/** Stands for no way: far enough never to be chosen, small enough to be added up. */
export const NO_WAY: Seconds = 1_000_000

/** Each cell is compared with so many nearest ones: on the plane a cell rarely has more than 8 neighbours. */
const NEAREST = 20
/** A third cell lies on the way when going by it takes at most this much longer. */
const BY_THE_WAY = 1.1
/** ... and what it costs to turn off to a door and back on, seconds. */
const TURN_OFF = 60

/**
 * Neighbours by road: two cells between which no third lies on the way (reached sooner than the other from either side, and
 * going by it takes at most 10 % and a minute longer). A lake or massif between two cells makes the way long and puts others on it. What is
 * connected by road stays connected: missing links are added, shortest first; barriers never are.
 */
export function buildRoadGraph(
  cells: readonly DemandCell[],
  durations: ArrayLike<Seconds>,
  barriers: readonly (readonly [Cell, Cell])[] = [],
): RoadGraph {
  const size = cells.length
  const drive = symmetric(size, durations)
  const barred = createBarred(cells, barriers)
  const nearest = Array.from({ length: size }, (_, i) => nearestOf(drive, size, i))
  const links = Array.from({ length: size }, () => new Set<number>())
  for (let i = 0; i < size; i++) {
    for (const j of nearest[i]!) {
      const direct = drive[i * size + j]!
      if (direct >= NO_WAY || barred(i, j)) continue
      const between = (k: number) => {
        const [there, onward] = [drive[i * size + k]!, drive[k * size + j]!]
        // ties go by index, so that of three cells at one place two pairs remain
        const sooner = (leg: number) => leg < direct || (leg === direct && k < Math.min(i, j))
        return k !== j && sooner(there) && sooner(onward) && there + onward <= direct * BY_THE_WAY + TURN_OFF
      }
      if (nearest[i]!.some(between)) continue
      links[i]!.add(j)
      links[j]!.add(i)
    }
  }
  joinPieces(size, drive, links, barred)
  const offsets = new Int32Array(size + 1)
  for (let i = 0; i < size; i++) offsets[i + 1] = offsets[i]! + links[i]!.size
  return { size, drive, offsets, targets: Int32Array.from(links.flatMap((set) => [...set].sort((one, other) => one - other))) }
}

/** Pieces of a set of cells (all where `inside` is absent) by road. */
export function piecesOf(graph: RoadGraph, inside: (cell: number) => boolean = () => true): readonly (readonly number[])[] {
  const seen = new Uint8Array(graph.size)
  const pieces: number[][] = []
  for (let start = 0; start < graph.size; start++) {
    if (seen[start] || !inside(start)) continue
    seen[start] = 1
    const piece = [start]
    for (let head = 0; head < piece.length; head++) {
      const cell = piece[head]!
      for (let e = graph.offsets[cell]!; e < graph.offsets[cell + 1]!; e++) {
        const next = graph.targets[e]!
        if (seen[next] || !inside(next)) continue
        seen[next] = 1
        piece.push(next)
      }
    }
    pieces.push(piece)
  }
  return pieces
}

function symmetric(size: number, durations: ArrayLike<Seconds>): Int32Array {
  const drive = new Int32Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      const [there, back] = [durations[i * size + j]!, durations[j * size + i]!]
      const mean = there < 0 || back < 0 ? NO_WAY : Math.min(NO_WAY, Math.round((there + back) / 2))
      drive[i * size + j] = drive[j * size + i] = mean
    }
  }
  return drive
}

function createBarred(cells: readonly DemandCell[], barriers: readonly (readonly [Cell, Cell])[]): (i: number, j: number) => boolean {
  if (barriers.length === 0) return () => false
  const pairs = new Set(barriers.flatMap(([one, other]) => [`${one} ${other}`, `${other} ${one}`]))
  return (i, j) => pairs.has(`${cells[i]!.cell} ${cells[j]!.cell}`)
}

function nearestOf(drive: Int32Array, size: number, from: number): readonly number[] {
  const row = drive.subarray(from * size, from * size + size)
  const nearest: number[] = []
  for (let i = 0; i < size; i++) {
    const full = nearest.length === NEAREST
    if (i === from || (full && row[i]! >= row[nearest[NEAREST - 1]!]!)) continue
    let at = full ? NEAREST - 1 : nearest.length
    for (; at > 0 && row[nearest[at - 1]!]! > row[i]!; at--) nearest[at] = nearest[at - 1]!
    nearest[at] = i
  }
  return nearest
}

/** Adds the shortest link from the smallest piece to another until no piece can be joined. */
function joinPieces(size: number, drive: Int32Array, links: readonly Set<number>[], barred: (i: number, j: number) => boolean): void {
  const piece = Int32Array.from({ length: size }, (_, i) => i)
  const members = Array.from({ length: size }, (_, i) => [i])
  const merge = (one: number, other: number) => {
    const [from, to] =
      members[piece[one]!]!.length < members[piece[other]!]!.length ? [piece[one]!, piece[other]!] : [piece[other]!, piece[one]!]
    if (from === to) return
    for (const cell of members[from]!) piece[cell] = to
    members[to]!.push(...members[from]!)
    members[from] = []
  }
  links.forEach((set, i) => {
    for (const j of set) merge(i, j)
  })
  const stuck = new Set<number>()
  for (;;) {
    const open = members.map((list, id) => ({ id, list })).filter(({ id, list }) => list.length > 0 && !stuck.has(id))
    if (open.length + stuck.size <= 1 || open.length === 0) return
    const { id, list } = open.reduce((least, one) => (one.list.length < least.list.length ? one : least))
    let best: readonly [number, number] | undefined
    for (const i of list) {
      for (let j = 0; j < size; j++) {
        const shorter = !best || drive[i * size + j]! < drive[best[0] * size + best[1]]!
        if (piece[j] !== id && shorter && drive[i * size + j]! < NO_WAY && !barred(i, j)) best = [i, j]
      }
    }
    if (!best) {
      stuck.add(id)
      continue
    }
    links[best[0]]!.add(best[1])
    links[best[1]]!.add(best[0])
    merge(best[0], best[1])
  }
}
