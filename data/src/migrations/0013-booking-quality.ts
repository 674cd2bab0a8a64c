import type { Knex } from 'knex'

/** How good a slot was when it was taken: kept at booking, since nobody can tell later. */
export async function up(knex: Knex): Promise<void> {
  for (const table of ['holds', 'appointments'])
    await knex.schema.alterTable(table, (t) => {
      t.integer('grade')
      t.boolean('green')
      t.boolean('best')
    })
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['holds', 'appointments'])
    for (const column of ['grade', 'green', 'best']) await knex.raw(`alter table ${table} drop column ${column}`)
}
