import { PlanMode, type RoutePlan, type RoutePlanHead } from '@tournee/contract'
import { type Connection, getPlan, listTechnicians } from '@tournee/data'
import { isRefusal } from '../refusal.ts'
import { createRoutePlan } from '../use-cases/create-route-plan.ts'
import { followRoutePlan } from '../use-cases/follow-route-plan.ts'
import { generateVisits } from '../use-cases/generate-visits.ts'
import { type Command, DB_OPTION, type Io, JSON_OPTION, numberOption, textOption, UsageError, type Values } from './command.ts'
import { noticeWords } from './notice-words.ts'
import { printJson, printRefusal, rounded, table } from './print.ts'
import { WEEK_OPTION, weekOf } from './week-option.ts'
import { withServices } from './with-services.ts'

function modeOf(values: Values): PlanMode {
  const mode = PlanMode.safeParse(textOption(values, 'mode') ?? 'from-scratch')
  if (!mode.success) throw new UsageError(`--mode must be one of ${PlanMode.options.join(', ')}`)
  return mode.data
}

async function printPlan(connection: Connection, plan: RoutePlan, io: Io): Promise<void> {
  const names = new Map((await listTechnicians(connection)).map((technician) => [technician.id, technician.name]))
  const clock = (instant: string) =>
    new Date(instant).toLocaleTimeString('fr-FR', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Paris' })
  const rows = plan.routes.map((route) => [
    names.get(route.technicianId) ?? route.technicianId,
    route.date,
    route.stops.filter((stop) => stop.kind === 'visit').length,
    clock(route.departure),
    clock(route.end),
    rounded(route.distanceMetres / 1_000),
    rounded(route.driveSeconds / 60, 0),
  ])
  io.out(table(['technician', 'day', 'visits', 'leaves', 'home', 'km', 'drive min'], rows))
  const { summary, baseline, kpi } = plan
  if (!summary) return
  io.out(`\n${summary.served} of ${summary.visits} visits, ${rounded(summary.km)} km, ${rounded(summary.driveHours)} h of driving, `)
  io.out(`${plan.violations.length} violations, ${rounded(summary.seconds)} s\n`)
  if (baseline && kpi) {
    io.out(
      `${baseline.policy}: ${baseline.served} visits, ${rounded(baseline.km)} km; saved ${rounded(kpi.saved.km)} km (${rounded(kpi.saved.kmPct)} %)\n`,
    )
  }
  for (const notice of plan.notices) io.out(`! ${noticeWords(notice)}\n`)
  for (const { visitId, reasons } of plan.unassigned) {
    io.out(`not planned: ${visitId}: ${[...new Set(reasons.map((reason) => reason.code))].join(', ')}\n`)
  }
  io.out(`\nplan ${plan.id} (draft): tournee publish --plan ${plan.id}\n`)
}

/** The object of `--json`: the keys first. */
function jsonOf(plan: RoutePlan): object {
  const { id: planId, summary, baseline, violations, unassigned, routes, ...more } = plan
  return { planId, summary, baseline, violations, unassigned, routes, ...more }
}

/** `tournee optimise` */
export const optimiseCommand: Command = {
  usage: 'optimise',
  summary: 'Plans a week and keeps the result as a draft; nobody’s phone changes until it is published.',
  options: {
    week: WEEK_OPTION,
    seconds: { type: 'string', value: 'N', help: 'time for the search (default 6: the whole command stays under ten seconds)' },
    seed: { type: 'string', value: 'N', help: 'seed of the search and of the simulated calls (default 1)' },
    mode: { type: 'string', value: 'MODE', help: `${PlanMode.options.join(', ')} (default from-scratch)` },
    technician: { type: 'string', value: 'LETTER', help: 'mode one-technician: whose week' },
    date: { type: 'string', value: 'DATE', help: 'mode one-day: which day' },
    plan: { type: 'string', value: 'ID', help: 'plan to start from, for the modes that keep one (default: the week’s newest)' },
    db: DB_OPTION,
    json: JSON_OPTION,
  },
  arguments: [0, 0],
  run: ({ values, io }) => {
    const seconds = numberOption(values, 'seconds', 6, 0.2, 600)
    const seed = numberOption(values, 'seed', 1, 0, 2 ** 31 - 1)
    const mode = modeOf(values)
    return withServices(values, io, async (services) => {
      const asJson = values['json'] === true
      const { connection } = services.db
      const week = await weekOf(values, services)
      await generateVisits(services)
      const letter = textOption(values, 'technician')
      const technician = letter && (await listTechnicians(connection)).find((one) => one.letter === letter || one.id === letter)
      const request = {
        week,
        mode,
        seconds,
        seed,
        date: textOption(values, 'date'),
        basePlanId: textOption(values, 'plan'),
        technicianId: technician ? technician.id : undefined,
      }
      const scheduled = await createRoutePlan(services, request, { actor: 'command line', at: io.now() })
      if (isRefusal(scheduled)) return printRefusal(io, scheduled, asJson)
      let last: RoutePlanHead = scheduled
      for await (const state of followRoutePlan(services, scheduled.id, new AbortController().signal)) {
        last = state
        if (state.progress)
          io.err(`\r${Math.round(100 * state.progress.share)} %  ${state.progress.served} served  cost ${state.progress.cost}   `)
      }
      io.err('\n')
      if (last.status === 'FAILED') throw new Error(last.error ?? 'the run failed')
      const plan = await getPlan(connection, scheduled.id)
      if (asJson) printJson(io, jsonOf(plan))
      else await printPlan(connection, plan, io)
      return 0
    })
  },
}
