import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { ClientFile, Equipment, Site } from '../entities/client.ts'
import { ClientDocument, ContractTerms, VisitForecast } from '../entities/client-file.ts'
import { FileAnswer } from '../file-answer.ts'
import { Id, Position } from '../primitives.ts'

const staff = ['planner', 'manager', 'admin'] as const
const office = ['planner', 'admin'] as const
const ById = z.object({ id: Id })
const PartOfFile = z.object({ id: Id, partId: Id })

const SiteBody = Site.pick({ label: true, address: true, postcode: true, city: true, accessNotes: true }).extend({
  /** where somebody pointed on the map; absent = found by its address when that changed */
  position: Position.optional(),
})
const EquipmentBody = Equipment.omit({ id: true }).extend({ kind: z.string().trim().min(1).max(100) })

/** Every change of a part of the file takes the file's version as If-Match, and answers the whole file. */
export const clientFileEndpoints = {
  createSite: endpoint({
    method: 'POST',
    path: '/v1/clients/:id/sites',
    summary: 'Add a place',
    access: office,
    status: 201,
    params: ById,
    body: SiteBody.partial({ label: true, accessNotes: true }),
    answer: ClientFile,
  }),
  updateSite: endpoint({
    method: 'PATCH',
    path: '/v1/clients/:id/sites/:partId',
    summary: 'Change a place (If-Match: version of the client)',
    access: office,
    params: PartOfFile,
    body: SiteBody.partial(),
    answer: ClientFile,
  }),
  deleteSite: endpoint({
    method: 'DELETE',
    path: '/v1/clients/:id/sites/:partId',
    summary: 'Take a place away that no contract or visit is tied to (If-Match: version of the client)',
    access: office,
    params: PartOfFile,
    answer: ClientFile,
  }),
  createEquipment: endpoint({
    method: 'POST',
    path: '/v1/clients/:id/equipment',
    summary: 'Add a machine',
    access: office,
    status: 201,
    params: ById,
    body: EquipmentBody.partial({ parts: true }),
    answer: ClientFile,
  }),
  updateEquipment: endpoint({
    method: 'PATCH',
    path: '/v1/clients/:id/equipment/:partId',
    summary: 'Change a machine (If-Match: version of the client)',
    access: office,
    params: PartOfFile,
    body: EquipmentBody.partial(),
    answer: ClientFile,
  }),
  deleteEquipment: endpoint({
    method: 'DELETE',
    path: '/v1/clients/:id/equipment/:partId',
    summary: 'Take a machine away (If-Match: version of the client)',
    access: office,
    params: PartOfFile,
    answer: ClientFile,
  }),
  previewContract: endpoint({
    method: 'POST',
    path: '/v1/contracts/preview',
    summary: 'The visits that a contract, new or changed, would make, move or take out; nothing is stored',
    access: staff,
    body: z.object({ contractId: Id.optional(), terms: ContractTerms.partial() }),
    answer: z.object({ items: z.array(VisitForecast) }),
  }),
  createContract: endpoint({
    method: 'POST',
    path: '/v1/clients/:id/contracts',
    summary: 'Add a contract and the visits it makes due',
    access: office,
    status: 201,
    params: ById,
    body: ContractTerms.partial().required({ siteId: true }),
    answer: ClientFile,
  }),
  updateContract: endpoint({
    method: 'PATCH',
    path: '/v1/clients/:id/contracts/:partId',
    summary: 'Change a contract; its free visits follow, promised and done ones stay (If-Match: version of the client)',
    access: office,
    params: PartOfFile,
    body: ContractTerms.partial(),
    answer: ClientFile,
  }),
  deleteContract: endpoint({
    method: 'DELETE',
    path: '/v1/clients/:id/contracts/:partId',
    summary: 'Take a contract away whose visits nobody promised, planned or did (If-Match: version of the client)',
    access: office,
    params: PartOfFile,
    answer: ClientFile,
  }),
  listDocuments: endpoint({
    method: 'GET',
    path: '/v1/clients/:id/documents',
    summary: "A client's documents, newest first",
    access: staff,
    params: ById,
    answer: z.object({ items: z.array(ClientDocument) }),
  }),
  uploadDocument: endpoint({
    method: 'POST',
    path: '/v1/clients/:id/documents',
    summary: 'Keep a PDF or a picture with a client, 10 MB at most',
    access: office,
    form: 'multipart',
    status: 201,
    params: ById,
    answer: ClientDocument,
  }),
  downloadDocument: endpoint({
    method: 'GET',
    path: '/v1/documents/:id/content',
    summary: 'A document as it was sent',
    access: staff,
    form: 'binary',
    params: ById,
    answer: FileAnswer,
  }),
  deleteDocument: endpoint({
    method: 'DELETE',
    path: '/v1/documents/:id',
    summary: 'Take a document away; it can be restored for 30 days',
    access: office,
    params: ById,
    status: 204,
    answer: z.null(),
  }),
  restoreDocument: endpoint({
    method: 'POST',
    path: '/v1/documents/:id/restore',
    summary: 'Bring a document back',
    access: office,
    params: ById,
    body: z.object({}),
    answer: ClientDocument,
  }),
}
