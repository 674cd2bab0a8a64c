import type { CivilDate, ClientFacets, ContractTier, Precision } from '@tournee/contract'
import type { Connection } from '../database/connection.ts'
import { fromJson } from '../database/stored-values.ts'
import { filteredClients } from './client-filter.ts'
import type { ClientQuery } from './client-list.ts'
import { tagKey } from './client-tags.ts'

const MOST_TOWNS = 300
const MOST_TAGS = 100
const SOON_DAYS = 30

type CountRow<T> = { value: T; count: number | string }

/** How many clients each filter would find among those that `search` finds; zones are not known here. */
export async function countClients(
  db: Connection,
  query: { readonly search?: string | undefined; readonly today: CivilDate },
): Promise<Omit<ClientFacets, 'zones'>> {
  const count = async (more: ClientQuery) => {
    const [row] = await filteredClients(db, { ...query, ...more }).count<{ n: number | string }[]>({ n: '*' })
    return Number(row!.n)
  }
  const groups = async <T>(column: string) => {
    const rows = await filteredClients(db, query)
      .whereNotNull(column)
      .groupBy(column)
      .select<CountRow<T>[]>({ value: column })
      .count({ count: '*' })
    return (rows as unknown as CountRow<T>[])
      .map((row) => ({ value: row.value, count: Number(row.count) }))
      .sort((a, b) => b.count - a.count)
  }
  return {
    total: await count({}),
    archived: await count({ archived: true }),
    overdue: await count({ overdue: true }),
    dueWithin30Days: await count({ dueWithinDays: SOON_DAYS }),
    lacks: {
      contract: await count({ lacks: ['contract'] }),
      email: await count({ lacks: ['email'] }),
      phone: await count({ lacks: ['phone'] }),
    },
    tiers: await groups<ContractTier>('k.tier'),
    precisions: await groups<Precision>('s.precision'),
    tags: (await tags(db, query)).slice(0, MOST_TAGS),
    towns: (await towns(db, query)).slice(0, MOST_TOWNS),
  }
}

/** Towns by their folded name, each written as its first site writes it. */
async function towns(db: Connection, query: ClientQuery) {
  const rows = await filteredClients(db, query)
    .whereNotNull('s.city_key')
    .andWhere('s.city_key', '<>', '')
    .groupBy('s.city_key')
    .select<{ city: string; n: number | string }[]>(db.raw('max(s.city) as city'), db.raw('count(*) as n'))
  return rows.map(({ city, n }) => ({ value: city, count: Number(n) })).sort((a, b) => b.count - a.count || a.value.localeCompare(b.value))
}

/** Tags, each written as most clients have it; clients with the same tags are one row. */
async function tags(db: Connection, query: ClientQuery) {
  const rows = (await filteredClients(db, query)
    .where('c.tag_keys', '<>', '')
    .groupBy('c.tags')
    .select({ tags: 'c.tags' })
    .count({ n: '*' })) as {
    tags: string
    n: number | string
  }[]
  const found = new Map<string, Map<string, number>>()
  for (const row of rows) {
    for (const tag of fromJson<string[]>(row.tags)) {
      const spellings = found.get(tagKey(tag)) ?? new Map<string, number>()
      found.set(tagKey(tag), spellings.set(tag, (spellings.get(tag) ?? 0) + Number(row.n)))
    }
  }
  return [...found.values()]
    .map((spellings) => {
      const [first] = [...spellings].sort(([a, n], [b, m]) => m - n || a.localeCompare(b))
      return { value: first![0], count: [...spellings.values()].reduce((sum, n) => sum + n, 0) }
    })
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value))
}
