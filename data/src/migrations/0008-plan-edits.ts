import type { Knex } from 'knex'
import { instant, keyText } from './columns.ts'

/** Plans that people edit: name of a kept state, the plan it came from, what was edited, the curve of its run. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('plans', (t) => {
    t.text('name')
    // no foreign key: the plan it came from may be tidied away
    keyText(t, 'base_plan_id')
    t.boolean('edited').notNullable().defaultTo(false)
    // null = nothing edited
    t.json('edits')
    // null = no run, or one of before
    t.json('curve')
    // made or edited last: the newest is the one people work on
    instant(t, 'worked_on_at')
  })
  await knex('plans').update({ worked_on_at: knex.ref('created_at') })
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('plans', (t) => t.dropColumns('name', 'base_plan_id', 'edited', 'edits', 'curve', 'worked_on_at'))
}
