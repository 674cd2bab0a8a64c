import { performance } from 'node:perf_hooks'
import { readVroomOptions, runVroom } from '@tournee/engine/vroom'
import { createWorkerRoads } from '@tournee/osrm'
import { createSolver } from '../workers/solver.ts'
import { type Command, numberOption } from './command.ts'
import { readJsonFile } from './json-file.ts'
import { printJson } from './print.ts'

/** `tournee vroom FILE.json` */
export const vroomCommand: Command = {
  usage: 'vroom FILE.json',
  summary: 'Solves a problem in VROOM’s JSON and prints VROOM’s JSON; without matrices it drives on the embedded roads.',
  options: {
    check: { type: 'boolean', help: 'plan mode: time and judge the given steps, plan nothing' },
    seconds: { type: 'string', value: 'N', help: 'time for the search (default: the file’s option l, else 5)' },
    seed: { type: 'string', value: 'N', help: 'seed of the search (default 1)' },
    json: { type: 'boolean', help: 'as without: the output is VROOM’s JSON' },
  },
  arguments: [1, 1],
  run: async ({ values, positionals, io }) => {
    const input = readJsonFile(positionals[0]!)
    const seconds = numberOption(values, 'seconds', readVroomOptions(input).limitSeconds ?? 5, 0.05, 3_600)
    const seed = numberOption(values, 'seed', 1, 0, 2 ** 31 - 1)
    const roads = createWorkerRoads()
    try {
      const output = await runVroom(input, {
        solve: async (problem) => (await createSolver().solve({ problem, seconds, seed })).plan,
        matrices: async (_profile, places) => {
          const { size, durations, distances } = await roads.table(places)
          return { size, durations, distances }
        },
        now: () => performance.now(),
        ...(values['check'] === true ? { mode: 'check' as const } : {}),
      })
      printJson(io, output)
      return output.code === 0 ? 0 : 1
    } finally {
      await roads.close()
    }
  },
}
