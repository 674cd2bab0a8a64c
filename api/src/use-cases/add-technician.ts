import type { Technician } from '@tournee/contract'
import { type By, createTechnician, type NewTechnician } from '@tournee/data'
import { hoursCulprits } from '../planning/input-rules.ts'
import { type Refusal, refuseIfAny } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'

/** Adds a technician. */
export async function addTechnician({ db }: Services, technician: NewTechnician, by: By): Promise<Technician | Refusal> {
  return refuseIfAny(hoursCulprits(technician.hours)) ?? transact(db, (connection) => createTechnician(connection, technician, by))
}
