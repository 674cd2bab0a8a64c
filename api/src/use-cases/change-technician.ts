import type { Technician } from '@tournee/contract'
import { type By, updateTechnician } from '@tournee/data'
import { defined } from '../defined.ts'
import { hoursCulprits } from '../planning/input-rules.ts'
import { type Refusal, refuse, refuseIfAny } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'

type TechnicianPatch = Partial<Omit<Technician, 'id' | 'version'>>
type Loose<T> = { [K in keyof T]?: T[K] | undefined }

/** Changes a technician from the version the caller read; another version is refused (412), no version too (428). */
export async function changeTechnician(
  { db }: Services,
  id: string,
  patch: Loose<TechnicianPatch>,
  version: number | null,
  by: By,
): Promise<Technician | Refusal> {
  if (version === null) return refuse('VERSION_REQUIRED')
  const refused = refuseIfAny(hoursCulprits(patch.hours))
  if (refused) return refused
  return transact(db, (connection) => updateTechnician(connection, id, defined(patch) as TechnicianPatch, version, by))
}
