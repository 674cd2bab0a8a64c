import type { Knex } from 'knex'

const isPostgres = (knex: Knex) => knex.client.config.client === 'pg'

/** A personal link can belong to one version of an appointment: what moves or cancels it ends the link. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    `alter table invitations add column appointment_id text ${isPostgres(knex) ? 'collate "C"' : ''} references appointments (id) on delete cascade`,
  )
  await knex.schema.alterTable('invitations', (t) => {
    t.integer('appointment_version')
  })
  await knex.raw('create index invitations_appointment_id_index on invitations (appointment_id)')
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index invitations_appointment_id_index')
  for (const column of ['appointment_version', 'appointment_id']) await knex.raw(`alter table invitations drop column ${column}`)
}
