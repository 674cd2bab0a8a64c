import { isRefusal } from '../refusal.ts'
import { recomputeKpi } from '../use-cases/recompute-kpi.ts'
import { type Command, DB_OPTION, JSON_OPTION, textOption } from './command.ts'
import { printJson, printRefusal, rounded, table } from './print.ts'
import { WEEK_OPTION, weekOf } from './week-option.ts'
import { withServices } from './with-services.ts'

/** `tournee kpi` */
export const kpiCommand: Command = {
  usage: 'kpi',
  summary: 'Kilometres saved against first-come-first-served, recomputed from the inputs stored with the plan.',
  options: {
    week: WEEK_OPTION,
    plan: { type: 'string', value: 'ID', help: 'this plan (default: the published one, else the newest)' },
    db: DB_OPTION,
    json: JSON_OPTION,
  },
  arguments: [0, 0],
  run: ({ values, io }) =>
    withServices(values, io, async (services) => {
      const asJson = values['json'] === true
      const report = await recomputeKpi(services, { week: await weekOf(values, services), planId: textOption(values, 'plan') })
      if (isRefusal(report)) return printRefusal(io, report, asJson)
      if (asJson) {
        printJson(io, report)
        return 0
      }
      const { baseline, plan, saved } = report
      const row = (name: string, before: number, after: number, difference: number) => [
        name,
        rounded(before),
        rounded(after),
        rounded(difference),
      ]
      io.out(`${report.week}, against ${baseline.policy}\n\n`)
      io.out(
        table(
          ['', 'before', 'plan', 'saved'],
          [
            row('km', baseline.km, plan.km, saved.km),
            row('hours of driving', baseline.driveHours, plan.driveHours, saved.driveHours),
            row('visits', baseline.visits, plan.visits, baseline.visits - plan.visits),
            row('km per visit', baseline.kmPerVisit, plan.kmPerVisit, baseline.kmPerVisit - plan.kmPerVisit),
          ],
        ),
      )
      io.out(`\nsaved: ${rounded(saved.kmPct)} % of the km, ${rounded(saved.eurMarginal, 2)} EUR of fuel, `)
      io.out(`${rounded(saved.eurFull, 2)} EUR at full cost, ${rounded(saved.co2Kg)} kg CO2e\n`)
      for (const { name, value, unit, source, asOf } of report.factors) io.out(`  ${name}: ${value} ${unit} (${source}, ${asOf})\n`)
      io.out(`inputs ${report.inputsHash}\n`)
      return 0
    }),
}
