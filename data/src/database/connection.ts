import type { Knex } from 'knex'

export type Dialect = 'sqlite' | 'postgres'

/** The database, or a transaction on it: what every repository function takes as its first argument. */
export type Connection = Knex

/** The dialect a connection speaks. */
export function dialectOf(connection: Connection): Dialect {
  return connection.client.config.client === 'pg' ? 'postgres' : 'sqlite'
}
