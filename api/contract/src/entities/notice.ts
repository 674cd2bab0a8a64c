import { z } from 'zod'

const Visits = z.object({ visits: z.int() })

/** What was degraded while a plan was made, as a code that screens put into words. */
export const Notice = z.discriminatedUnion('code', [
  /** the router did not answer and another source stood in; `reason` is for whoever runs the service */
  z.object({ code: z.literal('ROADS_DEGRADED'), params: z.object({ reason: z.string() }) }),
  /** this share of the travel times, 1-100, are estimates, not roads */
  z.object({ code: z.literal('ESTIMATED_TIMES'), params: z.object({ percent: z.int() }) }),
  /** visits without a position: not planned */
  z.object({ code: z.literal('NO_POSITION'), params: Visits }),
  /** visits placed at the centre of their commune */
  z.object({ code: z.literal('COMMUNE_ONLY'), params: Visits }),
  /** the time ran out before the search was through: the same seed may give another plan */
  z.object({ code: z.literal('OUT_OF_TIME'), params: z.object({}) }),
  /** a remark of an older version, in its own words */
  z.object({ code: z.literal('OTHER'), params: z.object({ text: z.string() }) }),
])

export type Notice = z.infer<typeof Notice>
