import type { Connection } from '../database/connection.ts'
import { fold, phoneDigits } from '../database/fold.ts'

interface Searchable {
  readonly name: string
  readonly reference: string | null
  readonly phone: string | null
  readonly email: string | null
}

/** What a search for a client looks through: everything folded, the phone as its digits, the reference also without spaces. */
export function searchText(client: Searchable, towns: readonly { readonly postcode: string; readonly city: string }[]): string {
  const reference = fold(client.reference ?? '')
  const places = towns.map((town) => `${town.postcode} ${fold(town.city)}`)
  const parts = [
    fold(client.name),
    reference,
    reference.replace(/ /g, ''),
    phoneDigits(client.phone ?? ''),
    fold(client.email ?? ''),
    ...places,
  ]
  return [...new Set(parts.filter(Boolean))].join(' | ')
}

/** The terms a search must all find; digits and their punctuation are one phone number. */
export function searchTerms(search: string): string[] {
  if (/^[\d\s.+()-]+$/.test(search.trim())) return [phoneDigits(search)].filter(Boolean)
  return fold(search).split(' ').filter(Boolean)
}

/** Rewrites a client's search column after a change of the client or of its sites. */
export async function refreshSearch(db: Connection, clientId: string): Promise<void> {
  const client = await db('clients').where({ id: clientId }).first<Searchable | undefined>('name', 'reference', 'phone', 'email')
  if (!client) return
  const towns = await db('sites').where({ client_id: clientId }).orderBy('id').select('postcode', 'city')
  await db('clients')
    .where({ id: clientId })
    .update({ search: searchText(client, towns) })
}
