import { z } from 'zod'
import { CivilDate, Id, Instant, IsoWeek, Metres, Position, Seconds, TravelSource } from '../primitives.ts'
import { PlanEdits } from './edits.ts'
import { Notice } from './notice.ts'

/** Status of the run that makes a plan. */
export const RunStatus = z.enum(['SCHEDULED', 'SOLVING', 'COMPLETED', 'FAILED', 'TERMINATED'])
/** What a plan is for the rest of the house: nobody's phone changes until `published`. */
export const PlanState = z.enum(['draft', 'published', 'superseded'])
export const PlanMode = z.enum(['from-scratch', 'keep-and-insert', 'only-basket', 'one-technician', 'one-day', 'evaluate'])

export const Progress = z.object({
  iterations: z.int(),
  cost: z.number(),
  served: z.int(),
  unassigned: z.int(),
  elapsedMs: z.number(),
  /** share of the time budget used, 0-1 */
  share: z.number(),
})

/** One point of the curve of a run: milliseconds since its begin, best cost so far (1/100 000 EUR), visits it serves. */
export const CurvePoint = z.tuple([z.number(), z.number(), z.int()])

export const PlannedVisit = z.object({
  kind: z.literal('visit'),
  visitId: Id,
  arrival: Instant,
  start: Instant,
  end: Instant,
  driveSeconds: Seconds,
  distanceMetres: Metres,
  waitSeconds: Seconds,
})
/** A break as planned; `label` is what the planner wrote of a pause of his, where somebody reads the day (`labelPauses`). */
export const PlannedBreak = z.object({
  kind: z.literal('break'),
  start: Instant,
  end: Instant,
  label: z.string().max(80).optional(),
})
export const PlannedStop = z.discriminatedUnion('kind', [PlannedVisit, PlannedBreak])

export const PlannedRoute = z.object({
  shiftId: z.string(),
  technicianId: Id,
  date: CivilDate,
  start: Position,
  departure: Instant,
  end: Instant,
  stops: z.array(PlannedStop),
  /** the drive home */
  lastLeg: z.object({ driveSeconds: Seconds, distanceMetres: Metres }),
  distanceMetres: Metres,
  driveSeconds: Seconds,
  serviceSeconds: Seconds,
  waitSeconds: Seconds,
  overtimeSeconds: Seconds,
  proof: z.enum(['optimal', 'none']),
})

export const ReasonCode = z.enum([
  'SKILL',
  'TIME_WINDOW',
  'PROMISE',
  'SHIFT_TIME',
  'BREAK',
  'MAX_WORK',
  'MAX_DURATION',
  'MAX_TRAVEL',
  'MAX_DISTANCE',
  'MAX_VISITS',
  'CAPACITY',
  'UNREACHABLE',
  'ZONE',
  'LOCKED',
  'DUE_DATE',
  'NOTICE',
  'HOLIDAY',
  'EMERGENCY_RESERVE',
  'NO_TECHNICIAN',
  'NOT_PROFITABLE',
  'TOGETHER',
  'DELAY',
  'TOOL',
  'NO_POSITION',
])
/** Why a visit is not on a shift. `shift` is `technicianId:date`; `relaxation` is the engine's, with a `kind`. */
export const Reason = z.object({
  code: ReasonCode,
  shift: z.string(),
  margin: z.number(),
  relaxation: z.object({ kind: z.string() }).catchall(z.unknown()),
})
export const UnassignedVisit = z.object({ visitId: Id, reasons: z.array(Reason) })

/** `km` and hours are decimal numbers, not rounded. */
export const PlanSummary = z.object({
  visits: z.int(),
  served: z.int(),
  unassigned: z.int(),
  km: z.number(),
  driveHours: z.number(),
  overtimeMinutes: z.number(),
  /** wall time of the run */
  seconds: z.number(),
})
export const BaselineSummary = z.object({
  policy: z.string(),
  km: z.number(),
  driveHours: z.number(),
  served: z.int(),
  overtimeMinutes: z.number(),
})

/** One figure with its working. */
export const Factor = z.object({ name: z.string(), value: z.number(), unit: z.string(), source: z.string(), asOf: z.string() })
export const KpiReport = z.object({
  week: IsoWeek.nullable(),
  planId: Id.nullable(),
  baseline: z.object({
    policy: z.string(),
    km: z.number(),
    driveHours: z.number(),
    visits: z.int(),
    kmPerVisit: z.number(),
    overtimeMinutes: z.number(),
  }),
  plan: z.object({ km: z.number(), driveHours: z.number(), visits: z.int(), kmPerVisit: z.number(), overtimeMinutes: z.number() }),
  saved: z.object({
    km: z.number(),
    kmPct: z.number(),
    driveHours: z.number(),
    eurMarginal: z.number(),
    eurFull: z.number(),
    co2Kg: z.number(),
  }),
  factors: z.array(Factor),
  inputsHash: z.string(),
})

export const Violation = z.object({
  cause: z.string(),
  where: z.object({ shift: z.string().optional(), visit: z.string().optional(), break: z.string().optional() }),
  by: z.number(),
})

/** A run and, once solved, its plan. */
export const RoutePlan = z.object({
  id: Id,
  week: IsoWeek,
  status: RunStatus,
  state: PlanState,
  mode: PlanMode,
  seconds: z.number(),
  seed: z.int(),
  /** what the planner calls this kept state; null = not kept by name */
  name: z.string().nullable(),
  /** the plan it was copied from, or that its run started from */
  basePlanId: Id.nullable(),
  /** changed by hand since it was made */
  edited: z.boolean(),
  createdAt: Instant,
  createdBy: z.string().nullable(),
  publishedAt: Instant.nullable(),
  progress: Progress.nullable(),
  /** how the best cost fell while it ran, oldest first, at most 120 points; stays after the run */
  curve: z.array(CurvePoint).max(120),
  error: z.string().nullable(),
  summary: PlanSummary.nullable(),
  baseline: BaselineSummary.nullable(),
  kpi: KpiReport.nullable(),
  routes: z.array(PlannedRoute),
  unassigned: z.array(UnassignedVisit),
  violations: z.array(Violation),
  /** what a human decided beyond the order of visits */
  edits: PlanEdits,
  travelSource: TravelSource.nullable(),
  /** what was degraded while the plan was made (router down…) */
  notices: z.array(Notice),
  version: z.int(),
})
/** A plan in a list: without routes, reasons and edits. */
export const RoutePlanHead = RoutePlan.omit({ routes: true, unassigned: true, violations: true, edits: true })

/** A plan in figures, as two are compared side by side; decimal numbers, not rounded. */
export const PlanFigures = z.object({
  km: z.number(),
  driveHours: z.number(),
  /** driving and work on site */
  workHours: z.number(),
  overtimeMinutes: z.number(),
  served: z.int(),
  unassigned: z.int(),
  /** promises of today that it does not keep: each is a phone call */
  promisesTouched: z.int(),
})

/** What publishing (or comparing) changes, visit by visit. */
export const PlanChange = z.object({
  visitId: Id,
  clientName: z.string(),
  change: z.enum(['added', 'removed', 'moved', 'same']),
  before: z.object({ technicianId: Id, start: Instant }).nullable(),
  after: z.object({ technicianId: Id, start: Instant }).nullable(),
})

export type RunStatus = z.infer<typeof RunStatus>
export type PlanState = z.infer<typeof PlanState>
export type PlanMode = z.infer<typeof PlanMode>
export type Progress = z.infer<typeof Progress>
export type CurvePoint = z.infer<typeof CurvePoint>
export type PlannedStop = z.infer<typeof PlannedStop>
export type PlannedBreak = z.infer<typeof PlannedBreak>
export type PlannedVisit = z.infer<typeof PlannedVisit>
export type PlannedRoute = z.infer<typeof PlannedRoute>
export type ReasonCode = z.infer<typeof ReasonCode>
export type Reason = z.infer<typeof Reason>
export type UnassignedVisit = z.infer<typeof UnassignedVisit>
export type PlanSummary = z.infer<typeof PlanSummary>
export type BaselineSummary = z.infer<typeof BaselineSummary>
export type KpiReport = z.infer<typeof KpiReport>
export type Violation = z.infer<typeof Violation>
export type RoutePlan = z.infer<typeof RoutePlan>
export type RoutePlanHead = z.infer<typeof RoutePlanHead>
export type PlanFigures = z.infer<typeof PlanFigures>
export type PlanChange = z.infer<typeof PlanChange>
