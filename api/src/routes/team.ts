import { deleteAbsence, getCompanyFile, listAbsences, listTechnicians } from '@tournee/data'
import { announce, weeksBetween } from '../announce.ts'
import { byOf } from '../by.ts'
import type { Handlers } from '../http/handler.ts'
import { isRefusal } from '../refusal.ts'
import { addTechnician } from '../use-cases/add-technician.ts'
import { changeCompany } from '../use-cases/change-company.ts'
import { changeTechnician } from '../use-cases/change-technician.ts'
import { foreseeTechnician } from '../use-cases/foresee-technician.ts'
import { markAbsent } from '../use-cases/mark-absent.ts'

/** The company's rules, technicians and absences. */
export const teamHandlers: Handlers<
  | 'getCompany'
  | 'updateCompany'
  | 'listTechnicians'
  | 'createTechnician'
  | 'updateTechnician'
  | 'previewTechnician'
  | 'listAbsences'
  | 'createAbsence'
  | 'deleteAbsence'
> = {
  getCompany: (_call, { db }) => getCompanyFile(db.connection),
  updateCompany: (call, services) => changeCompany(services, call.body, call.ifMatch, byOf(call)),
  listTechnicians: async (_call, { db }) => ({ items: await listTechnicians(db.connection) }),
  createTechnician: (call, services) => addTechnician(services, call.body, byOf(call)),
  updateTechnician: (call, services) => changeTechnician(services, call.params.id, call.body, call.ifMatch, byOf(call)),
  previewTechnician: ({ params, body }, services) => foreseeTechnician(services, params.id, body),
  listAbsences: async (_call, { db }) => ({ items: await listAbsences(db.connection) }),
  createAbsence: async (call, services) => {
    const absence = await markAbsent(services, call.body, byOf(call))
    if (!isRefusal(absence)) announce(services, call, { weeks: weeksBetween(absence.from, absence.to), what: 'absence' })
    return absence
  },
  deleteAbsence: async (call, services) => {
    const absence = await services.db.transaction((connection) => deleteAbsence(connection, call.params.id, byOf(call)))
    announce(services, call, { weeks: weeksBetween(absence.from, absence.to), what: 'absence' })
    return null
  },
}
