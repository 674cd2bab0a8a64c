import type { CallOutput, endpoints, PlannedRoute, PlannedVisit, Reason, RoutePlan, Technician, VisitCard } from '@tournee/contract'

export type WeekAnswer = CallOutput<typeof endpoints.getWeek>

/** A visit on a route: `order` counts from 1. */
export interface PlacedVisit {
  readonly visit: VisitCard
  readonly route: PlannedRoute
  readonly stop: PlannedVisit
  readonly technician: Technician
  readonly order: number
  readonly previousId: string | null
  readonly nextId: string | null
}

/** A visit that is on no route; `reasons` is empty while nothing has been optimised. */
export interface BasketItem {
  readonly visit: VisitCard
  readonly reasons: readonly Reason[]
}

/** One technician on one day; `load` is work + drive over his maximum, 0-1 and beyond. */
export interface Cell {
  readonly technician: Technician
  readonly date: string
  readonly route: PlannedRoute | null
  readonly stops: readonly PlacedVisit[]
  readonly load: number
  readonly away: string | null
  readonly works: boolean
}

export interface DayView {
  readonly date: string
  readonly holiday: string | null
  readonly visits: number
}

/** Everything that map, board, basket and card show of a week, from one answer and one plan. */
export interface WeekView {
  readonly days: readonly DayView[]
  readonly technicians: readonly Technician[]
  readonly cells: ReadonlyMap<string, Cell>
  readonly placed: ReadonlyMap<string, PlacedVisit>
  readonly basket: readonly BasketItem[]
  readonly visits: ReadonlyMap<string, VisitCard>
}

export const cellKey = (technicianId: string, date: string): string => `${technicianId}:${date}`
const isVisit = (stop: PlannedRoute['stops'][number]): stop is PlannedVisit => stop.kind === 'visit'

/** The visits of a route in order, tied to their neighbours. */
function placeRoute(route: PlannedRoute, technician: Technician, visits: ReadonlyMap<string, VisitCard>): PlacedVisit[] {
  const known = route.stops.filter(isVisit).filter((stop) => visits.has(stop.visitId))
  return known.map((stop, i) => ({
    visit: visits.get(stop.visitId)!,
    route,
    stop,
    technician,
    order: i + 1,
    previousId: known[i - 1]?.visitId ?? null,
    nextId: known[i + 1]?.visitId ?? null,
  }))
}

/** The week as the screen shows it. Without a plan every visit still waits in the basket. */
export function buildWeekView(week: WeekAnswer, plan: Pick<RoutePlan, 'routes' | 'unassigned'> | null): WeekView {
  const visits = new Map(week.visits.map((v) => [v.id, v]))
  const people = new Map(week.technicians.map((t) => [t.id, t]))
  const placed = new Map<string, PlacedVisit>()
  const stopsOf = new Map<string, { route: PlannedRoute; stops: PlacedVisit[] }>()
  for (const route of plan?.routes ?? []) {
    const technician = people.get(route.technicianId)
    if (!technician) continue
    const stops = placeRoute(route, technician, visits)
    stopsOf.set(cellKey(route.technicianId, route.date), { route, stops })
    for (const stop of stops) placed.set(stop.visit.id, stop)
  }
  const shifts = new Set(week.shifts.map((s) => cellKey(s.technicianId, s.date)))
  const away = new Map(week.absences.map((a) => [cellKey(a.technicianId, a.date), a.reason]))
  const technicians = week.technicians.filter((t) => t.active || [...stopsOf.values()].some((s) => s.route.technicianId === t.id))
  const shown = daysToShow(week, stopsOf.keys())
  const cells = new Map<string, Cell>()
  for (const technician of technicians)
    for (const { date } of shown) {
      const key = cellKey(technician.id, date)
      const { route = null, stops = [] } = stopsOf.get(key) ?? {}
      const busy = route ? route.driveSeconds + route.serviceSeconds : 0
      cells.set(key, {
        technician,
        date,
        route,
        stops,
        load: busy / (technician.maxWorkMinutes * 60),
        away: away.get(key) ?? null,
        works: shifts.has(key) || route !== null,
      })
    }
  const days = shown.map(({ date, holiday }) => ({
    date,
    holiday,
    visits: sumOf(cells, (c) => (c.date === date ? c.stops.length : 0)),
  }))
  return { days, technicians, cells, placed, basket: basketOf(week, plan, placed), visits }
}

const WORKING_WEEK = 5

/** Monday to Friday, and the weekend as far as somebody works or is away; the whole week when nobody does. */
function daysToShow(week: WeekAnswer, routed: Iterable<string>): WeekAnswer['days'] {
  const busy = new Set([
    ...week.shifts.map((s) => s.date),
    ...week.absences.map((a) => a.date),
    ...[...routed].map((key) => key.slice(key.indexOf(':') + 1)),
  ])
  const last = week.days.findLastIndex((d) => busy.has(d.date))
  return last < 0 ? week.days : week.days.slice(0, Math.max(last + 1, WORKING_WEEK))
}

/** Work waiting in the week that is on no route: refused with reasons first, in the plan's order. */
function basketOf(week: WeekAnswer, plan: Pick<RoutePlan, 'unassigned'> | null, placed: ReadonlyMap<string, PlacedVisit>): BasketItem[] {
  const reasons = new Map((plan?.unassigned ?? []).map((u) => [u.visitId, u.reasons]))
  const waiting = week.visits.filter((v) => !placed.has(v.id) && v.status !== 'done' && v.status !== 'cancelled')
  const items = waiting.map((visit) => ({ visit, reasons: reasons.get(visit.id) ?? [] }))
  return items.sort((a, b) => Number(b.reasons.length > 0) - Number(a.reasons.length > 0) || a.visit.dueTo.localeCompare(b.visit.dueTo))
}

const sumOf = (cells: ReadonlyMap<string, Cell>, value: (cell: Cell) => number): number =>
  [...cells.values()].reduce((sum, c) => sum + value(c), 0)

/** What a technician does in the days looked at (`day` null = the whole week). */
export interface TechnicianTotal {
  readonly technician: Technician
  readonly visits: number
  readonly km: number
  readonly driveSeconds: number
  readonly workSeconds: number
  readonly overtimeSeconds: number
}

/** Totals of every technician, in the order of the board. */
export function totalsOf(view: WeekView, day: string | null): TechnicianTotal[] {
  return view.technicians.map((technician) => {
    const routes = [...view.cells.values()].filter((c) => c.technician.id === technician.id && (day === null || c.date === day))
    const sum = (value: (r: PlannedRoute) => number) => routes.reduce((total, c) => total + (c.route ? value(c.route) : 0), 0)
    return {
      technician,
      visits: routes.reduce((n, c) => n + c.stops.length, 0),
      km: sum((r) => r.distanceMetres) / 1000,
      driveSeconds: sum((r) => r.driveSeconds),
      workSeconds: sum((r) => r.serviceSeconds),
      overtimeSeconds: sum((r) => r.overtimeSeconds),
    }
  })
}

/** Text as searches compare it: without accents and capitals. */
export const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Visits whose client, town, postcode or address has every word of the query, accents and capitals ignored. */
export function searchVisits(view: WeekView, query: string): VisitCard[] {
  const words = folded(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  return [...view.visits.values()].filter((v) => {
    const text = folded(`${v.clientName} ${v.city} ${v.postcode} ${v.address}`)
    return words.every((word) => text.includes(word))
  })
}
