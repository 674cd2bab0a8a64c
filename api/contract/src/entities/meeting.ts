import { z } from 'zod'
import { CivilDate, Id, Instant, IsoWeek } from '../primitives.ts'
import { FillCandidate } from './booking.ts'

/** What a week amounts to, in the meeting: `eur` is everything at the company's rates, what is left undone included. */
export const WeekFigures = z.object({
  km: z.number(),
  driveHours: z.number(),
  overtimeMinutes: z.number(),
  served: z.int(),
  unserved: z.int(),
  /** clients who must be called because their published hour or day changes */
  calls: z.int(),
  eur: z.number(),
})

/** A difference of figures: kilometres, minutes of driving and overtime, and EUR. */
export const Price = z.object({ km: z.number(), minutes: z.number(), eur: z.number() })

export const DecisionKind = z.enum(['unassigned', 'overdue', 'weak-day', 'overtime', 'call', 'promise', 'unplaced'])

/** One thing that a trouble costs: `eur` is `amount` at `rate` EUR a kilometre, an hour, or once; what was decided before has no working. */
export const CostPart = z.object({
  name: z.enum(['trip', 'drive', 'mean-trip', 'call', 'late-work', 'idle', 'overtime', 'risk', 'left-out', 'breach']),
  eur: z.number(),
  amount: z.number().optional(),
  unit: z.enum(['km', 'hour', 'once']).optional(),
  rate: z.number().optional(),
})

/** A technician's day. */
export const ShiftRef = z.object({ technicianId: Id, date: CivilDate })

/** One way to settle a decision: what it does, and the week after it. `change` is against the week as it is. */
export const DecisionOption = z.object({
  what: z.discriminatedUnion('kind', [
    /** a visit goes to a technician’s day; `eases` are the rules loosened for it, by the engine’s names, with their seconds where they have some */
    z.object({
      kind: z.literal('place'),
      visitId: Id,
      shift: ShiftRef,
      start: Instant,
      eases: z.array(z.object({ kind: z.string(), by: z.number().nullable() })),
    }),
    /** all visits of a day go to others, and it is free */
    z.object({ kind: z.literal('free-day'), shift: ShiftRef, moved: z.int() }),
    /** due clients nearest the day are invited to it once the week is published */
    z.object({
      kind: z.literal('invite'),
      shift: ShiftRef,
      candidates: z.array(FillCandidate.pick({ visitId: true, clientName: true, city: true, extraMetres: true })),
    }),
  ]),
  figures: WeekFigures,
  change: Price,
})

/** Something to decide in the meeting. `eur` is what it costs as it is; the first option is the proposal. */
export const Decision = z.object({
  /** kind and subject: the same as long as the same thing is to be decided */
  key: z.string().max(200),
  kind: DecisionKind,
  eur: z.number(),
  /** what `eur` is made of */
  working: z.array(CostPart),
  visitId: Id.nullable(),
  clientName: z.string().nullable(),
  city: z.string().nullable(),
  dueTo: CivilDate.nullable(),
  shift: ShiftRef.nullable(),
  /** of a weak day what is worked, of overtime how much, of a promise what is left of its window, of a call how far it moved */
  minutes: z.number().nullable(),
  options: z.array(DecisionOption).max(4),
})

export const Choice = z.enum(['accept', 'refuse', 'alternative'])

/** A decision as it was taken. `price` is the choice against the proposal: 0 when it was accepted. */
export const TakenDecision = z.object({
  id: Id,
  planId: Id,
  choice: Choice,
  decision: Decision,
  /** index of the option taken; null = refused */
  option: z.int().nullable(),
  before: WeekFigures,
  after: WeekFigures,
  price: Price,
  decidedBy: z.string(),
  decidedAt: Instant,
})

/** What the meeting decides: at most ten, those taken included, the dearest first. */
export const Agenda = z.object({
  planId: Id,
  version: z.int(),
  week: IsoWeek,
  figures: WeekFigures,
  decisions: z.array(Decision).max(10),
  /** how many more there are beyond ten, all cheaper */
  more: z.int(),
  taken: z.array(TakenDecision),
})

/** Who is told what when a plan is published. */
export const Announcements = z.object({
  /** technicians whose day changes: they see it on their phone */
  technicians: z.array(z.object({ technicianId: Id, days: z.array(z.object({ date: CivilDate, visits: z.int(), changed: z.int() })) })),
  clients: z.array(
    z.object({
      visitId: Id,
      clientName: z.string(),
      city: z.string(),
      phone: z.string().nullable(),
      /** `planned`: an hour for the first time; `moved`, `removed`: against the published plan */
      news: z.enum(['planned', 'moved', 'removed']),
      before: Instant.nullable(),
      after: Instant.nullable(),
      technicianId: Id.nullable(),
      /** as messages of the service go: by mail, else by SMS; with neither somebody calls or nobody can */
      channel: z.enum(['mail', 'sms', 'none']),
    }),
  ),
  /** visits whose promise holds: nobody needs to be told */
  promised: z.int(),
  /** clients whom the meeting decided to invite to a day; absent in meetings held before they were listed */
  invited: z
    .array(
      z.object({
        visitId: Id,
        clientName: z.string(),
        city: z.string(),
        phone: z.string().nullable(),
        date: CivilDate,
        technicianId: Id,
        channel: z.enum(['mail', 'sms', 'none']),
      }),
    )
    .optional(),
})

/** A meeting that was held. */
export const Meeting = z.object({
  id: Id,
  week: IsoWeek,
  planId: Id,
  attendees: z.array(z.string()),
  before: WeekFigures,
  after: WeekFigures,
  decisions: z.array(TakenDecision),
  announcements: Announcements,
  /** visits whose client was sent a message */
  told: z.array(Id),
  invited: z.int(),
  closedBy: z.string(),
  closedAt: Instant,
})

export type WeekFigures = z.infer<typeof WeekFigures>
export type Price = z.infer<typeof Price>
export type DecisionKind = z.infer<typeof DecisionKind>
export type DecisionOption = z.infer<typeof DecisionOption>
export type CostPart = z.infer<typeof CostPart>
export type Decision = z.infer<typeof Decision>
export type Choice = z.infer<typeof Choice>
export type TakenDecision = z.infer<typeof TakenDecision>
export type Agenda = z.infer<typeof Agenda>
export type Announcements = z.infer<typeof Announcements>
export type Meeting = z.infer<typeof Meeting>
