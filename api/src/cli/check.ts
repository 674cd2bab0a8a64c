import { findCurrentPlanId, findPlanInputs } from '@tournee/data'
import { evaluate, type Plan, type Problem, parsePlan, planToJson } from '@tournee/engine'
import { checkPlan } from '@tournee/engine/check'
import { type FrozenInputs, thawProblem } from '../planning/frozen-inputs.ts'
import { type Command, DB_OPTION, type Io, JSON_OPTION, textOption, UsageError, type Values } from './command.ts'
import { inputErrorLines, readJsonFile, writeJsonFile } from './json-file.ts'
import { printJson, table } from './print.ts'
import { readProblemFile } from './read-problem-file.ts'
import { WEEK_OPTION, weekOf } from './week-option.ts'
import { withServices } from './with-services.ts'

/** Prints what a plan breaks; exit code 1 when it is anything. */
function report(problem: Problem, plan: Plan, io: Io, asJson: boolean): number {
  const violations = checkPlan(problem, plan)
  if (asJson) printJson(io, { violations })
  else if (violations.length === 0) io.out('The plan breaks nothing.\n')
  else {
    const rows = violations.map(({ cause, where, by }) => [cause, where.shift ?? '', where.visit ?? where.break ?? '', by])
    io.out(table(['cause', 'shift', 'visit or break', 'by'], rows))
  }
  return violations.length === 0 ? 0 : 1
}

async function checkFiles([problemFile, planFile]: readonly string[], io: Io, asJson: boolean): Promise<number> {
  const problem = await readProblemFile(problemFile!, io, asJson)
  if (!problem) return 1
  const parsed = parsePlan(readJsonFile(planFile!))
  if (parsed.ok) return report(problem, parsed.plan, io, asJson)
  if (asJson) printJson(io, { errors: parsed.errors })
  else io.err(inputErrorLines(parsed.errors))
  return 1
}

/** Checks a stored plan on the inputs frozen with it; `--write` leaves both as files that anybody can check. */
const checkStored = (values: Values, io: Io, asJson: boolean) =>
  withServices(values, io, async (services) => {
    const { connection } = services.db
    const planId = textOption(values, 'plan') ?? (await findCurrentPlanId(connection, await weekOf(values, services)))
    const stored = planId ? await findPlanInputs(connection, planId) : null
    if (!stored) throw new Error('no plan of that week is solved: run tournee optimise first')
    const inputs = stored.inputs as FrozenInputs
    const problem = thawProblem(inputs.problem)
    const plan = evaluate(problem, inputs.plan)
    const folder = textOption(values, 'write')
    if (folder !== undefined) {
      writeJsonFile(folder, 'problem.json', inputs.problem)
      writeJsonFile(folder, 'plan.json', planToJson(plan))
    }
    return report(problem, plan, io, asJson)
  })

/** `tournee check PROBLEM.json PLAN.json`, `tournee check --week WEEK` */
export const checkCommand: Command = {
  usage: 'check PROBLEM.json PLAN.json | check --week WEEK',
  summary:
    'Lists what a plan breaks, re-derived from its problem by a checker that shares no code with the solver; exit code 1 when anything is violated.',
  options: {
    week: { ...WEEK_OPTION, help: `instead of files, the newest plan of a week: ${WEEK_OPTION.help}` },
    plan: { type: 'string', value: 'ID', help: 'instead of files, this plan' },
    write: { type: 'string', value: 'FOLDER', help: 'with --week or --plan: write its problem.json and plan.json there' },
    db: DB_OPTION,
    json: JSON_OPTION,
  },
  arguments: [0, 2],
  run: ({ values, positionals, io }) => {
    const asJson = values['json'] === true
    if (positionals.length === 2) return checkFiles(positionals, io, asJson)
    if (positionals.length === 1) throw new UsageError('which plan? tournee check PROBLEM.json PLAN.json')
    if (textOption(values, 'week') === undefined && textOption(values, 'plan') === undefined) {
      throw new UsageError('check what? PROBLEM.json PLAN.json, --week or --plan')
    }
    return checkStored(values, io, asJson)
  },
}
