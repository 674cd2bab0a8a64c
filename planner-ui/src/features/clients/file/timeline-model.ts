import type { VisitCard } from '@tournee/contract'
import { addDays, daysBetween } from '../../../lib/iso-week.ts'

/** Days shown before and after today. */
const SPAN = 366
/** A window of fewer days would only be a crumb beside what marks it, days. */
const WIDE = 14

/** A visit on the line of the past and the coming year; shares of its width, 0 to 1. */
export interface TimelineVisit {
  readonly visit: VisitCard
  readonly from: number
  readonly to: number
  readonly ideal: number
  /** when it was done, promised or planned */
  readonly mark: { readonly at: number; readonly kind: 'done' | 'promise' | 'planned' } | null
  /** lane from the top: windows that overlap lie below each other */
  readonly lane: number
  /** wide enough to be drawn beside its mark */
  readonly isWide: boolean
  readonly isLate: boolean
}

export interface Timeline {
  readonly from: string
  readonly to: string
  readonly today: number
  readonly lanes: number
  readonly visits: readonly TimelineVisit[]
  /** first days of months */
  readonly months: readonly { readonly date: string; readonly at: number }[]
}

/** Lays a client's visits out on the year before and after today; cancelled ones and those out of sight are left out. */
export function timelineOf(visits: readonly VisitCard[], today: string, civilDate: (instant: string) => string): Timeline {
  const [from, to] = [addDays(today, -SPAN), addDays(today, SPAN)]
  const at = (date: string) => Math.min(1, Math.max(0, daysBetween(from, date) / (2 * SPAN)))
  const ends: string[] = []
  const shown = visits
    .filter(({ status, dueFrom, dueTo }) => status !== 'cancelled' && dueTo >= from && dueFrom <= to)
    .sort((a, b) => (a.dueFrom < b.dueFrom ? -1 : a.dueFrom > b.dueFrom ? 1 : a.id < b.id ? -1 : 1))
    .map((visit): TimelineVisit => {
      const free = ends.findIndex((end) => end < visit.dueFrom)
      const lane = free < 0 ? ends.length : free
      ends[lane] = visit.dueTo
      return {
        visit,
        from: at(visit.dueFrom),
        to: at(addDays(visit.dueTo, 1)),
        ideal: at(visit.dueIdeal),
        mark: markOf(visit, (instant) => at(civilDate(instant))),
        lane,
        isWide: daysBetween(visit.dueFrom, visit.dueTo) >= WIDE,
        isLate: visit.status === 'due' && visit.dueTo < today,
      }
    })
  return { from, to, today: at(today), lanes: Math.max(1, ends.length), visits: shown, months: monthsOf(from, to, at) }
}

function markOf(visit: VisitCard, at: (instant: string) => number): TimelineVisit['mark'] {
  if (visit.doneAt) return { at: at(visit.doneAt), kind: 'done' }
  if (visit.promise) return { at: at(visit.promise.earliest), kind: 'promise' }
  return visit.scheduledStart ? { at: at(visit.scheduledStart), kind: 'planned' } : null
}

function monthsOf(from: string, to: string, at: (date: string) => number) {
  const months: { date: string; at: number }[] = []
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  for (;;) {
    month = month === 12 ? 1 : month + 1
    if (month === 1) year++
    const date = `${year}-${String(month).padStart(2, '0')}-01`
    if (date > to) return months
    months.push({ date, at: at(date) })
  }
}
