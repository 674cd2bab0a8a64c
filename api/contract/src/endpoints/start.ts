import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { CivilDate, IsoWeek } from '../primitives.ts'

const staff = ['planner', 'manager', 'admin'] as const

export const startEndpoints = {
  getStart: endpoint({
    method: 'GET',
    path: '/v1/start',
    summary: 'How far a company has come with its first steps, told from what is stored',
    access: staff,
    answer: z.object({
      clients: z.int(),
      /** known to the commune only, or not at all */
      sitesToPlace: z.int(),
      technicians: z.int(),
      /** still under the name that the product gave them */
      techniciansUnnamed: z.int(),
      zoningInForce: z.boolean(),
      /** since when the zoning counts, or from when on; null = none is decided */
      zoningFrom: CivilDate.nullable(),
      zones: z.int(),
      /** a week with a plan, the last one made; null = none */
      plannedWeek: IsoWeek.nullable(),
      /** a week that technicians see, the last one; null = none */
      publishedWeek: IsoWeek.nullable(),
    }),
  }),
}
