import type { Knex } from 'knex'
import { civilDate, id, instant, keyText, reference } from './columns.ts'

/** Zonings with their zone days; holds and appointments; what is sent to clients; who waits and who is invited. */
export async function up(knex: Knex): Promise<void> {
  await createZones(knex)
  await createBookings(knex)
  await createMessages(knex)
}

async function createZones(knex: Knex): Promise<void> {
  await knex.schema.createTable('zonings', (t) => {
    id(t)
    t.text('name').notNullable()
    t.integer('resolution').notNullable()
    t.integer('seed').notNullable()
    keyText(t, 'based_on')
    // null = a draft
    civilDate(t, 'in_force_from')
    t.json('zones').notNullable()
    t.json('cells').notNullable()
    t.json('figures').notNullable()
    instant(t, 'created_at').notNullable()
    t.integer('version').notNullable().defaultTo(1)
    t.index('in_force_from')
  })
  await knex.schema.createTable('zone_days', (t) => {
    reference(t, 'technician_id', 'technicians', 'cascade').notNullable()
    civilDate(t, 'date').notNullable()
    reference(t, 'zoning_id', 'zonings', 'cascade').notNullable()
    t.json('zone_ids').notNullable()
    t.boolean('locked').notNullable()
    t.double('minutes_planned').notNullable()
    t.double('minutes_open').notNullable()
    t.primary(['technician_id', 'date'])
    t.index('date')
  })
}

async function createBookings(knex: Knex): Promise<void> {
  await knex.schema.createTable('holds', (t) => {
    id(t)
    // the last line of defence: a visit holds one slot at a time
    reference(t, 'visit_id', 'visits', 'cascade').notNullable().unique()
    reference(t, 'technician_id', 'technicians', 'cascade').notNullable()
    instant(t, 'earliest').notNullable()
    instant(t, 'latest').notNullable()
    instant(t, 'planned_start').notNullable()
    instant(t, 'expires_at').notNullable()
    instant(t, 'created_at').notNullable()
    t.check('latest >= earliest')
    t.index(['technician_id', 'earliest'])
    t.index('earliest')
  })
  await knex.schema.createTable('appointments', (t) => {
    id(t)
    reference(t, 'visit_id', 'visits', 'cascade').notNullable()
    reference(t, 'client_id', 'clients', 'cascade').notNullable()
    reference(t, 'technician_id', 'technicians', 'cascade').notNullable()
    instant(t, 'earliest').notNullable()
    instant(t, 'latest').notNullable()
    keyText(t, 'status').notNullable()
    t.text('reason').notNullable()
    t.integer('version').notNullable().defaultTo(1)
    instant(t, 'created_at').notNullable()
    instant(t, 'updated_at').notNullable()
    t.check('latest >= earliest')
    t.index(['technician_id', 'earliest'])
    t.index('earliest')
    t.index('client_id')
  })
  // the last line of defence: a visit is promised once; the order of a day is checked under the technician's lock
  await knex.raw("create unique index appointments_one_per_visit on appointments (visit_id) where status = 'confirmed'")
  await knex.schema.createTable('waiting_list', (t) => {
    id(t)
    reference(t, 'visit_id', 'visits', 'cascade').notNullable().unique()
    reference(t, 'client_id', 'clients', 'cascade').notNullable()
    civilDate(t, 'from_date').notNullable()
    civilDate(t, 'to_date').notNullable()
    instant(t, 'created_at').notNullable()
  })
}

async function createMessages(knex: Knex): Promise<void> {
  await knex.schema.createTable('outbox', (t) => {
    id(t)
    keyText(t, 'channel').notNullable()
    keyText(t, 'kind').notNullable()
    t.text('recipient').notNullable()
    reference(t, 'appointment_id', 'appointments', 'cascade')
    // a reminder belongs to one version of its appointment
    t.integer('appointment_version')
    t.json('content').notNullable()
    instant(t, 'due_at').notNullable()
    instant(t, 'claimed_until')
    instant(t, 'sent_at')
    t.integer('attempts').notNullable().defaultTo(0)
    t.text('error')
    instant(t, 'created_at').notNullable()
    t.index(['sent_at', 'due_at'])
    t.index('appointment_id')
  })
  await knex.schema.createTable('invitations', (t) => {
    id(t)
    // hashed at rest, as sessions are
    keyText(t, 'token_hash').notNullable().unique()
    reference(t, 'visit_id', 'visits', 'cascade').notNullable()
    reference(t, 'technician_id', 'technicians', 'cascade').notNullable()
    civilDate(t, 'date').notNullable()
    instant(t, 'created_at').notNullable()
    instant(t, 'expires_at').notNullable()
    instant(t, 'used_at')
    t.index(['technician_id', 'date'])
  })
}

export async function down(knex: Knex): Promise<void> {
  const tables = ['invitations', 'outbox', 'waiting_list', 'appointments', 'holds', 'zone_days', 'zonings']
  for (const table of tables) await knex.schema.dropTable(table)
}
