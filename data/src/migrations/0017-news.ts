import type { Knex } from 'knex'
import { keyText } from './columns.ts'

/** News that the processes of the service tell one another: the newest few, read by their rising number. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('news', (t) => {
    t.bigIncrements('id')
    // the process that tells
    keyText(t, 'origin').notNullable()
    keyText(t, 'topic').notNullable()
    t.json('body').notNullable()
  })
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('news')
}
