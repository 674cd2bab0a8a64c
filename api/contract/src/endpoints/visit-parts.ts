import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { PartList } from '../entities/client.ts'
import { VisitParts } from '../entities/visit-parts.ts'
import { Id } from '../primitives.ts'

const ById = z.object({ id: Id })

export const visitPartsEndpoints = {
  getVisitParts: endpoint({
    method: 'GET',
    path: '/v1/visits/:id/parts',
    summary: 'What a visit needs: its own parts, its contract’s, its machines’, and all of them together',
    access: ['planner', 'manager', 'admin'],
    params: ById,
    answer: VisitParts,
  }),
  saveVisitParts: endpoint({
    method: 'PUT',
    path: '/v1/visits/:id/parts',
    summary: 'Name what one visit needs beyond its contract and machines (If-Match: version of its parts)',
    access: ['planner', 'admin'],
    params: ById,
    body: z.object({ parts: PartList }),
    answer: VisitParts,
  }),
}
