import { parsePlan } from '@tournee/engine'
import { checkPlan } from '@tournee/engine/check'
import { type Command, JSON_OPTION } from './command.ts'
import { printJson, table } from './print.ts'
import { inputErrorLines, readJsonFile } from './read-json-file.ts'
import { readProblemFile } from './read-problem-file.ts'

/** `tournee check PROBLEM.json PLAN.json` */
export const checkCommand: Command = {
  usage: 'check PROBLEM.json PLAN.json',
  summary: 'Lists what a plan breaks, re-derived from the problem; exit code 1 when anything is violated.',
  options: { json: JSON_OPTION },
  arguments: [2, 2],
  run: async ({ values, positionals, io }) => {
    const asJson = values['json'] === true
    const problem = await readProblemFile(positionals[0]!, io, asJson)
    if (!problem) return 1
    const parsed = parsePlan(readJsonFile(positionals[1]!))
    if (!parsed.ok) {
      if (asJson) printJson(io, { errors: parsed.errors })
      else io.err(inputErrorLines(parsed.errors))
      return 1
    }
    const violations = checkPlan(problem, parsed.plan)
    if (asJson) printJson(io, { violations })
    else if (violations.length === 0) io.out('The plan breaks nothing.\n')
    else {
      const rows = violations.map(({ cause, where, by }) => [cause, where.shift ?? '', where.visit ?? where.break ?? '', by])
      io.out(table(['cause', 'shift', 'visit or break', 'by'], rows))
    }
    return violations.length === 0 ? 0 : 1
  },
}
