import type { Agenda } from '@tournee/contract'
import { isRefusal, type Refusal } from '../refusal.ts'
import type { Services } from '../services.ts'
import { readAgenda } from './read-agenda.ts'

/** What there is to decide about a plan, the dearest first, and what was decided. Throws `NotFoundError`. */
export async function showAgenda(services: Services, planId: string): Promise<Agenda | Refusal> {
  const read = await readAgenda(services, planId)
  if (isRefusal(read)) return read
  const { editable, figures, decisions, more, taken } = read
  const { id, version, week } = editable.plan
  return { planId: id, version, week, figures, decisions: decisions.map(({ shown }) => shown), more, taken: [...taken] }
}
