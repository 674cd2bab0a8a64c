import type { Handlers } from '../http/handler.ts'
import { linkMyRoadbook, linkRoadbooks, saveMyRoadbook, saveRoadbook } from '../use-cases/read-roadbooks.ts'

/** Routes to print and to carry along: staff have every plan's, a technician his own published days. */
export const roadbookHandlers: Handlers<'getRoadbook' | 'getRouteLinks' | 'getMyRoadbook' | 'getMyRouteLinks'> = {
  getRoadbook: ({ params, query }, services) => saveRoadbook(services, params.id, query, query),
  getRouteLinks: ({ params, query }, services) => linkRoadbooks(services, params.id, query),
  getMyRoadbook: ({ query, user }, services) => saveMyRoadbook(services, user!, query.date, query),
  getMyRouteLinks: ({ query, user }, services) => linkMyRoadbook(services, user!, query.date),
}
