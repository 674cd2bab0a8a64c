import type { ClientSketch, DuplicatePair, DuplicateReason } from '@tournee/contract'
import type { By } from '../audit/by.ts'
import type { Connection } from '../database/connection.ts'
import { fold, phoneDigits } from '../database/fold.ts'
import { toInstant } from '../database/stored-values.ts'
import { toPosition } from './sites.ts'

interface Row {
  id: string
  reference: string | null
  name: string
  phone: string | null
  email: string | null
  created_at: number
  version: number
  address: string | null
  postcode: string | null
  city: string | null
  lng: number | null
  lat: number | null
  contracts: number | string
  visits: number | string
}

/** Words before a name that do not tell people apart. */
const TITLES = new Set(['m', 'mr', 'mme', 'mlle', 'monsieur', 'madame', 'mrs', 'ms', 'et'])
/** Metres within which two addresses are one place for a client of the same name. */
const NEAR_METRES = 250
/** A number that more clients than this share is a switchboard, not a person. */
const MOST_ALIKE = 12
const METRES_PER_DEGREE = 111_320

/** Clients that are not archived, as far as telling them apart needs. */
async function listSketches(db: Connection): Promise<ClientSketch[]> {
  const rows = await db('clients as c')
    .joinRaw('left join sites s on s.id = (select min(f.id) from sites f where f.client_id = c.id)')
    .whereNull('c.archived_at')
    .orderBy('c.id')
    .select<Row[]>(
      'c.id',
      'c.reference',
      'c.name',
      'c.phone',
      'c.email',
      'c.created_at',
      'c.version',
      's.address',
      's.postcode',
      's.city',
      's.lng',
      's.lat',
      db.raw('(select count(*) from contracts k where k.client_id = c.id) as contracts'),
      db.raw('(select count(*) from visits v where v.client_id = c.id) as visits'),
    )
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    name: row.name,
    phone: row.phone,
    email: row.email,
    createdAt: toInstant(row.created_at),
    version: row.version,
    address: row.address ?? '',
    postcode: row.postcode ?? '',
    city: row.city ?? '',
    position: toPosition(row.lng, row.lat),
    contracts: Number(row.contracts),
    visits: Number(row.visits),
  }))
}

/** The words of a name in any order, without titles: `Mme Léa TISSOT` and `Tissot Lea` are one. */
const nameKey = (name: string) =>
  fold(name)
    .split(' ')
    .filter((word) => !TITLES.has(word))
    .sort()
    .join(' ')

function isNear(one: ClientSketch, other: ClientSketch): boolean {
  const sameTown = fold(one.city) === fold(other.city) || (one.postcode !== '' && one.postcode === other.postcode)
  if (sameTown && fold(one.address) === fold(other.address)) return true
  if (!one.position || !other.position) return sameTown && (one.address === '' || other.address === '')
  const scale = Math.cos((one.position.lat * Math.PI) / 180)
  const east = (one.position.lng - other.position.lng) * scale * METRES_PER_DEGREE
  return Math.hypot(east, (one.position.lat - other.position.lat) * METRES_PER_DEGREE) <= NEAR_METRES
}

const REASONS: readonly {
  readonly reason: DuplicateReason
  readonly key: (client: ClientSketch) => string
  readonly holds?: typeof isNear
}[] = [
  { reason: 'phone', key: ({ phone }) => phoneDigits(phone ?? '') },
  { reason: 'email', key: ({ email }) => (email ?? '').trim().toLowerCase() },
  { reason: 'name-place', key: ({ name }) => nameKey(name), holds: isNear },
]

/** Pairs of clients that may be one and that nobody told apart, those with most reasons first. */
export async function findDuplicates(db: Connection): Promise<DuplicatePair[]> {
  const clients = await listSketches(db)
  const apart = new Set(
    (await db('distinct_clients').select<{ client_id: string; other_id: string }[]>('client_id', 'other_id')).map(
      (row) => `${row.client_id} ${row.other_id}`,
    ),
  )
  const pairs = new Map<string, DuplicatePair>()
  for (const { reason, key, holds } of REASONS) {
    for (const [shared, alike] of Map.groupBy(clients, key)) {
      if (shared === '' || alike.length < 2 || alike.length > MOST_ALIKE) continue
      for (const [at, one] of alike.entries()) {
        for (const other of alike.slice(at + 1)) {
          const id = `${one.id} ${other.id}`
          if (apart.has(id) || (holds && !holds(one, other))) continue
          const known = pairs.get(id)
          if (known) known.reasons.push(reason)
          else pairs.set(id, { clients: [one, other], reasons: [reason] })
        }
      }
    }
  }
  return [...pairs.values()].sort((a, b) => b.reasons.length - a.reasons.length || (a.clients[0].name < b.clients[0].name ? -1 : 1))
}

/** Remembers that two clients are not one. */
export async function tellApart(db: Connection, one: string, other: string, by: By): Promise<void> {
  const [client_id, other_id] = [one, other].sort()
  await db('distinct_clients').insert({ client_id, other_id, created_at: by.at }).onConflict(['client_id', 'other_id']).ignore()
}
