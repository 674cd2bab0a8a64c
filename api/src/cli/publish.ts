import { findCurrentPlanId } from '@tournee/data'
import { isRefusal } from '../refusal.ts'
import { compareRoutePlan } from '../use-cases/compare-route-plan.ts'
import { publishRoutePlan } from '../use-cases/publish-route-plan.ts'
import { type Command, DB_OPTION, JSON_OPTION, textOption } from './command.ts'
import { printJson, printRefusal } from './print.ts'
import { WEEK_OPTION, weekOf } from './week-option.ts'
import { withServices } from './with-services.ts'

/** `tournee publish` */
export const publishCommand: Command = {
  usage: 'publish',
  summary: 'Makes a plan the week that technicians see, superseding the one before.',
  options: {
    week: { ...WEEK_OPTION, help: `its newest solved plan: ${WEEK_OPTION.help}` },
    plan: { type: 'string', value: 'ID', help: 'this plan' },
    db: DB_OPTION,
    json: JSON_OPTION,
  },
  arguments: [0, 0],
  run: ({ values, io }) =>
    withServices(values, io, async (services) => {
      const asJson = values['json'] === true
      const { connection } = services.db
      const planId = textOption(values, 'plan') ?? (await findCurrentPlanId(connection, await weekOf(values, services)))
      if (!planId) throw new Error('no plan of that week is solved: run tournee optimise first')
      const { changes } = await compareRoutePlan(services, planId, undefined)
      const published = await publishRoutePlan(services, planId, null, { actor: 'command line', at: io.now() })
      if (isRefusal(published)) return printRefusal(io, published, asJson)
      const count = (change: string) => changes.filter((one) => one.change === change).length
      const changed = { added: count('added'), moved: count('moved'), removed: count('removed'), same: count('same') }
      if (asJson) printJson(io, { planId, week: published.week, publishedAt: published.publishedAt, changes: changed })
      else {
        io.out(`${published.week} is published: plan ${planId}\n`)
        io.out(`${changed.added} visits added, ${changed.moved} moved, ${changed.removed} removed, ${changed.same} unchanged\n`)
      }
      return 0
    }),
}
