import type { CivilDate, ClientFacets, ContractTier, Precision } from '@tournee/contract'
import { addDays } from '@tournee/engine/recurrence'
import type { Connection } from '../database/connection.ts'
import { fromJson } from '../database/stored-values.ts'
import { filteredClients } from './client-filter.ts'
import type { ClientQuery } from './client-list.ts'
import { tagKey } from './client-tags.ts'

const MOST_TOWNS = 300
const MOST_TAGS = 100
const SOON_DAYS = 30

/** A value of a facet with how many clients have it; `label` as it is written. */
interface FacetRow {
  readonly facet: string
  readonly value: string | null
  readonly label: string | null
  readonly n: number | string
}

/** How many clients each filter would find among those that `search` finds; zones are not known here. */
export async function countClients(
  db: Connection,
  query: { readonly search?: string | undefined; readonly today: CivilDate },
): Promise<Omit<ClientFacets, 'zones'>> {
  const byFacet = Map.groupBy(await countAll(db, query), ({ facet }) => facet)
  const count = (facet: string) => Number(byFacet.get(facet)?.[0]?.n ?? 0)
  const groups = <T extends string>(facet: string) =>
    (byFacet.get(facet) ?? []).map(({ value, n }) => ({ value: value as T, count: Number(n) })).sort((a, b) => b.count - a.count)
  const [archived] = await filteredClients(db, { ...query, archived: true }).count<{ n: number | string }[]>({ n: '*' })
  return {
    total: count('all'),
    archived: Number(archived!.n),
    overdue: count('overdue'),
    dueWithin30Days: count('soon'),
    lacks: { contract: count('no_contract'), email: count('no_email'), phone: count('no_phone') },
    tiers: groups<ContractTier>('tier'),
    precisions: groups<Precision>('precision'),
    tags: tagsOf(byFacet.get('tags') ?? []).slice(0, MOST_TAGS),
    towns: townsOf(byFacet.get('town') ?? []).slice(0, MOST_TOWNS),
  }
}

const FLAGS = ['overdue', 'soon', 'no_contract', 'no_email', 'no_phone'] as const
const TEXT = 'cast(null as text)'

/** Every facet in one statement: the clients found are read once, with what all facets look at, and counted from there. */
async function countAll(db: Connection, query: ClientQuery & { readonly today: CivilDate }): Promise<FacetRow[]> {
  const flag = (name: string, condition: string, values: readonly string[] = []) =>
    db.raw(`case when ${condition} then 1 else 0 end as ${name}`, [...values])
  const due = `c.id in (select v.client_id from visits v where v.status = 'due' and`
  const found = filteredClients(db, query).select(
    'k.tier',
    's.precision',
    's.city_key',
    's.city',
    'c.tags',
    'c.tag_keys',
    flag('no_contract', 'k.id is null'),
    flag('no_email', `coalesce(c.email, '') = ''`),
    flag('no_phone', `coalesce(c.phone, '') = ''`),
    flag('overdue', `${due} v.due_to < ?)`, [query.today]),
    flag('soon', `${due} v.due_to >= ? and v.due_to <= ?)`, [query.today, addDays(query.today, SOON_DAYS)]),
  )
  const row = (facet: string, value = TEXT, label = TEXT) =>
    db('found').select(db.raw(`'${facet}' as facet, ${value} as value, ${label} as label, count(*) as n`))
  return row('all')
    .withMaterialized('found', found)
    .unionAll([
      ...FLAGS.map((name) => row(name).where(name, 1)),
      row('tier', 'tier').whereNotNull('tier').groupBy('tier'),
      row('precision', 'precision').whereNotNull('precision').groupBy('precision'),
      row('tags', 'tags').where('tag_keys', '<>', '').groupBy('tags'),
      row('town', 'city_key', 'max(city)').where('city_key', '<>', '').groupBy('city_key'),
    ]) as unknown as Promise<FacetRow[]>
}

/** Towns by their folded name, each written as its first site writes it. */
function townsOf(rows: readonly FacetRow[]) {
  return rows
    .map(({ label, n }) => ({ value: label!, count: Number(n) }))
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value))
}

/** Tags, each written as most clients have it; clients with the same tags are one row. */
function tagsOf(rows: readonly FacetRow[]) {
  const found = new Map<string, Map<string, number>>()
  for (const { value, n } of rows) {
    for (const tag of fromJson<string[]>(value!)) {
      const spellings = found.get(tagKey(tag)) ?? new Map<string, number>()
      found.set(tagKey(tag), spellings.set(tag, (spellings.get(tag) ?? 0) + Number(n)))
    }
  }
  return [...found.values()]
    .map((spellings) => {
      const [first] = [...spellings].sort(([a, n], [b, m]) => m - n || a.localeCompare(b))
      return { value: first![0], count: [...spellings.values()].reduce((sum, n) => sum + n, 0) }
    })
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value))
}
