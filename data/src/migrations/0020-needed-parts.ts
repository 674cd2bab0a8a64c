import type { Knex } from 'knex'

/** What the visits of a contract need, and what one visit needs beyond that: JSON lists of label, reference, quantity. */
export async function up(knex: Knex): Promise<void> {
  for (const table of ['contracts', 'visits'])
    await knex.schema.alterTable(table, (t) => {
      t.json('parts').notNullable().defaultTo('[]')
    })
  await knex.schema.alterTable('visits', (t) => {
    // of its own: who changes the parts takes no message of the day back
    t.integer('parts_version').notNullable().defaultTo(1)
  })
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table visits drop column parts_version')
  for (const table of ['contracts', 'visits']) await knex.raw(`alter table ${table} drop column parts`)
}
