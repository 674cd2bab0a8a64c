import type { Knex } from 'knex'
import { civilDate, degrees, id, instant, keyText, reference } from './columns.ts'

/** Clients with sites, equipment and contracts, and the visits that follow. */
export async function up(knex: Knex): Promise<void> {
  await createClients(knex)
  await createContracts(knex)
  await createVisits(knex)
}

async function createClients(knex: Knex): Promise<void> {
  await knex.schema.createTable('clients', (t) => {
    id(t)
    keyText(t, 'reference').unique()
    t.text('name').notNullable()
    // folded name: the order of lists
    keyText(t, 'name_key').notNullable()
    t.text('kind').notNullable()
    t.text('phone')
    t.text('email')
    t.text('notes').notNullable()
    // folded name, reference, phone digits, e-mail, towns: what a search looks through
    t.text('search').notNullable()
    instant(t, 'created_at').notNullable()
    instant(t, 'updated_at').notNullable()
    t.integer('version').notNullable().defaultTo(1)
    t.index(['name_key', 'id'])
  })
  await knex.schema.createTable('sites', (t) => {
    id(t)
    reference(t, 'client_id', 'clients', 'cascade').notNullable()
    t.text('label')
    t.text('address').notNullable()
    keyText(t, 'postcode').notNullable()
    t.text('city').notNullable()
    keyText(t, 'city_key').notNullable()
    keyText(t, 'insee')
    degrees(t, 'lng')
    degrees(t, 'lat')
    keyText(t, 'precision').notNullable()
    t.text('position_source')
    t.text('access_notes').notNullable()
    t.index('client_id')
    t.index('precision')
  })
  await knex.schema.createTable('equipment', (t) => {
    id(t)
    reference(t, 'site_id', 'sites', 'cascade').notNullable()
    t.text('kind').notNullable()
    t.text('brand')
    t.text('model')
    t.text('serial')
    civilDate(t, 'installed_on')
    t.integer('rhythm_months')
    t.index('site_id')
  })
}

async function createContracts(knex: Knex): Promise<void> {
  await knex.schema.createTable('contracts', (t) => {
    id(t)
    reference(t, 'client_id', 'clients', 'cascade').notNullable()
    reference(t, 'site_id', 'sites', 'cascade').notNullable()
    keyText(t, 'tier').notNullable()
    keyText(t, 'status').notNullable()
    civilDate(t, 'starts_on').notNullable()
    civilDate(t, 'ends_on')
    t.integer('visits_per_year').notNullable()
    t.json('spacing_days')
    t.integer('tolerance_days').notNullable()
    t.integer('duration_minutes').notNullable()
    t.json('skills').notNullable()
    t.integer('price_cents')
    civilDate(t, 'last_visit_on')
    t.json('suspensions').notNullable()
    t.integer('version').notNullable().defaultTo(1)
    t.index('client_id')
    t.index(['status', 'ends_on'])
  })
}

async function createVisits(knex: Knex): Promise<void> {
  await knex.schema.createTable('visits', (t) => {
    id(t)
    reference(t, 'client_id', 'clients', 'cascade').notNullable()
    reference(t, 'site_id', 'sites', 'cascade').notNullable()
    reference(t, 'contract_id', 'contracts', 'cascade')
    keyText(t, 'occurrence_key')
    keyText(t, 'kind').notNullable()
    keyText(t, 'status').notNullable()
    civilDate(t, 'due_from').notNullable()
    civilDate(t, 'due_ideal').notNullable()
    civilDate(t, 'due_to').notNullable()
    t.integer('duration_minutes').notNullable()
    t.json('skills').notNullable()
    instant(t, 'promise_earliest')
    instant(t, 'promise_latest')
    reference(t, 'technician_id', 'technicians', 'set null')
    instant(t, 'scheduled_start')
    instant(t, 'done_at')
    // the day of `done_at` in the company's time zone
    civilDate(t, 'done_on')
    t.text('notes').notNullable()
    t.integer('version').notNullable().defaultTo(1)
    // makes the generation of visits idempotent, also in a race
    t.unique(['contract_id', 'occurrence_key'])
    t.index(['client_id', 'status'])
    t.index(['status', 'due_from', 'due_to'])
    t.index('scheduled_start')
    t.index('promise_earliest')
  })
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['visits', 'contracts', 'equipment', 'sites', 'clients']) await knex.schema.dropTable(table)
}
