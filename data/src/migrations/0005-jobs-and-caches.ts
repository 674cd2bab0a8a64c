import type { Knex } from 'knex'
import { id, instant, keyText } from './columns.ts'

/** Long work, imports on their way, caches and idempotency keys. */
export async function up(knex: Knex): Promise<void> {
  await createWork(knex)
  await createCaches(knex)
}

async function createWork(knex: Knex): Promise<void> {
  await knex.schema.createTable('jobs', (t) => {
    id(t)
    keyText(t, 'kind').notNullable()
    keyText(t, 'status').notNullable()
    t.json('payload').notNullable()
    t.json('progress')
    t.json('result')
    t.text('error')
    instant(t, 'created_at').notNullable()
    instant(t, 'started_at')
    instant(t, 'finished_at')
    t.index(['kind', 'status'])
  })
  await knex.schema.createTable('imports', (t) => {
    id(t)
    t.text('file_name').notNullable()
    t.binary('content').notNullable()
    keyText(t, 'format').notNullable()
    t.text('encoding')
    t.text('separator')
    keyText(t, 'status').notNullable()
    t.json('columns').notNullable()
    t.boolean('ignore_coordinates').notNullable()
    t.json('report').notNullable()
    t.json('changes').notNullable()
    t.integer('done').notNullable()
    t.integer('total').notNullable()
    t.text('error')
    instant(t, 'created_at').notNullable()
    t.text('created_by').notNullable()
  })
  await knex.schema.createTable('idempotency_keys', (t) => {
    // who and which request: keys of two users never meet
    keyText(t, 'scope').notNullable()
    keyText(t, 'key').notNullable()
    keyText(t, 'request_hash').notNullable()
    t.integer('status')
    t.text('answer')
    instant(t, 'created_at').notNullable()
    t.primary(['scope', 'key'])
    t.index('created_at')
  })
}

async function createCaches(knex: Knex): Promise<void> {
  await knex.schema.createTable('geocode_cache', (t) => {
    keyText(t, 'provider').notNullable()
    keyText(t, 'query').notNullable()
    t.json('result').notNullable()
    instant(t, 'at').notNullable()
    t.primary(['provider', 'query'])
  })
  await knex.schema.createTable('travel_cache', (t) => {
    // provider and version of its data
    keyText(t, 'scope').notNullable()
    keyText(t, 'origin').notNullable()
    keyText(t, 'destination').notNullable()
    t.integer('duration').notNullable()
    t.integer('distance').notNullable()
    keyText(t, 'source').notNullable()
    instant(t, 'at').notNullable()
    t.primary(['scope', 'origin', 'destination'])
    t.index('at')
  })
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['travel_cache', 'geocode_cache', 'idempotency_keys', 'imports', 'jobs']) await knex.schema.dropTable(table)
}
