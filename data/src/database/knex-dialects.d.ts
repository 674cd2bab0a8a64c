/** knex ships no types for its dialect classes; only what `sqlite-client.ts` touches is declared. */
declare module 'knex/lib/dialects/better-sqlite3/index.js' {
  import { Knex } from 'knex'

  export default class ClientBetterSqlite3 extends Knex.Client {
    _driver(): unknown
    _query(connection: unknown, query: { sql: string }): Promise<unknown>
  }
}
