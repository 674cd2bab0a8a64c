import type { Connection } from '../../database/connection.ts'

/** A span by name, epoch milliseconds: `[from, before)`. */
export interface NamedSpan {
  readonly name: string
  readonly from: number
  readonly before: number
}

/** Spans as a common table expression `spans (name, from_ms, before_ms)`, the same on both dialects, with its bindings. */
export function spansTable(spans: readonly NamedSpan[]): { readonly sql: string; readonly bindings: readonly (string | number)[] } {
  const row = '(cast(? as text), cast(? as bigint), cast(? as bigint))'
  return {
    sql: `spans (name, from_ms, before_ms) as (values ${spans.map(() => row).join(', ')})`,
    bindings: spans.flatMap(({ name, from, before }) => [name, from, before]),
  }
}

/** Runs a statement and reads its rows, whatever form the driver gives them in. */
export async function rowsOf<Row>(db: Connection, sql: string, bindings: readonly (string | number)[]): Promise<Row[]> {
  const answer = (await db.raw(sql, [...bindings])) as Row[] | { rows: Row[] }
  return Array.isArray(answer) ? answer : answer.rows
}

/** Whose work a report counts; absent = everybody's, everywhere. */
export interface WorkScope {
  readonly technicianId?: string | undefined
  /** the places of a zone */
  readonly siteIds?: readonly string[] | undefined
}

/** A scope as conditions on two columns, to be added to a `where`, with their bindings. */
export function scopeSql(
  { technicianId, siteIds }: WorkScope,
  technician: string,
  site: string,
): { readonly sql: string; readonly bindings: readonly string[] } {
  const mine = technicianId === undefined ? '' : ` and ${technician} = ?`
  const there = siteIds === undefined ? '' : siteIds.length === 0 ? ' and 1 = 0' : ` and ${site} in (${siteIds.map(() => '?').join(', ')})`
  return { sql: mine + there, bindings: [...(technicianId === undefined ? [] : [technicianId]), ...(siteIds ?? [])] }
}
