import { z } from 'zod'
import { Id } from '../primitives.ts'
import { PartList } from './client.ts'
import { SummedPart } from './roadbook.ts'

/** What a visit needs, and what asks for it. */
export const VisitParts = z.object({
  visitId: Id,
  /** of `own`: what a change of it starts from */
  version: z.int(),
  /** named for this visit alone */
  own: PartList,
  /** of its contract, when the visit is one that the contract makes due */
  contract: PartList,
  /** of its site's machines, when it maintains them; the same part once */
  machines: z.array(SummedPart),
  /** what is loaded for it: the same part once */
  all: z.array(SummedPart),
})

export type VisitParts = z.infer<typeof VisitParts>
