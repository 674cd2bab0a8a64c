import type { Knex } from 'knex'
import { civilDate, degrees, id, instant, keyText, reference } from './columns.ts'

/** Company settings, technicians with skills, hours and absences. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('company', (t) => {
    t.integer('id').primary()
    t.json('settings').notNullable()
    t.integer('version').notNullable().defaultTo(1)
    instant(t, 'updated_at').notNullable()
  })
  await knex.schema.createTable('technicians', (t) => {
    id(t)
    t.text('name').notNullable()
    keyText(t, 'letter').notNullable()
    t.integer('colour').notNullable()
    t.text('phone')
    t.text('email')
    t.text('start_label').notNullable()
    degrees(t, 'start_lng').notNullable()
    degrees(t, 'start_lat').notNullable()
    t.integer('max_work_minutes').notNullable()
    t.boolean('active').notNullable()
    t.integer('version').notNullable().defaultTo(1)
    instant(t, 'created_at').notNullable()
  })
  await knex.schema.createTable('technician_skills', (t) => {
    reference(t, 'technician_id', 'technicians', 'cascade').notNullable()
    keyText(t, 'skill').notNullable()
    t.primary(['technician_id', 'skill'])
  })
  await knex.schema.createTable('working_hours', (t) => {
    reference(t, 'technician_id', 'technicians', 'cascade').notNullable()
    t.integer('weekday').notNullable()
    keyText(t, 'start').notNullable()
    keyText(t, 'end').notNullable()
    t.primary(['technician_id', 'weekday', 'start'])
  })
  await knex.schema.createTable('absences', (t) => {
    id(t)
    reference(t, 'technician_id', 'technicians', 'cascade').notNullable()
    civilDate(t, 'from_date').notNullable()
    civilDate(t, 'to_date').notNullable()
    t.text('reason').notNullable()
    t.index(['technician_id', 'from_date'])
  })
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['absences', 'working_hours', 'technician_skills', 'technicians', 'company']) await knex.schema.dropTable(table)
}
