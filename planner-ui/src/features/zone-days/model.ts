import type { CallOutput, Technician, ZoneDay, zoneEndpoints } from '@tournee/contract'
import { addDays, daysBetween, mondayOf, weekOf } from '../../lib/iso-week.ts'

export type PlanAnswer = CallOutput<typeof zoneEndpoints.planZoneDays>
export type CostAnswer = CallOutput<typeof zoneEndpoints.previewZoneDay>

/** A technician on a date. */
export interface Spot {
  readonly technicianId: string
  readonly date: string
}

/** What a day becomes; `zoneIds` empty = free. */
export interface DayChange extends Spot {
  readonly zoneIds: readonly string[]
  readonly locked: boolean
}

export const spotKey = ({ technicianId, date }: Spot): string => `${technicianId} ${date}`
export const sameSpot = (a: Spot, b: Spot): boolean => a.technicianId === b.technicianId && a.date === b.date

/** Zone days by technician and date. */
export const byDay = (days: readonly ZoneDay[]): ReadonlyMap<string, ZoneDay> => new Map(days.map((d) => [spotKey(d), d]))

const asItIs = (days: ReadonlyMap<string, ZoneDay>, spot: Spot): DayChange => {
  const day = days.get(spotKey(spot))
  return { technicianId: spot.technicianId, date: spot.date, zoneIds: day?.zoneIds ?? [], locked: day?.locked ?? false }
}

/** What it takes to move a zone day to another day or technician: the two change places. Both are locked from then on. */
export function moveChanges(days: ReadonlyMap<string, ZoneDay>, from: Spot, to: Spot): readonly DayChange[] {
  if (sameSpot(from, to)) return []
  const [moved, there] = [asItIs(days, from), asItIs(days, to)]
  if (moved.zoneIds.length === 0) return []
  return [
    { ...asItIs(days, to), zoneIds: moved.zoneIds, locked: true },
    { ...asItIs(days, from), zoneIds: there.zoneIds, locked: there.zoneIds.length > 0 },
  ]
}

/** Gives a day to one zone, or frees it. */
export const giveDay = (spot: Spot, zoneId: string | null): readonly DayChange[] => [
  { technicianId: spot.technicianId, date: spot.date, zoneIds: zoneId ? [zoneId] : [], locked: true },
]

/** What takes these changes back, from the days as they were before. */
export const reverseChanges = (before: ReadonlyMap<string, ZoneDay>, changes: readonly DayChange[]): readonly DayChange[] =>
  [...changes].reverse().map((change) => asItIs(before, change))

/** Days that a new plan gives to other zones than before. */
export const changedSpots = (before: ReadonlyMap<string, ZoneDay>, after: readonly ZoneDay[]): readonly Spot[] =>
  after
    .filter((d) => (before.get(spotKey(d))?.zoneIds ?? []).join() !== d.zoneIds.join())
    .map(({ technicianId, date }) => ({ technicianId, date }))

/** Share of a day below which it is worth inviting clients. */
export const UNDER_FILLED = 0.6
/** Days ahead for which clients can still be invited. */
const WORTH_FILLING_DAYS = 28

/** Whether a day to come is worth filling: given to a zone, soon, and too empty. */
export function isUnderFilled(day: ZoneDay, today: string): boolean {
  const ahead = daysBetween(today, day.date)
  return day.zoneIds.length > 0 && day.fill < UNDER_FILLED && ahead > 0 && ahead <= WORTH_FILLING_DAYS
}

/** First and last day that a month view shows: whole weeks around the month. */
export function monthRange(date: string): { readonly from: string; readonly to: string } {
  const first = `${date.slice(0, 7)}-01`
  const next = addDays(first, 32)
  const last = addDays(`${next.slice(0, 7)}-01`, -1)
  return { from: mondayOf(weekOf(first)), to: addDays(mondayOf(weekOf(last)), 6) }
}

/** The two weeks, from Monday, that contain a date. */
export const fortnightRange = (date: string): { readonly from: string; readonly to: string } => {
  const from = mondayOf(weekOf(date))
  return { from, to: addDays(from, 13) }
}

/** Working days of a range: weekends only where somebody works then. */
export function shownDates(range: { readonly from: string; readonly to: string }, days: readonly ZoneDay[]): readonly string[] {
  const worked = new Set(days.map((d) => d.date))
  return everyDate(range).filter((date) => worked.has(date) || daysBetween(mondayOf(weekOf(date)), date) < 5)
}

/** Every date of a range, weekends too. */
export const everyDate = (range: { readonly from: string; readonly to: string }): readonly string[] =>
  Array.from({ length: daysBetween(range.from, range.to) + 1 }, (_, i) => addDays(range.from, i))

/** Terms of a cost that are not nothing, the heaviest first. */
export const namedTerms = (cost: Pick<CostAnswer, 'terms'>): readonly (readonly [name: string, eur: number])[] =>
  Object.entries(cost.terms)
    .filter(([, eur]) => Math.abs(eur) >= 0.5)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))

/** The day beside this one that an arrow key goes to, in the table of technicians and dates. */
export function neighbourSpot(
  spot: Spot,
  key: string,
  technicians: readonly Pick<Technician, 'id'>[],
  dates: readonly string[],
): Spot | null {
  const row = technicians.findIndex((t) => t.id === spot.technicianId)
  const column = dates.indexOf(spot.date)
  const step: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
  }
  const [down, right] = step[key] ?? [0, 0]
  const technicianId = technicians[row + down]?.id
  const date = dates[column + right]
  return (down !== 0 || right !== 0) && technicianId && date ? { technicianId, date } : null
}
