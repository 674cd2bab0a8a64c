import { findClient, listDocuments, removeDocument, restoreDocument } from '@tournee/data'
import { byOf } from '../by.ts'
import type { Call, Handlers } from '../http/handler.ts'
import { refuse } from '../refusal.ts'
import { transact } from '../transact.ts'
import type { FileChange } from '../use-cases/change-client-file.ts'
import { addContract, changeContract, previewContract, removeContract } from '../use-cases/edit-contracts.ts'
import { addEquipment, changeEquipment, removeEquipment } from '../use-cases/edit-equipment.ts'
import { addSite, changeSite, removeSite } from '../use-cases/edit-sites.ts'
import { keepDocument, readDocument } from '../use-cases/keep-documents.ts'

const changeOf = (call: Pick<Call<never>, 'user' | 'at' | 'ifMatch'> & { readonly params: { readonly id: string } }): FileChange => ({
  clientId: call.params.id,
  version: call.ifMatch,
  by: byOf(call),
})

/** The parts of a client's file: places, machines, contracts, documents. */
export const clientFileHandlers: Handlers<
  | 'createSite'
  | 'updateSite'
  | 'deleteSite'
  | 'createEquipment'
  | 'updateEquipment'
  | 'deleteEquipment'
  | 'previewContract'
  | 'createContract'
  | 'updateContract'
  | 'deleteContract'
  | 'listDocuments'
  | 'uploadDocument'
  | 'downloadDocument'
  | 'deleteDocument'
  | 'restoreDocument'
> = {
  createSite: (call, services) => addSite(services, changeOf(call), call.body),
  updateSite: (call, services) => changeSite(services, changeOf(call), call.params.partId, call.body),
  deleteSite: (call, services) => removeSite(services, changeOf(call), call.params.partId),
  createEquipment: (call, services) => addEquipment(services, changeOf(call), call.body),
  updateEquipment: (call, services) => changeEquipment(services, changeOf(call), call.params.partId, call.body),
  deleteEquipment: (call, services) => removeEquipment(services, changeOf(call), call.params.partId),
  previewContract: ({ body }, services) => previewContract(services, body),
  createContract: (call, services) => addContract(services, changeOf(call), call.body),
  updateContract: (call, services) => changeContract(services, changeOf(call), call.params.partId, call.body),
  deleteContract: (call, services) => removeContract(services, changeOf(call), call.params.partId),
  listDocuments: async ({ params }, { db }) => {
    if (!(await findClient(db.connection, params.id))) return refuse('NOT_FOUND')
    return { items: await listDocuments(db.connection, params.id) }
  },
  uploadDocument: (call, services) => keepDocument(services, call.params.id, call.file!, byOf(call)),
  downloadDocument: ({ params }, services) => readDocument(services, params.id),
  deleteDocument: async (call, { db }) => {
    await transact(db, (connection) => removeDocument(connection, call.params.id, byOf(call)))
    return null
  },
  restoreDocument: (call, { db }) => transact(db, (connection) => restoreDocument(connection, call.params.id, byOf(call))),
}
