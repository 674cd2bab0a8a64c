import type { Knex } from 'knex'
import { civilDate, degrees, id, instant, keyText, reference } from './columns.ts'

/** Plans of a week with their routes and stops; the inputs of a plan are frozen with it. */
export async function up(knex: Knex): Promise<void> {
  await createPlans(knex)
  await createRoutes(knex)
}

async function createPlans(knex: Knex): Promise<void> {
  await knex.schema.createTable('plans', (t) => {
    id(t)
    keyText(t, 'week').notNullable()
    keyText(t, 'status').notNullable()
    keyText(t, 'state').notNullable()
    keyText(t, 'mode').notNullable()
    t.double('seconds').notNullable()
    t.integer('seed').notNullable()
    instant(t, 'created_at').notNullable()
    t.text('created_by')
    instant(t, 'published_at')
    t.json('progress')
    t.text('error')
    t.json('summary')
    t.json('baseline')
    t.json('kpi')
    t.json('unassigned').notNullable()
    t.json('violations').notNullable()
    t.text('travel_source')
    t.json('notices').notNullable()
    // the problem, the baseline and the factors as they were: the figures can be recomputed from them
    t.json('inputs')
    keyText(t, 'inputs_hash')
    t.integer('version').notNullable().defaultTo(1)
    t.index(['week', 'state'])
  })
  await knex.raw(`create unique index plans_one_published on plans (week) where state = 'published'`)
}

async function createRoutes(knex: Knex): Promise<void> {
  await knex.schema.createTable('routes', (t) => {
    id(t)
    reference(t, 'plan_id', 'plans', 'cascade').notNullable()
    t.integer('rank').notNullable()
    keyText(t, 'shift_id').notNullable()
    reference(t, 'technician_id', 'technicians').notNullable()
    civilDate(t, 'date').notNullable()
    degrees(t, 'start_lng').notNullable()
    degrees(t, 'start_lat').notNullable()
    instant(t, 'departure').notNullable()
    instant(t, 'end').notNullable()
    t.integer('last_leg_seconds').notNullable()
    t.integer('last_leg_metres').notNullable()
    t.integer('distance_metres').notNullable()
    t.integer('drive_seconds').notNullable()
    t.integer('service_seconds').notNullable()
    t.integer('wait_seconds').notNullable()
    t.integer('overtime_seconds').notNullable()
    keyText(t, 'proof').notNullable()
    t.unique(['plan_id', 'shift_id'])
    t.index(['technician_id', 'date'])
  })
  await knex.schema.createTable('stops', (t) => {
    reference(t, 'route_id', 'routes', 'cascade').notNullable()
    t.integer('rank').notNullable()
    keyText(t, 'kind').notNullable()
    // a client that is erased leaves the plans of the past, whose sums stay
    reference(t, 'visit_id', 'visits', 'cascade')
    instant(t, 'arrival')
    instant(t, 'start').notNullable()
    instant(t, 'end').notNullable()
    t.integer('drive_seconds')
    t.integer('distance_metres')
    t.integer('wait_seconds')
    t.primary(['route_id', 'rank'])
    t.index('visit_id')
  })
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['stops', 'routes', 'plans']) await knex.schema.dropTable(table)
}
