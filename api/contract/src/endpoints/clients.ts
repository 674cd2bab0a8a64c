import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Client, ClientFile, Contract, PartList, Site } from '../entities/client.ts'
import { GeocodeCandidate } from '../entities/import.ts'
import { AuditEntry } from '../entities/user.ts'
import { VisitCard, VisitKind } from '../entities/visit.ts'
import { CivilDate, Id, PageQuery, Position, pageOf } from '../primitives.ts'

const staff = ['planner', 'manager', 'admin'] as const
const office = ['planner', 'admin'] as const
const ById = z.object({ id: Id })

export const clientEndpoints = {
  getClient: endpoint({
    method: 'GET',
    path: '/v1/clients/:id',
    summary: 'A client with sites, equipment and contracts',
    access: staff,
    params: ById,
    answer: ClientFile,
  }),
  createClient: endpoint({
    method: 'POST',
    path: '/v1/clients',
    summary: 'Create a client with one site and, if given, a contract',
    access: office,
    status: 201,
    body: z.object({
      client: Client.pick({ name: true }).extend(
        Client.pick({ reference: true, kind: true, phone: true, email: true, notes: true, tags: true }).partial().shape,
      ),
      site: Site.pick({ address: true, postcode: true, city: true }).extend({
        position: Position.optional(),
        accessNotes: z.string().optional(),
      }),
      contract: Contract.omit({ id: true, clientId: true, siteId: true }).partial().optional(),
    }),
    answer: ClientFile,
  }),
  updateClient: endpoint({
    method: 'PATCH',
    path: '/v1/clients/:id',
    summary: 'Change a client (If-Match: version)',
    access: office,
    params: ById,
    body: Client.pick({ reference: true, name: true, kind: true, phone: true, email: true, notes: true, tags: true }).partial(),
    answer: ClientFile,
  }),
  placeSite: endpoint({
    method: 'PUT',
    path: '/v1/sites/:id/position',
    summary: 'Place a site by hand on the map',
    access: office,
    params: ById,
    body: Position,
    answer: Site,
  }),
  listSitesToPlace: endpoint({
    method: 'GET',
    path: '/v1/sites/to-place',
    summary: 'Sites known only to the commune, or not at all',
    access: staff,
    query: PageQuery,
    answer: pageOf(Site.extend({ clientName: z.string() })),
  }),
  geocode: endpoint({
    method: 'GET',
    path: '/v1/geocode',
    summary: 'Places for an address, best first',
    access: staff,
    query: z.object({ q: z.string().min(2).max(200), postcode: z.string().max(10).optional(), city: z.string().max(100).optional() }),
    answer: z.object({ items: z.array(GeocodeCandidate) }),
  }),
  requestVisit: endpoint({
    method: 'POST',
    path: '/v1/clients/:id/visits',
    summary: 'Write down a visit that no contract asks for: a repair, most of the time; due from today for so many days',
    access: office,
    params: ById,
    status: 201,
    body: z.object({
      kind: VisitKind.default('repair'),
      /** default: the client's first site that is on the map */
      siteId: Id.optional(),
      durationMinutes: z.int().min(5).max(600).default(60),
      withinDays: z.int().min(0).max(366).default(10),
      /** the last day it may be done, in place of `withinDays`; not before today */
      until: CivilDate.optional(),
      skills: z.array(z.string().max(40)).max(20).default([]),
      notes: z.string().max(2_000).default(''),
      parts: PartList.default([]),
    }),
    answer: VisitCard,
  }),
  listClientVisits: endpoint({
    method: 'GET',
    path: '/v1/clients/:id/visits',
    summary: "A client's visits, newest first",
    access: staff,
    params: ById,
    answer: z.object({ items: z.array(VisitCard) }),
  }),
  listClientChanges: endpoint({
    method: 'GET',
    path: '/v1/clients/:id/changes',
    summary: 'Who changed what',
    access: staff,
    params: ById,
    answer: z.object({ items: z.array(AuditEntry) }),
  }),
}
