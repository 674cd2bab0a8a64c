import type { ZoneRoom } from './calendar-choice.ts'
import type { CompiledCalendar, DemandGroup } from './compiled-calendar.ts'

/** Minutes of one group served on one technician-day. */
export interface ServedMinutes {
  readonly group: number
  readonly day: number
  readonly minutes: number
}

export interface ZoneAllocation {
  readonly served: readonly ServedMinutes[]
  /** minutes left out, by group of the zone */
  readonly left: readonly { readonly group: number; readonly minutes: number }[]
  /** what is left out at its price, and what is served away from its ideal week, as `ZoneDayCost` splits them */
  readonly cost: { readonly promise: number; readonly due: number; readonly forecast: number; readonly ideal: number }
}

/** The groups of a zone, dearest first: the order in which they are given room. */
export function groupsByPrice(calendar: CompiledCalendar, zone: number): readonly number[] {
  return calendar.groups
    .flatMap((group, g) => (group.zone === zone ? [g] : []))
    .sort((a, b) => {
      const [x, y] = [calendar.groups[a]!, calendar.groups[b]!]
      return y.price - x.price || x.last - y.last || x.first - y.first || a - b
    })
}

const EPSILON = 1e-6

/**
 * Shares the rooms of a zone among its groups. Dearest groups first, near their ideal week first, and whoever finds no room pushes others along augmenting paths
 * (Ford and Fulkerson): served sets of a transportation problem form a polymatroid, so the greedy order leaves out the cheapest minutes possible. The ideal weeks are a preference only.
 */
export function allocateZone(calendar: CompiledCalendar, order: readonly number[], rooms: readonly ZoneRoom[]): ZoneAllocation {
  const filled = fillRooms(calendar, order, rooms)
  while (tradePlaces(calendar, order, rooms, filled));
  return report(calendar, order, rooms, filled)
}

/** What the search goes by: the cost of the first filling, ideal weeks not yet traded; never less than what `allocateZone` reports. */
export function allocationCost(calendar: CompiledCalendar, order: readonly number[], rooms: readonly ZoneRoom[]): number {
  const { flow, left } = fillRooms(calendar, order, rooms)
  let cost = 0
  for (let g = 0; g < order.length; g++) {
    const group = calendar.groups[order[g]!]!
    if (left[g]! > EPSILON) cost += left[g]! * group.price
    if (group.idealWeek === null) continue
    const row = flow[g]!
    for (let r = 0; r < rooms.length; r++)
      if (row[r]! > EPSILON) cost += row[r]! * Math.abs(calendar.weeks[rooms[r]!.date]! - group.idealWeek) * calendar.prices.idealWeekMinute
  }
  return cost
}

interface Filled {
  readonly flow: readonly Float64Array[]
  readonly left: Float64Array
  readonly free: Float64Array
}

/** One round of moves nearer to the ideal week: into free room, or by trading rooms with another group; false when nothing moved. */
function tradePlaces(calendar: CompiledCalendar, order: readonly number[], rooms: readonly ZoneRoom[], { flow, free }: Filled): boolean {
  const groups = order.map((g) => calendar.groups[g]!)
  const away = (group: DemandGroup, r: number): number =>
    group.idealWeek === null ? 0 : Math.abs(calendar.weeks[rooms[r]!.date]! - group.idealWeek)
  let moved = false
  for (let g = 0; g < groups.length; g++)
    for (let r = 0; r < rooms.length; r++) {
      const here = flow[g]![r]! > EPSILON ? away(groups[g]!, r) : 0
      for (let q = 0; q < rooms.length && here > 0 && flow[g]![r]! > EPSILON; q++) {
        const gain = here - away(groups[g]!, q)
        if (gain <= 0 || !fits(groups[g]!, rooms[q]!)) continue
        const room = Math.min(flow[g]![r]!, free[q]!)
        if (room > EPSILON) {
          shift(flow[g]!, r, q, room)
          free[q]! -= room
          free[r]! += room
          moved = true
        }
        for (let h = 0; h < groups.length && flow[g]![r]! > EPSILON; h++) {
          const minutes = Math.min(flow[g]![r]!, flow[h]![q]!)
          if (h === g || minutes <= EPSILON || !fits(groups[h]!, rooms[r]!) || away(groups[h]!, r) - away(groups[h]!, q) >= gain) continue
          shift(flow[g]!, r, q, minutes)
          shift(flow[h]!, q, r, minutes)
          moved = true
        }
      }
    }
  return moved
}

function shift(flow: Float64Array, from: number, to: number, minutes: number): void {
  flow[from]! -= minutes
  flow[to]! += minutes
}

function fillRooms(calendar: CompiledCalendar, order: readonly number[], rooms: readonly ZoneRoom[]): Filled {
  const free = Float64Array.from(rooms, (room) => room.minutes)
  const flow = order.map(() => new Float64Array(rooms.length))
  const groups = order.map((g) => calendar.groups[g]!)
  const left = Float64Array.from(groups, (group) => group.minutes)
  groups.forEach((group, g) => {
    for (const r of roomsByPreference(calendar, group, rooms)) {
      if (left[g]! <= EPSILON) break
      const minutes = Math.min(left[g]!, free[r]!)
      if (minutes <= EPSILON) continue
      flow[g]![r]! += minutes
      free[r]! -= minutes
      left[g]! -= minutes
    }
    while (left[g]! > EPSILON && pushAside(groups, rooms, free, flow, left, g));
  })
  return { flow, left, free }
}

const fits = (group: DemandGroup, room: ZoneRoom): boolean =>
  room.date >= group.first && room.date <= group.last && group.eligible[room.technician]!

function roomsByPreference(calendar: CompiledCalendar, group: DemandGroup, rooms: readonly ZoneRoom[]): number[] {
  const usable: number[] = []
  for (let r = 0; r < rooms.length; r++) if (fits(group, rooms[r]!)) usable.push(r)
  const ideal = group.idealWeek
  if (ideal === null) return usable
  const away = (r: number): number => Math.abs(calendar.weeks[rooms[r]!.date]! - ideal)
  return usable.sort((a, b) => away(a) - away(b) || a - b)
}

/** One augmenting path from a group with minutes left to a room with minutes free; false when there is none. */
function pushAside(
  groups: readonly DemandGroup[],
  rooms: readonly ZoneRoom[],
  free: Float64Array,
  flow: readonly Float64Array[],
  left: Float64Array,
  start: number,
): boolean {
  const roomFrom = new Int16Array(rooms.length).fill(-1)
  const groupFrom = new Int16Array(groups.length).fill(-1)
  const queue = [start]
  for (let head = 0; head < queue.length; head++) {
    const g = queue[head]!
    for (let r = 0; r < rooms.length; r++) {
      if (roomFrom[r]! >= 0 || !fits(groups[g]!, rooms[r]!)) continue
      roomFrom[r] = g
      if (free[r]! > EPSILON) return augment(free, flow, left, start, r, roomFrom, groupFrom)
      for (let other = 0; other < groups.length; other++) {
        if (other === start || groupFrom[other]! >= 0 || flow[other]![r]! <= EPSILON) continue
        groupFrom[other] = r
        queue.push(other)
      }
    }
  }
  return false
}

function augment(
  free: Float64Array,
  flow: readonly Float64Array[],
  left: Float64Array,
  start: number,
  end: number,
  roomFrom: Int16Array,
  groupFrom: Int16Array,
): boolean {
  let minutes = Math.min(left[start]!, free[end]!)
  for (let g = roomFrom[end]!; g !== start; g = roomFrom[groupFrom[g]!]!) minutes = Math.min(minutes, flow[g]![groupFrom[g]!]!)
  free[end]! -= minutes
  left[start]! -= minutes
  let room = end
  for (let g = roomFrom[end]!; ; g = roomFrom[room]!) {
    flow[g]![room]! += minutes
    if (g === start) return true
    room = groupFrom[g]!
    flow[g]![room]! -= minutes
  }
}

function report(calendar: CompiledCalendar, order: readonly number[], rooms: readonly ZoneRoom[], { flow, left }: Filled): ZoneAllocation {
  const served: ServedMinutes[] = []
  const cost = { promise: 0, due: 0, forecast: 0, ideal: 0 }
  order.forEach((index, g) => {
    const group = calendar.groups[index]!
    cost[group.kind] += left[g]! > EPSILON ? left[g]! * group.price : 0
    for (let r = 0; r < rooms.length; r++) {
      const minutes = flow[g]![r]!
      if (minutes <= EPSILON) continue
      served.push({ group: index, day: rooms[r]!.day, minutes })
      if (group.idealWeek !== null)
        cost.ideal += minutes * Math.abs(calendar.weeks[rooms[r]!.date]! - group.idealWeek) * calendar.prices.idealWeekMinute
    }
  })
  return { served, left: order.flatMap((group, g) => (left[g]! > EPSILON ? [{ group, minutes: left[g]! }] : [])), cost }
}
