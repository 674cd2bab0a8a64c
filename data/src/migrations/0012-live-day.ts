import type { Knex } from 'knex'
import { civilDate, degrees, id, instant, keyText, reference } from './columns.ts'

const isPostgres = (knex: Knex) => knex.client.config.client === 'pg'

/** What technicians tell of their stops, and messages that belong to a visit rather than to an appointment. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('stamps', (t) => {
    // made by the device: the same stamp sent twice is one row
    id(t)
    reference(t, 'technician_id', 'technicians', 'cascade').notNullable()
    reference(t, 'visit_id', 'visits', 'cascade').notNullable()
    keyText(t, 'plan_id').notNullable()
    civilDate(t, 'date').notNullable()
    keyText(t, 'kind').notNullable()
    keyText(t, 'reason')
    t.text('note').notNullable()
    keyText(t, 'undoes')
    // by the service's clock
    instant(t, 'at').notNullable()
    // by the device's clock, as told, and what that clock was off by
    instant(t, 'device_at').notNullable()
    instant(t, 'received_at').notNullable()
    instant(t, 'skew_ms').notNullable()
    degrees(t, 'lng')
    degrees(t, 'lat')
    degrees(t, 'accuracy_metres')
    keyText(t, 'effect').notNullable()
    instant(t, 'undone_at')
    // the visit and its appointment before it, for whoever takes it back
    t.json('before')
    // the drive that led here, and the one home from here, on the plan's own matrix: what was driven adds up from these
    t.integer('leg_seconds')
    t.integer('leg_metres')
    t.integer('home_seconds')
    t.integer('home_metres')
    t.index(['date', 'technician_id'])
    t.index('visit_id')
  })
  // the last line of defence: two devices never tell the same thing of one visit twice
  await knex.raw(
    "create unique index stamps_once on stamps (visit_id, date, kind) where effect <> 'merged' and undone_at is null and kind <> 'undo'",
  )
  await knex.schema.alterTable('outbox', (t) => {
    // a message of the day belongs to one version of its visit: a moved one never announces the old hour
    t.integer('visit_version')
    instant(t, 'expected_at')
  })
  await knex.raw(
    `alter table outbox add column visit_id text ${isPostgres(knex) ? 'collate "C"' : ''} references visits (id) on delete cascade`,
  )
  await knex.raw('create index outbox_visit_id_index on outbox (visit_id)')
  await knex.raw("create unique index outbox_on_the_way_once on outbox (visit_id, visit_version) where kind = 'visit.on-the-way'")
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index outbox_on_the_way_once')
  await knex.raw('drop index outbox_visit_id_index')
  await knex('outbox').whereNotNull('visit_id').delete()
  for (const column of ['visit_id', 'visit_version', 'expected_at']) await knex.raw(`alter table outbox drop column ${column}`)
  await knex.schema.dropTable('stamps')
}
