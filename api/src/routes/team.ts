import { deleteAbsence, getCompany, listAbsences, listTechnicians } from '@tournee/data'
import { byOf } from '../by.ts'
import type { Handlers } from '../http/handler.ts'
import { transact } from '../transact.ts'
import { addTechnician } from '../use-cases/add-technician.ts'
import { changeCompany } from '../use-cases/change-company.ts'
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
  updateCompany: (call, services) => changeCompany(services, call.body, byOf(call)),
  listTechnicians: async (_call, { db }) => ({ items: await listTechnicians(db.connection) }),
  createTechnician: (call, services) => addTechnician(services, call.body, byOf(call)),
  updateTechnician: (call, services) => changeTechnician(services, call.params.id, call.body, call.ifMatch, byOf(call)),
  listAbsences: async (_call, { db }) => ({ items: await listAbsences(db.connection) }),
  createAbsence: (call, services) => markAbsent(services, call.body, byOf(call)),
  deleteAbsence: async (call, { db }) => {
    await transact(db, (connection) => deleteAbsence(connection, call.params.id, byOf(call)))
    return null
  },
}
