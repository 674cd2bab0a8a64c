import type { Absence, Technician } from '@tournee/contract'
import { daysBetween } from '../../lib/iso-week.ts'

/** Weekdays that share the same hours, in order. */
export interface HoursGroup {
  readonly weekdays: readonly number[]
  readonly start: string
  readonly end: string
}

/** Puts weekdays with the same hours together, so that five equal days read as one line. */
export function groupHours(hours: Technician['hours']): HoursGroup[] {
  const groups = new Map<string, { weekdays: number[]; start: string; end: string }>()
  for (const { weekday, start, end } of [...hours].sort((a, b) => a.weekday - b.weekday)) {
    const key = `${start} ${end}`
    const group = groups.get(key) ?? { weekdays: [], start, end }
    group.weekdays.push(weekday)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** Days in words: `lun.–ven.` for a run of three and more, else one by one. */
export function joinDays(weekdays: readonly number[], name: (weekday: number) => string): string {
  const runs: number[][] = []
  for (const day of weekdays) {
    const run = runs.at(-1)
    if (run && run.at(-1) === day - 1) run.push(day)
    else runs.push([day])
  }
  return runs.map((run) => (run.length > 2 ? `${name(run[0]!)}–${name(run.at(-1)!)}` : run.map(name).join(', '))).join(', ')
}

/** Absences that are not over on `today`, soonest first. */
export const comingAbsences = (absences: readonly Absence[], today: string): Absence[] =>
  absences.filter((a) => a.to >= today).sort((a, b) => a.from.localeCompare(b.from))

/** Whole days of an absence, both ends included. */
export const absenceDays = (absence: Pick<Absence, 'from' | 'to'>): number => daysBetween(absence.from, absence.to) + 1
