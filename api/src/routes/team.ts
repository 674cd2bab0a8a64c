import type { Company, Technician } from '@tournee/contract'
import { createTechnician, deleteAbsence, getCompany, listAbsences, listTechnicians, updateCompany } from '@tournee/data'
import { byOf } from '../by.ts'
import { defined } from '../defined.ts'
import type { Handlers } from '../http/handler.ts'
import { transact } from '../transact.ts'
import { changeTechnician } from '../use-cases/change-technician.ts'
import { markAbsent } from '../use-cases/mark-absent.ts'

/** The company's rules, technicians and absences. */
export const teamHandlers: Handlers<
  | 'getCompany'
  | 'updateCompany'
  | 'listTechnicians'
  | 'createTechnician'
  | 'updateTechnician'
  | 'listAbsences'
  | 'createAbsence'
  | 'deleteAbsence'
> = {
  getCompany: (_call, { db }) => getCompany(db.connection),
  updateCompany: (call, { db }) =>
    transact<Company>(db, (connection) => updateCompany(connection, defined(call.body) as Partial<Company>, byOf(call))),
  listTechnicians: async (_call, { db }) => ({ items: await listTechnicians(db.connection) }),
  createTechnician: (call, { db }) => transact<Technician>(db, (connection) => createTechnician(connection, call.body, byOf(call))),
  updateTechnician: (call, services) => changeTechnician(services, call.params.id, call.body, call.ifMatch, byOf(call)),
  listAbsences: async (_call, { db }) => ({ items: await listAbsences(db.connection) }),
  createAbsence: (call, services) => markAbsent(services, call.body, byOf(call)),
  deleteAbsence: async (call, { db }) => {
    await transact(db, (connection) => deleteAbsence(connection, call.params.id, byOf(call)))
    return null
  },
}
