import type { Knex } from 'knex'
import { id, instant, keyText, reference } from './columns.ts'

/** Accounts, their sessions, and the log of who changed what. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('users', (t) => {
    id(t)
    // in small letters
    keyText(t, 'email').notNullable().unique()
    t.text('name').notNullable()
    keyText(t, 'role').notNullable()
    reference(t, 'technician_id', 'technicians', 'set null')
    reference(t, 'client_id', 'clients', 'cascade')
    // argon2id, in the PHC format
    t.text('password_hash')
    t.boolean('active').notNullable()
    instant(t, 'created_at').notNullable()
    t.integer('version').notNullable().defaultTo(1)
  })
  await knex.schema.createTable('sessions', (t) => {
    // SHA-256 of the token in the cookie: a stolen database opens no session
    keyText(t, 'token_hash').primary()
    reference(t, 'user_id', 'users', 'cascade').notNullable()
    t.text('csrf_token').notNullable()
    instant(t, 'created_at').notNullable()
    instant(t, 'expires_at').notNullable()
    t.index('user_id')
    t.index('expires_at')
  })
  await knex.schema.createTable('audit_log', (t) => {
    id(t)
    instant(t, 'at').notNullable()
    t.text('actor').notNullable()
    keyText(t, 'action').notNullable()
    keyText(t, 'entity').notNullable()
    keyText(t, 'entity_id').notNullable()
    // not a foreign key: the log outlives what it speaks of
    keyText(t, 'client_id')
    t.json('changes').notNullable()
    t.index(['entity', 'entity_id'])
    t.index('client_id')
  })
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['audit_log', 'sessions', 'users']) await knex.schema.dropTable(table)
}
