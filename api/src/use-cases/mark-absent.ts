import type { Absence } from '@tournee/contract'
import { type By, createAbsence, findTechnician } from '@tournee/data'
import { type Refusal, refuse } from '../refusal.ts'
import type { Services } from '../services.ts'
import { transact } from '../transact.ts'

/** Marks a technician absent for whole days, both included. */
export function markAbsent({ db }: Services, absence: Omit<Absence, 'id'>, by: By): Promise<Absence | Refusal> {
  return transact(db, async (connection) => {
    if (absence.to < absence.from) {
      const culprit = { code: 'REVERSED', path: 'body.to', cause: 'It is before `from`.', remedy: 'Give a later day, or the same.' }
      return refuse('INVALID_REQUEST', undefined, [culprit])
    }
    if (!(await findTechnician(connection, absence.technicianId))) return refuse('NOT_FOUND', 'No such technician.')
    return createAbsence(connection, absence, by)
  })
}
