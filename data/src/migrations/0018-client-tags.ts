import type { Knex } from 'knex'

/** Words a company puts on its clients, as it writes them, and folded between strokes to be found by. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('clients', (t) => {
    t.text('tags').notNullable().defaultTo('[]')
    t.text('tag_keys').notNullable().defaultTo('')
  })
}

export async function down(knex: Knex): Promise<void> {
  for (const column of ['tag_keys', 'tags']) await knex.raw(`alter table clients drop column ${column}`)
}
