import { cellKey, type PlacedVisit, type WeekView } from './model.ts'

/** What map, board, basket and card look at together. `day` null = the whole week; `technicianId` dims the others. */
export interface Selection {
  readonly visitId: string | null
  readonly day: string | null
  readonly technicianId: string | null
  /** several visits, chosen for one action on all of them */
  readonly picked: readonly string[]
  /** a tap picks one more: without Ctrl, as on a phone */
  readonly picking: boolean
}

export type SelectionEvent =
  | { readonly type: 'select'; readonly visitId: string | null }
  | { readonly type: 'day'; readonly day: string | null }
  | { readonly type: 'technician'; readonly technicianId: string }
  | { readonly type: 'clear' }
  /** one more, or one less, of several */
  | { readonly type: 'pick'; readonly visitId: string }
  /** one more by keys, and on from there */
  | { readonly type: 'extend'; readonly visitId: string }
  /** several are to be picked by taps, beginning with this one */
  | { readonly type: 'picking'; readonly visitId: string }
  /** everything from the selected visit to this one, along the technician's week */
  | { readonly type: 'range'; readonly view: WeekView; readonly visitId: string }
  | { readonly type: 'pick-all'; readonly visitIds: readonly string[] }
  /** the week or the plan changed: what is no longer there is let go */
  | { readonly type: 'view'; readonly view: WeekView }

export const NOTHING_SELECTED: Selection = { visitId: null, day: null, technicianId: null, picked: [], picking: false }

const NONE_PICKED: readonly string[] = []

/** The next selection; Escape lets go of several first, then of the visit, then of the technician. */
export function reduceSelection(now: Selection, event: SelectionEvent): Selection {
  switch (event.type) {
    case 'select':
      if (!now.picking) return { ...now, visitId: event.visitId, picked: NONE_PICKED }
      return event.visitId === null ? now : reduceSelection(now, { type: 'pick', visitId: event.visitId })
    case 'day':
      return { ...now, day: event.day }
    case 'technician':
      return { ...now, technicianId: now.technicianId === event.technicianId ? null : event.technicianId }
    case 'clear':
      if (now.picked.length > 0) return { ...now, picked: NONE_PICKED, picking: false }
      return now.visitId ? { ...now, visitId: null } : { ...now, technicianId: null }
    case 'pick': {
      const before = pickedSoFar(now)
      const { visitId } = event
      const picked = before.includes(visitId) ? before.filter((id) => id !== visitId) : [...before, visitId]
      // what is no longer among several is not selected either
      const selected = now.visitId === visitId && !picked.includes(visitId) ? null : now.visitId
      return { ...now, visitId: selected, picked, picking: now.picking && picked.length > 0 }
    }
    case 'extend':
      return { ...now, visitId: event.visitId, picked: [...new Set([...pickedSoFar(now), event.visitId])] }
    case 'picking':
      return { ...now, visitId: null, picked: [event.visitId], picking: true }
    case 'range':
      return { ...now, picked: [...new Set([...now.picked, ...between(event.view, now.visitId, event.visitId)])] }
    case 'pick-all':
      return { ...now, picked: event.visitIds, picking: now.picking && event.visitIds.length > 0 }
    case 'view': {
      const { view } = event
      return {
        visitId: now.visitId && view.visits.has(now.visitId) ? now.visitId : null,
        day: view.days.some((d) => d.date === now.day) ? now.day : null,
        technicianId: view.technicians.some((t) => t.id === now.technicianId) ? now.technicianId : null,
        picked: now.picked.every((id) => view.visits.has(id)) ? now.picked : now.picked.filter((id) => view.visits.has(id)),
        picking: now.picking,
      }
    }
  }
}

/** Several, or the one selected to begin with. */
const pickedSoFar = ({ picked, visitId }: Selection): readonly string[] => (picked.length === 0 && visitId ? [visitId] : picked)

export type Direction = 'left' | 'right' | 'up' | 'down'

const start = (placed: PlacedVisit) => Date.parse(placed.stop.start)

/**
 * The visit that an arrow key goes to: left and right along the technician's week, up and down to the technician above or
 * below, at the nearest hour of the same day. Without a selection, the first visit in sight. Null when there is no further.
 */
export function neighbour(view: WeekView, now: Selection, direction: Direction): string | null {
  const here = now.visitId ? view.placed.get(now.visitId) : undefined
  if (!here) return firstInSight(view, now.day)
  if (direction === 'left' || direction === 'right') return alongTheWeek(view, here, direction === 'right' ? 1 : -1)
  return acrossTechnicians(view, here, direction === 'down' ? 1 : -1)
}

function firstInSight(view: WeekView, day: string | null): string | null {
  for (const { date } of view.days)
    if (day === null || date === day)
      for (const technician of view.technicians) {
        const first = view.cells.get(cellKey(technician.id, date))?.stops[0]
        if (first) return first.visit.id
      }
  return null
}

function alongTheWeek(view: WeekView, here: PlacedVisit, step: 1 | -1): string | null {
  const week = view.days.flatMap(({ date }) => view.cells.get(cellKey(here.technician.id, date))?.stops ?? [])
  return week[week.findIndex((p) => p.visit.id === here.visit.id) + step]?.visit.id ?? null
}

/** Visits from one to another along a technician's week; only the other when they are of two technicians. */
function between(view: WeekView, from: string | null, to: string): string[] {
  const [a, b] = [from ? view.placed.get(from) : undefined, view.placed.get(to)]
  if (!a || !b || a.technician.id !== b.technician.id) return from ? [from, to] : [to]
  const week = view.days.flatMap(({ date }) => view.cells.get(cellKey(a.technician.id, date))?.stops ?? []).map((p) => p.visit.id)
  const [i, j] = [week.indexOf(a.visit.id), week.indexOf(to)]
  return week.slice(Math.min(i, j), Math.max(i, j) + 1)
}

function acrossTechnicians(view: WeekView, here: PlacedVisit, step: 1 | -1): string | null {
  for (let i = view.technicians.findIndex((t) => t.id === here.technician.id) + step; view.technicians[i]; i += step) {
    const stops = view.cells.get(cellKey(view.technicians[i]!.id, here.route.date))?.stops ?? []
    const nearest = stops.reduce<PlacedVisit | null>(
      (best, p) => (!best || Math.abs(start(p) - start(here)) < Math.abs(start(best) - start(here)) ? p : best),
      null,
    )
    if (nearest) return nearest.visit.id
  }
  return null
}
