import { z } from 'zod'
import { CivilDate, Id, IsoWeek } from '../primitives.ts'
import { ContractTier } from './client.ts'
import { Factor } from './route-plan.ts'

/** What a week's kilometres are compared with. `history` (what was driven before there were plans) is kept by nobody yet. */
export const SavingsBaseline = z.enum(['first-come-first-served', 'previous', 'history'])
/** What is compared with it: the plan as published, or what was driven by the technicians' stamps. */
export const SavingsMeasure = z.enum(['planned', 'driven'])

/** Kilometres and hours of one week's routes; not rounded. */
export const WeekDrive = z.object({ km: z.number(), driveHours: z.number(), visits: z.int() })

/** Why a week has no comparison; a missing figure is never a zero. */
export const SavingsGap = z.enum(['no-plan', 'no-baseline', 'not-driven', 'partly-stamped'])

export const SavingsWeek = z.object({
  week: IsoWeek,
  planId: Id.nullable(),
  planned: WeekDrive.nullable(),
  baseline: WeekDrive.nullable(),
  /** by the stamps, on the plan's own matrix; `stampedVisits` of the plan's visits were told to be over */
  driven: WeekDrive.extend({ stampedVisits: z.int() }).nullable(),
  saved: z
    .object({ km: z.number(), kmPct: z.number(), driveHours: z.number(), eurMarginal: z.number(), eurFull: z.number(), co2Kg: z.number() })
    .nullable(),
  gap: SavingsGap.nullable(),
  /** the baseline serves another number of visits: compare kilometres per visit */
  sameVisits: z.boolean(),
  inputsHash: z.string().nullable(),
})

export const SavingsReport = z.object({
  weeks: z.array(SavingsWeek),
  baseline: SavingsBaseline,
  measure: SavingsMeasure,
  /** in how many of the weeks each baseline exists */
  available: z.array(z.object({ baseline: SavingsBaseline, weeks: z.int() })),
  /** in how many every visit of the plan was stamped */
  drivenWeeks: z.int(),
  /** sums of the weeks that have a comparison */
  total: z.object({
    weeks: z.int(),
    km: z.number(),
    baselineKm: z.number(),
    driveHours: z.number(),
    eurMarginal: z.number(),
    eurFull: z.number(),
    co2Kg: z.number(),
  }),
  /** of the newest compared week, with source and date */
  factors: z.array(Factor),
})

/** Visits of contracts that were done in a week: within their due window, before or after it. */
export const DueWeek = z.object({ week: IsoWeek, done: z.int(), inWindow: z.int(), early: z.int(), late: z.int() })
export const DueReport = z.object({
  weeks: z.array(DueWeek),
  total: z.object({ done: z.int(), inWindow: z.int(), early: z.int(), late: z.int() }),
})

/** A technician's published hours against the hours he works, over the weeks that have a published plan. */
export const LoadRow = z.object({
  technicianId: Id,
  name: z.string(),
  letter: z.string(),
  colour: z.int(),
  driveHours: z.number(),
  serviceHours: z.number(),
  /** hours of work less absences and holidays, at most the technician's limit a day */
  availableHours: z.number(),
  visits: z.int(),
})
export const LoadReport = z.object({ weeks: z.int(), technicians: z.array(LoadRow) })

/** How full the zone days of a week are: minutes of visits published, booked or done on them against the minutes they offer. */
export const ZoneFillWeek = z.object({ week: IsoWeek, days: z.int(), minutesBooked: z.number(), minutesOpen: z.number() })
export const ZoneFillReport = z.object({ weeks: z.array(ZoneFillWeek) })

/** Appointments made in a week, by how good their slot was; those booked before grades were kept are `ungraded`. */
export const BookingWeek = z.object({
  week: IsoWeek,
  booked: z.int(),
  ungraded: z.int(),
  green: z.int(),
  best: z.int(),
  /** mean grade of the graded ones, 0-100 */
  meanGrade: z.number().nullable(),
})
export const BookingReport = z.object({
  weeks: z.array(BookingWeek),
  total: z.object({ booked: z.int(), ungraded: z.int(), green: z.int(), best: z.int() }),
})

export const EndingContract = z.object({
  contractId: Id,
  clientId: Id,
  clientName: z.string(),
  city: z.string(),
  tier: ContractTier,
  endsOn: CivilDate,
  daysLeft: z.int(),
  priceCents: z.int().nullable(),
})
/** Active contracts that end within 60 days, soonest first; each is in the narrowest of 7, 30 and 60 days. */
export const EndingReport = z.object({ within7: z.int(), within30: z.int(), within60: z.int(), items: z.array(EndingContract) })

export type SavingsBaseline = z.infer<typeof SavingsBaseline>
export type SavingsMeasure = z.infer<typeof SavingsMeasure>
export type WeekDrive = z.infer<typeof WeekDrive>
export type SavingsGap = z.infer<typeof SavingsGap>
export type SavingsWeek = z.infer<typeof SavingsWeek>
export type SavingsReport = z.infer<typeof SavingsReport>
export type DueWeek = z.infer<typeof DueWeek>
export type DueReport = z.infer<typeof DueReport>
export type LoadRow = z.infer<typeof LoadRow>
export type LoadReport = z.infer<typeof LoadReport>
export type ZoneFillWeek = z.infer<typeof ZoneFillWeek>
export type ZoneFillReport = z.infer<typeof ZoneFillReport>
export type BookingWeek = z.infer<typeof BookingWeek>
export type BookingReport = z.infer<typeof BookingReport>
export type EndingContract = z.infer<typeof EndingContract>
export type EndingReport = z.infer<typeof EndingReport>
