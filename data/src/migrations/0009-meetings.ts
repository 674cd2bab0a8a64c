import type { Knex } from 'knex'
import { id, instant, keyText, reference } from './columns.ts'

/** Meetings about a week, and the decisions taken in them. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('meetings', (t) => {
    id(t)
    keyText(t, 'week').notNullable()
    // no foreign key: the minutes stay when a plan is tidied away
    keyText(t, 'plan_id').notNullable()
    t.json('attendees').notNullable()
    t.json('before').notNullable()
    t.json('after').notNullable()
    t.json('announcements').notNullable()
    t.json('told').notNullable()
    t.integer('invited').notNullable()
    t.text('closed_by').notNullable()
    instant(t, 'closed_at').notNullable()
    t.index(['week', 'closed_at'])
  })
  await knex.schema.createTable('meeting_decisions', (t) => {
    id(t)
    keyText(t, 'week').notNullable()
    keyText(t, 'plan_id').notNullable()
    // null = the meeting is not closed yet
    reference(t, 'meeting_id', 'meetings', 'cascade')
    keyText(t, 'choice').notNullable()
    // the decision as it was shown, with its options
    t.json('decision').notNullable()
    t.integer('option')
    t.json('before').notNullable()
    t.json('after').notNullable()
    t.json('price').notNullable()
    // routes and edits of the draft before it; null = the choice changed nothing
    t.json('undo')
    t.text('decided_by').notNullable()
    instant(t, 'decided_at').notNullable()
    t.index(['plan_id', 'decided_at'])
    t.index('meeting_id')
  })
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['meeting_decisions', 'meetings']) await knex.schema.dropTable(table)
}
