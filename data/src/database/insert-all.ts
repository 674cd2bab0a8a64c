import type { Connection } from './connection.ts'

/** SQLite takes at most 32 766 bound values in a statement; our widest table has 30 columns. */
const ROWS_PER_STATEMENT = 200

/** Inserts rows in statements of a bounded size, on the connection given. */
export async function insertAll(connection: Connection, table: string, rows: readonly object[]): Promise<void> {
  for (let i = 0; i < rows.length; i += ROWS_PER_STATEMENT) {
    await connection(table).insert(rows.slice(i, i + ROWS_PER_STATEMENT))
  }
}
