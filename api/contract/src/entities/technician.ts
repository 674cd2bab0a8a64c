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
export type Absence = z.infer<typeof Absence>
export type Company = z.infer<typeof Company>
