import { addDays } from '@tournee/engine/recurrence'
import type { Connection } from '../database/connection.ts'
import { fold } from '../database/fold.ts'
import { chunks } from '../database/insert-all.ts'
import type { ClientQuery } from './client-list.ts'
import { searchTerms } from './client-search.ts'
import { tagKey } from './client-tags.ts'

/** Who did the last visit. */
export const LAST_TECHNICIAN = `(select v.technician_id from visits v where v.client_id = c.id and v.status = 'done' order by v.done_at desc, v.id desc limit 1)`

const FREE_VISIT = `select 1 from visits v where v.client_id = c.id and v.status = 'due'`
/** Today where it does not matter. */
export const LONG_AGO = '0001-01-01'

/** Sites named one by one in a statement: SQLite takes at most 32 766 values in one, PostgreSQL 65 535. */
const SITES_AT_ONCE = 10_000

/** What is read beside a client: its first site `s`, its current contract `k`. A join is a search per client, so none is made for nothing. */
export interface Beside {
  readonly site: boolean
  readonly contract: boolean
}

const BOTH: Beside = { site: true, contract: true }

/** Clients `c` with what is asked for beside them; to be selected from. */
export function clientsBeside(db: Connection, { site, contract }: Beside = BOTH) {
  const clients = db('clients as c')
  if (site) clients.joinRaw('left join sites s on s.id = (select min(f.id) from sites f where f.client_id = c.id)')
  if (contract)
    clients.joinRaw(`left join contracts k on k.id = (select min(f.id) from contracts f where f.client_id = c.id and f.status <> 'ended')`)
  return clients
}

/** The clients that a filter finds, with what is asked for beside them, or what the filter looks at; to be selected from. */
export function filteredClients(db: Connection, query: ClientQuery, beside: Beside = BOTH) {
  const clients = clientsBeside(db, {
    site: beside.site || Boolean(query.precisions?.length || query.towns?.length || query.siteIds),
    contract: beside.contract || Boolean(query.tiers?.length || query.lacks?.includes('contract')),
  })
  for (const term of searchTerms(query.search ?? '')) clients.where('c.search', 'like', `%${term}%`)
  if (query.archived) clients.whereNotNull('c.archived_at').whereNull('c.merged_into')
  else clients.whereNull('c.archived_at')
  if (query.precisions?.length) {
    const { precisions } = query
    clients.where((place) => {
      place.whereIn('s.precision', precisions)
      if (precisions.includes('none')) place.orWhereNull('s.id')
    })
  }
  if (query.tiers?.length) clients.whereIn('k.tier', query.tiers)
  if (query.towns?.length) clients.whereIn('s.city_key', query.towns.map(fold))
  if (query.tags?.length) {
    const keys = query.tags.map(tagKey)
    clients.where((any) => {
      for (const key of keys) any.orWhere('c.tag_keys', 'like', `%|${key}|%`)
    })
  }
  if (query.siteIds) {
    const groups = [...chunks(query.siteIds, SITES_AT_ONCE)]
    clients.where((place) => {
      if (groups.length === 0) place.whereRaw('1 = 0')
      for (const group of groups) place.orWhereIn('s.id', group)
    })
  }
  if (query.technicianId) clients.whereRaw(`${LAST_TECHNICIAN} = ?`, [query.technicianId])
  filterByNeed(clients, query)
  return clients
}

function filterByNeed(clients: ReturnType<typeof filteredClients>, query: ClientQuery): void {
  const today = query.today ?? LONG_AGO
  if (query.overdue) clients.whereRaw(`exists (${FREE_VISIT} and v.due_to < ?)`, [today])
  if (query.dueWithinDays !== undefined) {
    clients.whereRaw(`exists (${FREE_VISIT} and v.due_to >= ? and v.due_to <= ?)`, [today, addDays(today, query.dueWithinDays)])
  }
  const lacks = query.lacks ?? []
  if (lacks.includes('contract')) clients.whereNull('k.id')
  if (lacks.includes('email')) clients.whereRaw(`coalesce(c.email, '') = ''`)
  if (lacks.includes('phone')) clients.whereRaw(`coalesce(c.phone, '') = ''`)
}
