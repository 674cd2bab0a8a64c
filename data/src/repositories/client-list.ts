import type { CivilDate, ClientFilter, ClientListRow, ClientSort, ContractTier, Precision } from '@tournee/contract'
import type { Connection } from '../database/connection.ts'
import { decodeCursor, type Page, type PageRequest, pageOfRows } from '../database/page.ts'
import { fromJson } from '../database/stored-values.ts'
import { type Beside, clientsBeside, filteredClients, LAST_TECHNICIAN, LONG_AGO } from './client-filter.ts'
import { toPosition } from './sites.ts'

export interface ClientQuery extends PageRequest, Loose<Omit<ClientFilter, 'zoneIds'>> {
  /** the sites of the zones asked for; absent = anywhere */
  readonly siteIds?: readonly string[] | undefined
  /** what `overdue` and `dueWithinDays` count from; the epoch when it does not matter */
  readonly today?: CivilDate | undefined
  readonly sort?: ClientSort | undefined
  readonly descending?: boolean | undefined
  /** rows to pass over, instead of a cursor */
  readonly offset?: number | undefined
}

type Loose<T> = { readonly [K in keyof T]?: T[K] | undefined }

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
  contract_starts_on: string | null
  contract_ends_on: string | null
  visits_per_year: number | null
  duration_minutes: number | null
  price_cents: number | null
  last_visit_on: string | null
  last_technician_id: string | null
  next_due_on: string | null
  overdue: number | string
  tags: string
}

interface Place {
  readonly id: string
  readonly sort_key: string
}

/** No date: at the end, whichever way round. */
const lastOf = (expression: string, descending: boolean) => `coalesce(${expression}, '${descending ? '' : '9999-12-31'}')`

const SORT_KEYS: Readonly<Record<ClientSort, (descending: boolean, today: CivilDate) => string>> = {
  name: () => 'c.name_key',
  city: () => "coalesce(s.city_key, '')",
  nextDueOn: (descending, today) => lastOf(nextDue(today), descending),
  lastVisitOn: (descending) => lastOf(lastVisit(), descending),
  contractEndsOn: (descending) => lastOf('k.ends_on', descending),
}

const NOTHING: Beside = { site: false, contract: false }
/** What each order looks at. */
const SORT_BESIDE: Readonly<Record<ClientSort, Beside>> = {
  name: NOTHING,
  city: { site: true, contract: false },
  nextDueOn: NOTHING,
  lastVisitOn: { site: false, contract: true },
  contractEndsOn: { site: false, contract: true },
}

/** The next deadline: the end of the window. One that is past counts while nothing is arranged; the client is overdue then. */
function nextDue(today: CivilDate): string {
  const arranged = `v.status in ('held', 'booked', 'published') and v.due_to >= '${today}'`
  return `(select min(v.due_to) from visits v where v.client_id = c.id and (v.status = 'due' or (${arranged})))`
}

/** The later of the last visit done here and the last one the contract tells of. ISO dates compare as text. */
function lastVisit(): string {
  const done = `(select max(v.done_on) from visits v where v.client_id = c.id and v.status = 'done')`
  return `case when ${done} > coalesce(k.last_visit_on, '') then ${done} else k.last_visit_on end`
}

function overdue(today: CivilDate): string {
  return `(select count(*) from visits v where v.client_id = c.id and v.status = 'due' and v.due_to < '${today}')`
}

/**
 * Clients of the company with their first site and current contract, filtered, in order, and paged by cursor or by offset. Who is on the page
 * is found first, then the rest is read of those alone: a page of ten thousand costs little more than a page of a hundred.
 */
export async function listClients(db: Connection, query: ClientQuery = {}): Promise<Page<ClientListRow>> {
  const limit = query.limit ?? 100
  const descending = query.descending ?? false
  const cursor = query.offset === undefined ? decodeCursor(query.cursor) : null
  const total = await filteredClients(db, query, NOTHING).count<{ n: number }[]>({ n: '*' })
  const sortKey = SORT_KEYS[query.sort ?? 'name'](descending, query.today ?? LONG_AGO)
  const order = descending ? 'desc' : 'asc'
  const places = filteredClients(db, query, SORT_BESIDE[query.sort ?? 'name'])
    .select<Place[]>('c.id', db.raw(`${sortKey} as sort_key`))
    .orderByRaw(`${sortKey} ${order}, c.id ${order}`)
    .limit(limit + 1)
    .offset(query.offset ?? 0)
  if (cursor) places.whereRaw(`(${sortKey}, c.id) ${descending ? '<' : '>'} (?, ?)`, [cursor.key, cursor.id])
  const page = pageOfRows(
    await places,
    limit,
    Number(total[0]!.n),
    (place) => ({ key: place.sort_key, id: place.id }),
    ({ id }) => id,
  )
  return { ...page, items: await readRows(db, page.items, query.today ?? LONG_AGO) }
}

/** The rows of these clients, in this order. */
async function readRows(db: Connection, ids: readonly string[], today: CivilDate): Promise<ClientListRow[]> {
  const rows = await clientsBeside(db)
    .whereIn('c.id', ids)
    .select<Row[]>(
      'c.id',
      'c.reference',
      'c.name',
      'c.phone',
      'c.email',
      'c.tags',
      's.id as site_id',
      's.address',
      's.postcode',
      's.city',
      's.lng',
      's.lat',
      's.precision',
      'k.tier',
      'k.starts_on as contract_starts_on',
      'k.ends_on as contract_ends_on',
      'k.visits_per_year',
      'k.duration_minutes',
      'k.price_cents',
      db.raw(`${lastVisit()} as last_visit_on`),
      db.raw(`${LAST_TECHNICIAN} as last_technician_id`),
      db.raw(`${nextDue(today)} as next_due_on`),
      db.raw(`${overdue(today)} as overdue`),
    )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? []).map(present)
}

/** The ids of every client that a filter finds, in order of making. */
export async function listClientIds(db: Connection, query: ClientQuery): Promise<string[]> {
  const rows = await filteredClients(db, query, NOTHING).orderBy('c.id').select<{ id: string }[]>('c.id')
  return rows.map(({ id }) => id)
}

function present(row: Row): ClientListRow {
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
    contractStartsOn: row.contract_starts_on,
    contractEndsOn: row.contract_ends_on,
    visitsPerYear: row.visits_per_year,
    durationMinutes: row.duration_minutes,
    priceCents: row.price_cents,
    lastVisitOn: row.last_visit_on,
    lastTechnicianId: row.last_technician_id,
    nextDueOn: row.next_due_on,
    zoneId: null,
    overdue: Number(row.overdue),
    tags: fromJson(row.tags),
  }
}
