import { type Problem, parseProblem, withMatrices } from '@tournee/engine'
import { createWorkerRoads } from '@tournee/osrm'
import type { Io } from './command.ts'
import { inputErrorLines, readJsonFile } from './json-file.ts'
import { printJson } from './print.ts'

/** The problem of a file, its missing matrices taken from the embedded roads; null once its errors are printed. */
export async function readProblemFile(path: string, io: Io, asJson: boolean): Promise<Problem | null> {
  const parsed = parseProblem(readJsonFile(path))
  if (!parsed.ok) {
    if (asJson) printJson(io, { errors: parsed.errors })
    else io.err(inputErrorLines(parsed.errors))
    return null
  }
  if (parsed.needsMatrices.length === 0) return parsed.problem
  const roads = createWorkerRoads()
  try {
    const { size, durations, distances } = await roads.table(parsed.problem.locations.map((location) => location.position!))
    return withMatrices(
      parsed.problem,
      Object.fromEntries(parsed.needsMatrices.map((profile) => [profile, { size, durations, distances }])),
    )
  } finally {
    await roads.close()
  }
}
