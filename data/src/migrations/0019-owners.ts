import type { Knex } from 'knex'
import { id, keyText } from './columns.ts'

/** What a process works at: a run, an import, a request, a chore. */
const OWNED = ['plans', 'imports', 'idempotency_keys'] as const

/** The processes that serve the database, and whose every piece of unfinished work is; work whose owner has no row is nobody's. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('processes', (t) => {
    id(t)
    // rises as long as the process lives
    t.integer('beats').notNullable()
  })
  await knex.schema.createTable('chores', (t) => {
    keyText(t, 'name').primary()
    keyText(t, 'owner_id').notNullable()
  })
  for (const table of OWNED) await knex.schema.alterTable(table, (t) => void keyText(t, 'owner_id'))
}

export async function down(knex: Knex): Promise<void> {
  for (const table of OWNED) await knex.raw(`alter table ${table} drop column owner_id`)
  for (const table of ['chores', 'processes']) await knex.schema.dropTable(table)
}
