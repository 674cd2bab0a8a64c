import type { FileAnswer } from '@tournee/contract'
import { findPlanInputs } from '@tournee/data'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'

/** The inputs stored with a plan, as a file that carries their hash in its name. Throws `NotFoundError`. */
export async function givePlanInputs({ db }: Pick<Services, 'db'>, id: string): Promise<FileAnswer | Refusal> {
  const stored = await findPlanInputs(db.connection, id)
  if (!stored) return refuse('PLAN_NOT_READY')
  return {
    fileName: `tournee-inputs-${stored.inputsHash.slice(0, 16)}.json`,
    contentType: 'application/json',
    bytes: new TextEncoder().encode(JSON.stringify(stored.inputs)),
  }
}
