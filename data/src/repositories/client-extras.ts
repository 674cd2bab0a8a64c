import type { Part } from '@tournee/contract'
import type { Connection } from '../database/connection.ts'
import { chunks } from '../database/insert-all.ts'
import { fromJson } from '../database/stored-values.ts'
import { machinePartsText } from '../import/parts-text.ts'

/** What an export tells of a client besides its row of the list. */
export interface ClientExtras {
  readonly notes: string
  /** of its first site */
  readonly equipment: readonly string[]
  /** what their visits need, as one cell */
  readonly parts: string
  /** of its current contract */
  readonly skills: readonly string[]
}

interface Row {
  id: string
  notes: string
  skills: string | null
}

const FIRST_SITE = '(select min(f.id) from sites f where f.client_id = c.id)'
const CURRENT_CONTRACT = `(select min(f.id) from contracts f where f.client_id = c.id and f.status <> 'ended')`

/** The extras of these clients, by id. */
export async function listClientExtras(db: Connection, ids: readonly string[]): Promise<ReadonlyMap<string, ClientExtras>> {
  const found = new Map<string, ClientExtras>()
  for (const some of chunks(ids, 500)) {
    const rows = await db('clients as c')
      .joinRaw(`left join contracts k on k.id = ${CURRENT_CONTRACT}`)
      .whereIn('c.id', some)
      .select<Row[]>('c.id', 'c.notes', 'k.skills')
    const machines = await db('clients as c')
      .joinRaw(`join equipment e on e.site_id = ${FIRST_SITE}`)
      .whereIn('c.id', some)
      .orderBy('e.id')
      .select<{ id: string; kind: string; parts: string }[]>('c.id', 'e.kind', 'e.parts')
    const kinds = Map.groupBy(machines, ({ id }) => id)
    for (const { id, notes, skills } of rows) {
      const own = (kinds.get(id) ?? []).map(({ kind, parts }) => ({ kind, parts: fromJson<Part[]>(parts) }))
      const equipment = own.map(({ kind }) => kind)
      found.set(id, { notes, skills: skills === null ? [] : fromJson(skills), equipment, parts: machinePartsText(own) })
    }
  }
  return found
}
