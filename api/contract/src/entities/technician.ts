import { z } from 'zod'
import { CivilDate, ClockTime, Id, IsoWeek, Position } from '../primitives.ts'

/** Hours of one weekday; 1 = Monday … 7 = Sunday (ISO). No entry = does not work. */
export const WorkingHours = z.object({ weekday: z.int().min(1).max(7), start: ClockTime, end: ClockTime })

export const Technician = z.object({
  id: Id,
  name: z.string(),
  /** A-Z: the mark on map, board and print */
  letter: z.string().length(1),
  /** 0-7: index into the palette */
  colour: z.int().min(0).max(7),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  skills: z.array(z.string()),
  startLabel: z.string(),
  start: Position,
  hours: z.array(WorkingHours),
  /** drive + work in a day, at most */
  maxWorkMinutes: z.int().min(60).max(900),
  active: z.boolean(),
  version: z.int(),
})

/** Whole days, both included. */
export const Absence = z.object({ id: Id, technicianId: Id, from: CivilDate, to: CivilDate, reason: z.string() })

/** The company's rules of booking. Notices bind clients, not planners. */
export const BookingRules = z.object({
  /** arrival windows that can be promised */
  windows: z
    .array(z.object({ from: ClockTime, to: ClockTime }))
    .min(1)
    .max(12),
  /** hours before the window begins */
  bookingNoticeHours: z.number().min(0).max(2_000),
  reschedulingNoticeHours: z.number().min(0).max(2_000),
  cancellingNoticeHours: z.number().min(0).max(2_000),
  horizonDays: z.int().min(1).max(366),
  holdMinutes: z.number().min(1).max(60),
  /** share of each day kept for repairs and emergencies until the day before */
  reserveShare: z.number().min(0).max(0.9),
})

/** What a week's troubles are worth in the Wednesday meeting, beside the company's rates; EUR, minutes and shares. */
export const MeetingRules = z.object({
  /** a planner's time for one call */
  callMinutes: z.number().min(0).max(240),
  /** an hour of overtime against an ordinary one */
  overtimeFactor: z.number().min(1).max(3),
  /** a day with less than this share of its work is weak */
  weakDayShare: z.number().min(0).max(1),
  /** added for a visit that finds no place, beside its trip and call */
  unassignedEur: z.number().min(0).max(10_000),
  /** added when that visit passes its due date: a breach of its contract */
  overdueEur: z.number().min(0).max(10_000),
  /** a client who was told an hour hears of it again when it moves by more than this */
  toldWithinMinutes: z.number().min(0).max(240),
  /** a planned promise with less than this left of its window is kept by a hair */
  promiseMarginMinutes: z.number().min(0).max(120),
})

/** How the live day warns. */
export const LiveRules = z.object({
  /** a promise expected with less than this left of its window is shown as at risk */
  riskMinutes: z.number().min(0).max(120),
})

/** 19 minutes a call: measured in the first customer's audit; the first eight hours of overtime are paid a quarter more (Code du travail, L3121-36). */
export const DEFAULT_MEETING_RULES: MeetingRules = {
  callMinutes: 19,
  overtimeFactor: 1.25,
  weakDayShare: 0.5,
  unassignedEur: 0,
  overdueEur: 0,
  toldWithinMinutes: 30,
  promiseMarginMinutes: 10,
}

export const DEFAULT_LIVE_RULES: LiveRules = { riskMinutes: 15 }

/** The company's rules of the day. */
export const Company = z.object({
  name: z.string(),
  timeZone: z.string(),
  depot: Position,
  depotLabel: z.string(),
  lunch: z.object({ earliestStart: ClockTime, latestStart: ClockTime, minutes: z.int() }),
  /** nobody on the road then */
  meeting: z.object({ weekday: z.int().min(1).max(7), start: ClockTime, end: ClockTime }).nullable(),
  /** EUR, litres and shares used for the kilometres saved */
  rates: z.object({
    fuelEurPerLitre: z.number(),
    litresPer100Km: z.number(),
    fullEurPerKm: z.number(),
    technicianEurPerHour: z.number(),
    co2KgPerLitre: z.number(),
    source: z.string(),
    asOf: CivilDate,
  }),
  /** absent = the defaults of the service */
  booking: BookingRules.optional(),
  /** absent = `DEFAULT_MEETING_RULES` */
  meetingRules: MeetingRules.optional(),
  /** absent = `DEFAULT_LIVE_RULES` */
  live: LiveRules.optional(),
})

/** The company's rules with their version: send it back as If-Match. */
export const CompanyFile = Company.extend({ version: z.int() })

/** Visits to come of a technician that a change would leave out of hours, out of skills, or without him. */
export const TechnicianEffect = z.object({ week: IsoWeek, published: z.int(), booked: z.int() })

export type CompanyFile = z.infer<typeof CompanyFile>
export type TechnicianEffect = z.infer<typeof TechnicianEffect>
export type WorkingHours = z.infer<typeof WorkingHours>
export type Technician = z.infer<typeof Technician>
export type BookingRules = z.infer<typeof BookingRules>
export type MeetingRules = z.infer<typeof MeetingRules>
export type LiveRules = z.infer<typeof LiveRules>
export type Absence = z.infer<typeof Absence>
export type Company = z.infer<typeof Company>
