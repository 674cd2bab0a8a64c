import type { Appointment } from '@tournee/contract'
import { addDays, daysBetween, mondayOf, weekOf } from '../../lib/iso-week.ts'
import { civilOf, fromWall, toWall } from '../../lib/wall-clock.ts'

export type View = 'day' | 'week' | 'month'
export const VIEWS: readonly View[] = ['day', 'week', 'month']

/** An appointment as a calendar draws it: local times that read like the company's clock. */
export interface AppointmentEvent {
  readonly id: string
  readonly title: string
  readonly start: Date
  readonly end: Date
  readonly resourceId: string
  readonly appointment: Appointment
}

/** Where an appointment is wanted. */
export interface Target {
  readonly technicianId: string
  /** start of the visit, instant */
  readonly start: string
}

/** When an appointment takes place: as planned inside its promise, else at the start of the promise. */
export const startOf = (appointment: Appointment): string => appointment.plannedStart ?? appointment.earliest

/** Appointments to draw; cancelled ones are gone. */
export function eventsOf(appointments: readonly Appointment[], timeZone: string): AppointmentEvent[] {
  return appointments
    .filter((a) => a.status !== 'cancelled')
    .map((appointment) => {
      const start = toWall(startOf(appointment), timeZone)
      const end = new Date(start.getTime() + appointment.durationMinutes * 60_000)
      return { id: appointment.id, title: appointment.clientName, start, end, resourceId: appointment.technicianId, appointment }
    })
}

/** Where a drop puts an appointment: the column gives the technician, a month keeps the hour. */
export function targetOf(
  event: AppointmentEvent,
  drop: { readonly start: Date; readonly resourceId: string | null; readonly keepsHour: boolean },
  timeZone: string,
): Target {
  const start = new Date(drop.start)
  if (drop.keepsHour) start.setHours(event.start.getHours(), event.start.getMinutes(), 0, 0)
  return { technicianId: drop.resourceId ?? event.resourceId, start: fromWall(start, timeZone) }
}

/** Whether a target is another place than where the appointment is. */
export const isElsewhere = (appointment: Appointment, target: Target): boolean =>
  target.technicianId !== appointment.technicianId || Date.parse(target.start) !== Date.parse(startOf(appointment))

/** Only confirmed appointments can still be moved or cancelled. */
export const isMovable = (appointment: Appointment): boolean => appointment.status === 'confirmed'

/** First and last civil date that a view of a date shows. */
export function shownRange(view: View, date: string): { readonly from: string; readonly to: string } {
  if (view === 'day') return { from: date, to: date }
  if (view === 'week') return { from: mondayOf(weekOf(date)), to: addDays(mondayOf(weekOf(date)), 6) }
  const first = `${date.slice(0, 7)}-01`
  const last = addDays(`${addDays(first, 32).slice(0, 7)}-01`, -1)
  return { from: mondayOf(weekOf(first)), to: addDays(mondayOf(weekOf(last)), 6) }
}

/** The date that the arrows of a view go to. */
export function stepDate(view: View, date: string, direction: 1 | -1): string {
  if (view === 'day') return addDays(date, direction)
  if (view === 'week') return addDays(date, 7 * direction)
  const middle = `${date.slice(0, 7)}-15`
  return `${addDays(middle, 30 * direction).slice(0, 7)}-01`
}

/** A view named in an address, else the day on a phone and the week on a desk. */
export const viewOf = (asked: string | null, narrow: boolean): View => VIEWS.find((v) => v === asked) ?? (narrow ? 'day' : 'week')

/** Date and time fields of a form, on the company's clock. */
export function fieldsOf(instant: string, timeZone: string): { readonly date: string; readonly time: string } {
  const wall = toWall(instant, timeZone)
  const two = (n: number) => String(n).padStart(2, '0')
  return { date: civilOf(wall), time: `${two(wall.getHours())}:${two(wall.getMinutes())}` }
}

/** The instant of a form's date and time; null while they are not filled in. */
export function instantOf(date: string, time: string, timeZone: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}/.test(time)) return null
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return fromWall(new Date(year, month - 1, day, hours, minutes), timeZone)
}

/** Days a client still waits from `today`; 0 when the wish is over. */
export const daysLeft = (entry: { readonly to: string }, today: string): number => Math.max(0, daysBetween(today, entry.to))
