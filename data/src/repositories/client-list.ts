import type { ClientRow, ContractTier, Precision } from '@tournee/contract'
import type { Connection } from '../database/connection.ts'
import { decodeCursor, type Page, type PageRequest, pageOfRows } from '../database/page.ts'
import { searchTerms } from './client-search.ts'
import { toPosition } from './sites.ts'

export interface ClientQuery extends PageRequest {
  /** name, phone, e-mail, town, postcode or reference; every word must be found, accents and capitals do not count */
  readonly search?: string | undefined
  readonly precision?: Precision | undefined
  readonly tier?: string | undefined
  readonly sort?: 'name' | 'city' | 'nextDueOn' | undefined
}

interface Row {
  id: string
  reference: string | null
  name: string
  phone: string | null
  email: string | null
  city: string | null
  postcode: string | null
  address: string | null
  site_id: string | null
  lng: number | null
  lat: number | null
  precision: Precision | null
  tier: ContractTier | null
  contract_ends_on: string | null
  last_visit_on: string | null
  next_due_on: string | null
  sort_key: string
}

const SORT_KEYS = {
  name: 'c.name_key',
  city: "coalesce(s.city_key, '')",
  // no visit to come: at the end
  nextDueOn: `coalesce(${nextDue()}, '9999-12-31')`,
} as const

function nextDue(): string {
  return `(select min(v.due_ideal) from visits v where v.client_id = c.id and v.status in ('due', 'held', 'booked', 'published'))`
}

/** Clients of the company with their first site and current contract, filtered and paged. */
export async function listClients(db: Connection, query: ClientQuery = {}): Promise<Page<ClientRow>> {
  const limit = query.limit ?? 100
  const cursor = decodeCursor(query.cursor)
  const total = await filtered(db, query).count<{ n: number }[]>({ n: '*' })
  const sortKey = SORT_KEYS[query.sort ?? 'name']
  const rows = filtered(db, query)
    .select<Row[]>(
      'c.id',
      'c.reference',
      'c.name',
      'c.phone',
      'c.email',
      's.id as site_id',
      's.address',
      's.postcode',
      's.city',
      's.lng',
      's.lat',
      's.precision',
      'k.tier',
      'k.ends_on as contract_ends_on',
      db.raw(`${lastVisit()} as last_visit_on`),
      db.raw(`${nextDue()} as next_due_on`),
      db.raw(`${sortKey} as sort_key`),
    )
    .orderByRaw(`${sortKey}, c.id`)
    .limit(limit + 1)
  if (cursor) rows.whereRaw(`(${sortKey}, c.id) > (?, ?)`, [cursor.key, cursor.id])
  return pageOfRows(await rows, limit, Number(total[0]!.n), (row) => ({ key: row.sort_key, id: row.id }), present)
}

function filtered(db: Connection, query: ClientQuery) {
  const clients = db('clients as c')
    .joinRaw('left join sites s on s.id = (select min(f.id) from sites f where f.client_id = c.id)')
    .joinRaw(`left join contracts k on k.id = (select min(f.id) from contracts f where f.client_id = c.id and f.status <> 'ended')`)
  for (const term of searchTerms(query.search ?? '')) clients.where('c.search', 'like', `%${term}%`)
  if (query.precision) clients.where('s.precision', query.precision)
  if (query.tier) clients.where('k.tier', query.tier)
  return clients
}

/** The later of the last visit done here and the last one the contract tells of. ISO dates compare as text. */
function lastVisit(): string {
  const done = `(select max(v.done_on) from visits v where v.client_id = c.id and v.status = 'done')`
  return `case when ${done} > coalesce(k.last_visit_on, '') then ${done} else k.last_visit_on end`
}

function present(row: Row): ClientRow {
  return {
    id: row.id,
    reference: row.reference,
    name: row.name,
    phone: row.phone,
    email: row.email,
    city: row.city ?? '',
    postcode: row.postcode ?? '',
    address: row.address ?? '',
    siteId: row.site_id,
    position: toPosition(row.lng, row.lat),
    precision: row.precision ?? 'none',
    tier: row.tier,
    contractEndsOn: row.contract_ends_on,
    lastVisitOn: row.last_visit_on,
    nextDueOn: row.next_due_on,
  }
}
