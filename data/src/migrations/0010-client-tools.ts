import type { Knex } from 'knex'
import { id, instant, keyText, reference } from './columns.ts'

/** Archived and merged clients, saved filters, documents, pairs told apart, and what can be taken back. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('clients', (t) => {
    // out of lists and planning, nothing lost
    instant(t, 'archived_at')
    // the client it was merged into; not a foreign key: it outlives that client
    keyText(t, 'merged_into')
    t.index('archived_at')
    t.index('merged_into')
  })
  await knex.schema.alterTable('visits', (t) => {
    // cancelled because its contract no longer makes it due; comes back when it does
    t.boolean('withdrawn').notNullable().defaultTo(false)
  })
  await knex.schema.createTable('segments', (t) => {
    id(t)
    reference(t, 'user_id', 'users', 'cascade').notNullable()
    t.text('name').notNullable()
    keyText(t, 'name_key').notNullable()
    t.json('filter').notNullable()
    t.json('columns')
    keyText(t, 'sort').notNullable()
    t.boolean('descending').notNullable()
    instant(t, 'created_at').notNullable()
    t.unique(['user_id', 'name_key'])
  })
  await createDocuments(knex)
  await knex.schema.createTable('undo_records', (t) => {
    id(t)
    keyText(t, 'kind').notNullable()
    // what it takes to take it back
    t.json('content').notNullable()
    t.text('actor').notNullable()
    instant(t, 'created_at').notNullable()
    instant(t, 'undone_at')
  })
  await knex.schema.createTable('distinct_clients', (t) => {
    // alike, but not the same: the lesser id first
    reference(t, 'client_id', 'clients', 'cascade').notNullable()
    reference(t, 'other_id', 'clients', 'cascade').notNullable()
    instant(t, 'created_at').notNullable()
    t.primary(['client_id', 'other_id'])
  })
}

async function createDocuments(knex: Knex): Promise<void> {
  await knex.schema.createTable('documents', (t) => {
    id(t)
    reference(t, 'client_id', 'clients', 'cascade').notNullable()
    t.text('name').notNullable()
    keyText(t, 'content_type').notNullable()
    t.integer('bytes').notNullable()
    // names the file in the media folder
    keyText(t, 'sha256').notNullable()
    t.text('created_by').notNullable()
    instant(t, 'created_at').notNullable()
    // kept a while, so that it can be taken back
    instant(t, 'deleted_at')
    t.index('client_id')
    t.index('sha256')
  })
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['distinct_clients', 'undo_records', 'documents', 'segments']) await knex.schema.dropTable(table)
  await knex.schema.alterTable('visits', (t) => t.dropColumn('withdrawn'))
  await knex.schema.alterTable('clients', (t) => {
    t.dropColumns('archived_at', 'merged_into')
  })
}
