import type { Knex } from 'knex'
import { id, instant, keyText, reference } from './columns.ts'

/** Ways to look at the week, each user's own: filter, colours, where the map stands. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('saved_views', (t) => {
    id(t)
    reference(t, 'user_id', 'users', 'cascade').notNullable()
    t.text('name').notNullable()
    keyText(t, 'name_key').notNullable()
    // filter, colourBy, camera
    t.json('content').notNullable()
    t.boolean('is_default').notNullable()
    instant(t, 'created_at').notNullable()
    t.unique(['user_id', 'name_key'])
  })
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('saved_views')
}
