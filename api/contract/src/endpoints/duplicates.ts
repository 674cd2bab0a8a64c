import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { DuplicatePair, MergeOutcome, MergePreview } from '../entities/duplicates.ts'
import { Id } from '../primitives.ts'

const staff = ['planner', 'manager', 'admin'] as const
const office = ['planner', 'admin'] as const
const Two = z.object({ keepId: Id, otherId: Id })

export const duplicateEndpoints = {
  listDuplicates: endpoint({
    method: 'GET',
    path: '/v1/duplicates',
    summary: 'Pairs of clients that may be one: same phone, same e-mail, or same name at nearly the same place',
    access: staff,
    answer: z.object({ items: z.array(DuplicatePair), total: z.int() }),
  }),
  previewMerge: endpoint({
    method: 'POST',
    path: '/v1/duplicates/merge/preview',
    summary: 'What merging two clients would keep, fill in and move; nothing is stored',
    access: office,
    body: Two,
    answer: MergePreview,
  }),
  mergeClients: endpoint({
    method: 'POST',
    path: '/v1/duplicates/merge',
    summary: 'Merge one client into another, in one transaction (If-Match: version of the one kept); can be taken back',
    access: office,
    body: Two,
    answer: MergeOutcome,
  }),
  tellApart: endpoint({
    method: 'POST',
    path: '/v1/duplicates/distinct',
    summary: 'Say that two clients are not one: the pair is listed no more',
    access: office,
    status: 204,
    body: Two,
    answer: z.null(),
  }),
}
