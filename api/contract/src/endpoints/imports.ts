import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { ImportField, ImportJob } from '../entities/import.ts'
import { Id } from '../primitives.ts'

const office = ['planner', 'admin'] as const
const ById = z.object({ id: Id })

export const importEndpoints = {
  createImport: endpoint({
    method: 'POST',
    path: '/v1/imports',
    summary: 'Upload a .csv or .xlsx; answers with the dry run',
    access: office,
    form: 'multipart',
    status: 201,
    answer: ImportJob,
  }),
  getImport: endpoint({ method: 'GET', path: '/v1/imports/:id', summary: 'An import', access: office, params: ById, answer: ImportJob }),
  mapImport: endpoint({
    method: 'PUT',
    path: '/v1/imports/:id/mapping',
    summary: 'Say what each column means; answers with a new dry run',
    access: office,
    params: ById,
    body: z.object({ fields: z.array(ImportField.nullable()).max(200), ignoreCoordinates: z.boolean().default(false) }),
    answer: ImportJob,
  }),
  commitImport: endpoint({
    method: 'POST',
    path: '/v1/imports/:id/commit',
    summary: 'Write it, in one transaction',
    access: office,
    params: ById,
    status: 202,
    answer: ImportJob,
  }),
  followImport: endpoint({
    method: 'GET',
    path: '/v1/imports/:id/events',
    summary: 'Progress of the import',
    access: office,
    form: 'events',
    params: ById,
    answer: ImportJob,
  }),
  cancelImport: endpoint({
    method: 'DELETE',
    path: '/v1/imports/:id',
    summary: 'Forget an import that is not committed',
    access: office,
    params: ById,
    status: 204,
    answer: z.null(),
  }),
}
