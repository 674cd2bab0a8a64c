import { z } from 'zod'

const reference = z.string().min(1).max(100)
const instant = z.int().min(0)
const seconds = z.int().min(1).max(86_400)

/** The relaxations of the engine that a planner may accept in a plan, one shape a kind (see `Relaxation`). */
const SINGLE = [
  z.strictObject({ kind: z.literal('extend-shift'), shift: reference, by: seconds }),
  z.strictObject({ kind: z.literal('allow-work'), shift: reference, by: seconds }),
  z.strictObject({ kind: z.literal('allow-duration'), shift: reference, by: seconds }),
  z.strictObject({ kind: z.literal('allow-drive'), shift: reference, by: seconds }),
  z.strictObject({ kind: z.literal('allow-distance'), shift: reference, by: z.int().min(1).max(1_000_000) }),
  z.strictObject({ kind: z.literal('allow-visits'), shift: reference, by: z.int().min(1).max(200) }),
  z.strictObject({
    kind: z.literal('add-capacity'),
    shift: reference,
    dimension: z.int().min(0).max(20),
    by: z.int().min(1).max(1_000_000),
  }),
  z.strictObject({ kind: z.literal('grant-skills'), technician: reference, skills: z.array(z.string().min(1).max(80)).min(1).max(50) }),
  z.strictObject({ kind: z.literal('widen-window'), visit: reference, start: instant }),
  z.strictObject({ kind: z.literal('extend-due'), visit: reference, start: instant }),
  z.strictObject({ kind: z.literal('move-break'), shift: reference, break: reference, start: instant }),
  z.strictObject({ kind: z.literal('unlock'), visit: reference }),
  z.strictObject({ kind: z.literal('allow-technician'), visit: reference, technician: reference }),
  z.strictObject({ kind: z.literal('raise-prize'), visit: reference, by: z.int().min(1).max(1_000_000_000) }),
] as const

const Single = z.discriminatedUnion('kind', SINGLE)

/** A relaxation as a plan keeps it: one, or several together. */
export const RelaxationShape = z.discriminatedUnion('kind', [
  ...SINGLE,
  z.strictObject({ kind: z.literal('several'), relaxations: z.array(Single).min(1).max(20) }),
])

export type SingleRelaxation = z.infer<typeof Single>
export type KeptRelaxation = z.infer<typeof RelaxationShape>

/** The single relaxations of one that may be several. */
export const singlesOf = (relaxation: KeptRelaxation): readonly SingleRelaxation[] =>
  relaxation.kind === 'several' ? relaxation.relaxations : [relaxation]
