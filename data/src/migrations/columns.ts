import type { Knex } from 'knex'

type Table = Knex.CreateTableBuilder

const isPostgres = (table: Table) => (table as unknown as { client: { config: { client: unknown } } }).client?.config?.client === 'pg'

/** Text that is compared and sorted byte by byte on both dialects (ids, keys, dates). */
export function keyText(table: Table, name: string): Knex.ColumnBuilder {
  return isPostgres(table) ? table.specificType(name, 'text collate "C"') : table.text(name)
}

/** UUID primary key. */
export const id = (table: Table) => keyText(table, 'id').primary()

/** Reference to the id of another table; `cascade`: goes with it. */
export function reference(table: Table, name: string, target: string, onDelete: 'cascade' | 'set null' | 'restrict' = 'restrict') {
  table.foreign(name).references('id').inTable(target).onDelete(onDelete)
  return keyText(table, name)
}

/** Instant: epoch milliseconds (UTC). */
export const instant = (table: Table, name: string) => table.bigInteger(name)

/** Civil date 'YYYY-MM-DD'. */
export const civilDate = (table: Table, name: string) => keyText(table, name)

/** WGS84 degrees. */
export const degrees = (table: Table, name: string) => table.double(name)
