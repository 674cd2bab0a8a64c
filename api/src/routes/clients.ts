import { findClient, listClientChanges, listClientVisits, listSitesToPlace } from '@tournee/data'
import { byOf } from '../by.ts'
import type { Handlers } from '../http/handler.ts'
import { refuse } from '../refusal.ts'
import { addClient } from '../use-cases/add-client.ts'
import { changeClient } from '../use-cases/change-client.ts'
import { placeSiteByHand } from '../use-cases/place-site-by-hand.ts'
import { requestVisit } from '../use-cases/request-visit.ts'
import { changeVisitParts, showVisitParts } from '../use-cases/visit-parts.ts'

/** Clients, their sites and their history. */
export const clientHandlers: Handlers<
  | 'getClient'
  | 'createClient'
  | 'updateClient'
  | 'placeSite'
  | 'listSitesToPlace'
  | 'geocode'
  | 'requestVisit'
  | 'getVisitParts'
  | 'saveVisitParts'
  | 'listClientVisits'
  | 'listClientChanges'
> = {
  getClient: async ({ params }, { db }) => (await findClient(db.connection, params.id)) ?? refuse('NOT_FOUND'),
  createClient: (call, services) => addClient(services, call.body, byOf(call)),
  updateClient: (call, services) => changeClient(services, call.params.id, call.body, call.ifMatch, byOf(call)),
  placeSite: (call, services) => placeSiteByHand(services, call.params.id, call.body, byOf(call)),
  listSitesToPlace: async ({ query }, { db }) => {
    const page = await listSitesToPlace(db.connection, query)
    return { ...page, items: [...page.items] }
  },
  geocode: async ({ query }, { geocoder }) => ({ items: [...(await geocoder.search(query.q, query))] }),
  requestVisit: (call, services) => requestVisit(services, { clientId: call.params.id, ...call.body }, byOf(call)),
  getVisitParts: ({ params }, { db }) => showVisitParts(db.connection, params.id),
  saveVisitParts: async (call, services) => {
    if (call.ifMatch === null) return refuse('VERSION_REQUIRED')
    return changeVisitParts(services, call.params.id, call.body.parts, call.ifMatch, byOf(call))
  },
  listClientVisits: async ({ params }, { db }) => {
    if (!(await findClient(db.connection, params.id))) return refuse('NOT_FOUND')
    return { items: await listClientVisits(db.connection, params.id) }
  },
  listClientChanges: async ({ params }, { db }) => {
    if (!(await findClient(db.connection, params.id))) return refuse('NOT_FOUND')
    return { items: await listClientChanges(db.connection, params.id) }
  },
}
