import type { Knex } from 'knex'

/** What the maintenance visits of a machine need: a JSON list of label, reference, quantity. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('equipment', (t) => {
    t.json('parts').notNullable().defaultTo('[]')
  })
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table equipment drop column parts')
}
