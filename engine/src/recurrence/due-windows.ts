import { addDays, addMonths, type CivilDate, daysBetween } from './civil-date.ts'

/** When visits fall due within a contract. */
export type Rhythm =
  /** evenly spread over each contract year: two a year fall at 1/4 and 3/4 of it, half a year apart across years too */
  | { readonly kind: 'per-year'; readonly visits: number }
  /** so many days after each anniversary of the start, e.g. `[120, 240]` */
  | { readonly kind: 'offsets'; readonly days: readonly number[] }
  /**
   * every so many months after the start, end of month kept (see `addMonths`): legal rhythms of equipment. With `fromLastVisit`
   * the count restarts at the last visit, as the law counts.
   */
  | { readonly kind: 'months'; readonly every: number; readonly fromLastVisit?: boolean }

/** What a contract (or one piece of equipment) says about its visits. All dates included. */
export interface RecurringContract {
  /** goes into the keys of its windows */
  readonly id: string
  readonly start: CivilDate
  /** last day; absent = until ended */
  readonly end?: CivilDate
  /** ended before `end`: last day of validity */
  readonly endedEarly?: CivilDate
  readonly rhythm: Rhythm
  /** days before and after the ideal date; default 45 each way, less where windows would meet (a legal deadline: `{ before: 60, after: 0 }`) */
  readonly toleranceDays?: number | { readonly before: number; readonly after: number }
  /** no visit on these days; a window loses them, and disappears when none is left */
  readonly suspensions?: readonly { readonly from: CivilDate; readonly to?: CivilDate }[]
  /** the last visit done: occurrences whose window had opened by then are done */
  readonly lastVisit?: CivilDate
}

/** One visit owed: it must take place in [earliest, latest], best at `ideal`. */
export interface DueWindow {
  /** the same for the same occurrence at every call, whatever the horizon, tolerance, end or suspension: store by it */
  readonly key: string
  readonly ideal: CivilDate
  readonly earliest: CivilDate
  readonly latest: CivilDate
}

/** Default tolerance: a due window of about 90 days. */
export const DEFAULT_TOLERANCE_DAYS = 45

interface Occurrence {
  readonly key: string
  readonly ideal: CivilDate
}

/**
 * The windows of a contract that meet the horizon [from, to] (both included), in order. Pure: the same contract gives the same
 * windows and keys at every call. An occurrence whose ideal date lies outside the contract's life is none; a window never
 * leaves that life. Throws on dates that do not exist.
 */
export function dueWindows(
  contract: RecurringContract,
  horizon: { readonly from: CivilDate; readonly to: CivilDate },
): readonly DueWindow[] {
  const last = earliestOf(contract.end, contract.endedEarly)
  const { before, after } = toleranceOf(contract)
  const until = earliestOf(last, addDays(horizon.to, before))!
  const windows: DueWindow[] = []
  for (const { key, ideal } of occurrences(contract, until)) {
    const earliest = latestOf(contract.start, addDays(ideal, -before))
    const latest = earliestOf(last, addDays(ideal, after))!
    if (contract.lastVisit !== undefined && contract.lastVisit >= earliest) continue
    const open = withoutSuspensions(contract, ideal, earliest, latest)
    if (open && open.earliest <= horizon.to && open.latest >= horizon.from) windows.push({ key, ...open })
  }
  return windows
}

/** The occurrences of the rhythm with an ideal date up to `until`, in order. */
function* occurrences(contract: RecurringContract, until: CivilDate): Generator<Occurrence> {
  const { id, rhythm, start, lastVisit } = contract
  if (rhythm.kind === 'months') {
    if (!(rhythm.every >= 1)) return
    const anchor = rhythm.fromLastVisit && lastVisit !== undefined && lastVisit > start ? lastVisit : start
    for (let k = 1; ; k++) {
      const ideal = addMonths(anchor, k * rhythm.every)
      if (ideal > until) return
      yield { key: `${id}/${anchor}/${k}`, ideal }
    }
  }
  for (let year = 0; ; year++) {
    const anniversary = addMonths(start, 12 * year)
    if (anniversary > until) return
    const length = daysBetween(anniversary, addMonths(start, 12 * (year + 1)))
    for (const [k, offset] of offsetsOf(rhythm, length).entries()) {
      const ideal = addDays(anniversary, offset)
      if (ideal <= until) yield { key: `${id}/${anniversary}/${k + 1}`, ideal }
    }
  }
}

function offsetsOf(rhythm: Exclude<Rhythm, { kind: 'months' }>, yearLength: number): readonly number[] {
  if (rhythm.kind === 'offsets') return rhythm.days.filter((day) => day >= 0 && day < yearLength)
  return Array.from({ length: Math.max(0, Math.floor(rhythm.visits)) }, (_, k) =>
    Math.floor(((2 * k + 1) * yearLength) / (2 * rhythm.visits)),
  )
}

/** Days from one occurrence to the next where they are closest. */
function spacingOf(rhythm: Rhythm): number {
  // two days less than the mean: 28 for a month, 89 for a quarter that holds February
  if (rhythm.kind === 'months') return Math.floor((rhythm.every * 365) / 12) - 2
  const offsets = offsetsOf(rhythm, 365)
  return offsets.reduce((least, offset, k) => Math.min(least, (offsets[k + 1] ?? offsets[0]! + 365) - offset), 365)
}

function toleranceOf({ toleranceDays, rhythm }: RecurringContract): { before: number; after: number } {
  if (typeof toleranceDays === 'object') return toleranceDays
  const days = toleranceDays ?? Math.min(DEFAULT_TOLERANCE_DAYS, Math.max(0, Math.floor((spacingOf(rhythm) - 1) / 2)))
  return { before: days, after: days }
}

/** What suspensions leave of a window: of the pieces, the one nearest to the ideal date (the later of two as near), which moves into it. */
function withoutSuspensions(
  contract: RecurringContract,
  ideal: CivilDate,
  earliest: CivilDate,
  latest: CivilDate,
): Omit<DueWindow, 'key'> | undefined {
  let pieces: readonly { earliest: CivilDate; latest: CivilDate }[] = earliest <= latest ? [{ earliest, latest }] : []
  for (const { from, to } of contract.suspensions ?? []) {
    pieces = pieces.flatMap((piece) => [
      ...(piece.earliest < from ? [{ earliest: piece.earliest, latest: earliestOf(piece.latest, addDays(from, -1))! }] : []),
      ...(to !== undefined && piece.latest > to ? [{ earliest: latestOf(piece.earliest, addDays(to, 1)), latest: piece.latest }] : []),
    ])
  }
  let best: Omit<DueWindow, 'key'> | undefined
  for (const piece of pieces) {
    const nearest = ideal < piece.earliest ? piece.earliest : ideal > piece.latest ? piece.latest : ideal
    const away = Math.abs(daysBetween(ideal, nearest))
    if (
      !best ||
      away < Math.abs(daysBetween(ideal, best.ideal)) ||
      (away === Math.abs(daysBetween(ideal, best.ideal)) && nearest > best.ideal)
    ) {
      best = { ideal: nearest, ...piece }
    }
  }
  return best
}

function earliestOf(one: CivilDate | undefined, other: CivilDate | undefined): CivilDate | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return one < other ? one : other
}

function latestOf(one: CivilDate, other: CivilDate): CivilDate {
  return one > other ? one : other
}
