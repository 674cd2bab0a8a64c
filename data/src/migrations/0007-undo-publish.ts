import type { Knex } from 'knex'

/** A published plan remembers what its publication replaced, so that it can be taken back. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('plans', (t) => {
    // the plan it superseded and its visits before and after; null = never published, or taken back
    t.json('replaced')
  })
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('plans', (t) => t.dropColumn('replaced'))
}
