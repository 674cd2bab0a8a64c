import type { Absence, CivilDate, Company, Technician } from '@tournee/contract'
import {
  type Booking,
  type Connection,
  findZoningInForce,
  getCompany,
  getZoning,
  listAbsences,
  listBookings,
  listTechnicians,
  listZoneDays,
  type StoredZoneDay,
  type StoredZoning,
} from '@tournee/data'
import { addDays, fromEpoch, isoWeek, toEpoch } from '@tournee/engine/recurrence'
import { arrivalWindows, createDayState, type DayState, type Place, type SlotDay } from '@tournee/engine/slots'
import { type Cell, findCell } from '@tournee/engine/zoning'
import { breaksOf } from '../planning/week-problem.ts'
import { type WeekShift, weekShifts } from '../planning/week-shifts.ts'
import { bookingRules } from './booking-rules.ts'
import { type DayFrame, groupByDay, whatIsLeft } from './day-frame.ts'
import { sooner } from './day-order.ts'
import type { TravelBook } from './travel-book.ts'

/** Which days to read. */
export interface DaySpan {
  readonly from: CivilDate
  readonly to: CivilDate
  readonly technicianIds?: readonly string[] | undefined
  /** only days whose zones hold this place; absent = every day at work */
  readonly inZoneOf?: { readonly lng: number; readonly lat: number } | undefined
  /** this visit's own promise and hold do not count: it is the one that moves */
  readonly withoutVisit?: string | undefined
}

/** A technician's day as the database has it now, ready to be made a `DayState`. */
export interface BookedDay {
  readonly key: string
  /** same signature, same state */
  readonly signature: string
  readonly technician: Technician
  readonly zoneDay: StoredZoneDay | null
  readonly day: SlotDay
  readonly places: readonly Place[]
}

/** What days are read with. */
export interface DaysRead {
  readonly company: Company
  readonly technicians: ReadonlyMap<string, Technician>
  readonly zonings: ReadonlyMap<string, StoredZoning>
  readonly days: readonly BookedDay[]
}

const MOST_STATES = 20_000
/** Absences longer over do not matter to any day that is read. */
const PAST_DAYS = 31
const LAST_DAY = '9999-12-31'

/**
 * The technicians' days, each with every order that keeps its promises, kept in memory. The database is read at every request and decides: a day whose
 * bookings, zones, hours or travel are as before keeps its state, whoever wrote meanwhile, in this process or another.
 */
export class DayBook {
  readonly travel: TravelBook
  readonly #states = new Map<string, { readonly signature: string; readonly state: DayState }>()
  readonly #zonings = new Map<string, StoredZoning>()
  #frames: { readonly roster: string; readonly byDay: Map<string, DayFrame>; readonly weeks: Set<string> } = {
    roster: '',
    byDay: new Map(),
    weeks: new Set(),
  }

  constructor(travel: TravelBook) {
    this.travel = travel
  }

  /** Reads technicians' days; `now` is epoch milliseconds. Days off are left out. */
  async read(connection: Connection, span: DaySpan, now: number): Promise<DaysRead> {
    const company = await getCompany(connection)
    const team = (await listTechnicians(connection)).filter(({ active }) => active)
    // the same list whatever the span: it is part of what shifts are kept by
    const absences = await listAbsences(connection, { from: addDays(civilDay(company, now), -PAST_DAYS), to: LAST_DAY })
    const zoneDays = await listZoneDays(connection, span)
    const zonings = await this.#readZonings(connection, zoneDays)
    const frames = this.#framesOf(company, team, absences, span)
    const zonesByDay = new Map(zoneDays.map((day) => [`${day.technicianId}:${day.date}`, day]))
    const isWanted = this.#filterOf(span, zonings, zonesByDay)
    const inSpan = frames.filter(({ shift }) => shift.date >= span.from && shift.date <= span.to && isWanted(shift))
    const from = toEpoch(span.from, '00:00', company.timeZone) * 1_000
    const before = toEpoch(addDays(span.to, 1), '00:00', company.timeZone) * 1_000
    const bookings = await listBookings(connection, {
      from,
      before,
      now,
      ...(span.technicianIds ? { technicianIds: span.technicianIds } : {}),
    })
    const { byDay, withoutOn } = groupByDay(bookings, inSpan, span.withoutVisit)
    const days = inSpan.map((frame) => {
      const { id } = frame.shift
      // most days are the same with and without the visit that moves: they share their state
      const key = withoutOn.has(id) ? `${id}:${span.withoutVisit}` : id
      return this.#bookedDay(key, frame, byDay.get(id) ?? [], zonesByDay.get(id) ?? null, now)
    })
    return { company, technicians: new Map(team.map((one) => [one.id, one])), zonings, days }
  }

  /** Which shifts are asked for: of these technicians, in the zone of the place. */
  #filterOf(
    { technicianIds, inZoneOf }: DaySpan,
    zonings: ReadonlyMap<string, StoredZoning>,
    zonesByDay: ReadonlyMap<string, StoredZoneDay>,
  ): (shift: WeekShift) => boolean {
    const zones = inZoneOf && new Map([...zonings.values()].map((zoning) => [zoning.id, this.zoneOf(zoning, inZoneOf)]))
    return ({ id, technician }) => {
      if (technicianIds && !technicianIds.includes(technician.id)) return false
      if (!zones) return true
      const day = zonesByDay.get(id)
      const zone = day && zones.get(day.zoningId)
      return zone != null && day!.zoneIds.includes(zone)
    }
  }

  /** The state of a day, kept from before when nothing changed. Throws `MissingTravel`. */
  stateOf(booked: BookedDay): DayState {
    const known = this.#states.get(booked.key)
    const signature = `${this.travel.generation}|${booked.signature}`
    if (known?.signature === signature) return known.state
    const state = createDayState(booked.day, this.travel.travel)
    if (this.#states.size >= MOST_STATES) this.#states.clear()
    this.#states.set(booked.key, { signature, state })
    return state
  }

  /** Learns the ways inside each of these days, and between them and the other places. */
  async learn(days: readonly BookedDay[], others: readonly Place[]): Promise<void> {
    const unknown = days.filter(({ places }) => !this.travel.knows(places, places))
    const together = [...new Set(unknown.flatMap(({ places }) => places))]
    if (together.length <= 250) await this.travel.learn(together)
    else for (const { places } of unknown) await this.travel.learn(places)
    const all = [...new Set(days.flatMap(({ places }) => places))]
    for (const other of new Set(others)) await this.travel.learnBetween([other], all)
  }

  /** The zones of a zone day that a position belongs to: the one of its cell, or of the nearest client's. */
  zoneOf(zoning: StoredZoning, position: { readonly lng: number; readonly lat: number }): string | null {
    const cells = zoning.cells as readonly (StoredZoning['cells'][number] & { readonly cell: Cell })[]
    return findCell(cells, position)?.cell.zoneId ?? null
  }

  async #readZonings(connection: Connection, zoneDays: readonly StoredZoneDay[]): Promise<ReadonlyMap<string, StoredZoning>> {
    const ids = [...new Set(zoneDays.map(({ zoningId }) => zoningId))]
    const versions = await connection('zonings').whereIn('id', ids).select<{ id: string; version: number }[]>('id', 'version')
    for (const { id, version } of versions) {
      if (this.#zonings.get(id)?.version !== version) this.#zonings.set(id, await getZoning(connection, id))
    }
    return new Map(ids.flatMap((id) => (this.#zonings.has(id) ? [[id, this.#zonings.get(id)!] as const] : [])))
  }

  /** The zoning in force on a day, kept in memory by version. */
  async zoningInForce(connection: Connection, date: CivilDate): Promise<StoredZoning | null> {
    const head = await findZoningInForce(connection, date)
    if (!head) return null
    const known = this.#zonings.get(head.id)
    if (known?.version === head.version) return known
    const zoning = await getZoning(connection, head.id)
    this.#zonings.set(head.id, zoning)
    return zoning
  }

  #framesOf(company: Company, team: readonly Technician[], absences: readonly Absence[], span: DaySpan): readonly DayFrame[] {
    const roster = JSON.stringify([company, team, absences])
    if (roster !== this.#frames.roster) this.#frames = { roster, byDay: new Map(), weeks: new Set() }
    const { byDay, weeks } = this.#frames
    for (let date = span.from; ; date = addDays(date, 7)) {
      const week = isoWeek(sooner(date, span.to))
      if (!weeks.has(week)) {
        weeks.add(week)
        for (const shift of weekShifts({ week, company, technicians: team, absences })) byDay.set(shift.id, this.#frameOf(company, shift))
      }
      if (date >= span.to) break
    }
    return [...byDay.values()]
  }

  #frameOf(company: Company, shift: WeekShift): DayFrame {
    const rules = bookingRules(company)
    const { timeZone } = company
    const home = this.travel.placeOf(shift.technician.start)
    const maxWork = shift.technician.maxWorkMinutes * 60
    const clock = rules.windows.map(({ from, to }) => [from, to] as const)
    const base: DayFrame['base'] = {
      id: shift.id,
      technician: shift.technician.id,
      day: shift.date,
      start: home,
      end: home,
      earliestStart: toEpoch(shift.date, shift.start, timeZone),
      latestEnd: toEpoch(shift.date, shift.end, timeZone),
      breaks: breaksOf(company, shift),
      maxWork,
    }
    const windows = arrivalWindows(shift.date, timeZone, clock)
    const reserve = { seconds: Math.round(maxWork * rules.reserveShare), until: toEpoch(addDays(shift.date, -1), '00:00', timeZone) }
    return {
      shift,
      base,
      windows,
      reserve,
      signature: JSON.stringify([base, windows, reserve, shift.technician.skills]),
      from: toEpoch(shift.date, '00:00', timeZone) * 1_000,
      before: toEpoch(addDays(shift.date, 1), '00:00', timeZone) * 1_000,
    }
  }

  #bookedDay(key: string, frame: DayFrame, bookings: readonly Booking[], zoneDay: StoredZoneDay | null, now: number): BookedDay {
    const underWay = frame.from <= now && now < frame.before
    const left = underWay ? whatIsLeft(frame, bookings, now) : { bookings, earliestStart: frame.base.earliestStart, at: null }
    const home = frame.base.start!
    const start = left.at ? this.travel.placeOf(left.at) : home
    const visits = left.bookings.map(({ id, kind, window, durationMinutes, skills, position }) => ({
      id: kind === 'hold' ? `hold:${id}` : id,
      location: position ? this.travel.placeOf(position) : home,
      service: durationMinutes * 60,
      ...(window ? { promise: [Math.ceil(window.earliest / 1_000), Math.floor(window.latest / 1_000)] as const } : {}),
      ...(skills.length > 0 ? { skills } : {}),
    }))
    const booked = visits.reduce((sum, { service }) => sum + service, 0)
    const zones = zoneDay?.zoneIds ?? []
    const breaks = (frame.base.breaks ?? []).filter(({ timeWindows }) => !underWay || (timeWindows?.at(-1)?.[1] ?? Infinity) * 1_000 >= now)
    const day: SlotDay = {
      date: frame.shift.date,
      shift: { ...frame.base, start, earliestStart: left.earliestStart, breaks },
      technician: { id: frame.shift.technician.id, skills: frame.shift.technician.skills },
      zones,
      bookings: visits,
      windows: frame.windows,
      reserve: frame.reserve,
      expected: Math.max(0, Math.round((zoneDay?.minutesPlanned ?? 0) * 60) - booked),
    }
    return {
      key,
      signature: `${frame.signature}|${JSON.stringify([zones, day.expected, visits, start, left.earliestStart, breaks.length])}`,
      technician: frame.shift.technician,
      zoneDay,
      day,
      places: [...new Set([home, start, ...visits.map(({ location }) => location)])],
    }
  }
}

/** The civil day of an instant (epoch milliseconds) where the company is. */
export const civilDay = (company: Company, at: number): CivilDate => fromEpoch(Math.floor(at / 1_000), company.timeZone).date
