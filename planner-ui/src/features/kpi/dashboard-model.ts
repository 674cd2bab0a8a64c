import type { BookingReport, DueReport, LoadReport, SavingsReport, SavingsWeek, ZoneFillReport } from '@tournee/contract'

/** A point of a chart: its label and one number a series; a missing one is null and draws nothing. */
export type ChartPoint = { readonly label: string } & Readonly<Record<string, string | number | null>>

const weekNumber = (week: string) => Number(week.slice(6))

/** Kilometres of each week as they are compared; a week with a gap draws no bar. */
export const savingsPoints = (report: SavingsReport, label: (week: number) => string): ChartPoint[] =>
  report.weeks.map(({ week, baseline, planned, driven, saved }) => {
    const measured = report.measure === 'planned' ? planned : driven
    const compared = saved !== null
    return {
      label: label(weekNumber(week)),
      before: compared && baseline ? Math.round(baseline.km) : null,
      after: compared && measured ? Math.round(measured.km) : null,
    }
  })

/** Visits done by where they lie in their due window. */
export const duePoints = (report: DueReport, label: (week: number) => string): ChartPoint[] =>
  report.weeks.map(({ week, inWindow, early, late }) => ({ label: label(weekNumber(week)), inWindow, early, late }))

const hours = (value: number) => Math.round(value * 10) / 10

/** Hours of each technician: driving, work, and what is left of those available. */
export const loadPoints = (report: LoadReport): ChartPoint[] =>
  report.technicians.map(({ letter, name, driveHours, serviceHours, availableHours }) => ({
    label: `${letter} ${name.split(' ')[0]}`,
    drive: hours(driveHours),
    work: hours(serviceHours),
    free: hours(Math.max(0, availableHours - driveHours - serviceHours)),
  }))

/** Hours taken and still open on zone days. */
export const zonePoints = (report: ZoneFillReport, label: (week: number) => string): ChartPoint[] =>
  report.weeks.map(({ week, minutesBooked, minutesOpen }) => ({
    label: label(weekNumber(week)),
    taken: hours(minutesBooked / 60),
    open: hours(Math.max(0, minutesOpen - minutesBooked) / 60),
  }))

/** Graded appointments: green ones and the others. */
export const bookingPoints = (report: BookingReport, label: (week: number) => string): ChartPoint[] =>
  report.weeks.map(({ week, booked, ungraded, green }) => ({
    label: label(weekNumber(week)),
    green: booked === ungraded ? null : green,
    other: booked === ungraded ? null : booked - ungraded - green,
  }))

/** A share, or null where there is nothing to share. */
export const shareOf = (part: number, all: number): number | null => (all === 0 ? null : part / all)

/** The weeks a table begins with: newest first. */
export const newestFirst = (weeks: readonly SavingsWeek[]): SavingsWeek[] => [...weeks].reverse()
