import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { type Family, filesOf, readBestKnown, readInstance } from './families.ts'
import { formatLine, summarise } from './report.ts'
import { type Line, runInstance, runRace } from './run.ts'

const HELP = `npm run -s bench -- FAMILY [--set NAME] [--seconds N] [--dir FOLDER] [--only A,B] [--all] [--seed N] [--iterations N] [--threads N] [--json]
       npm run -s bench -- FAMILY --file INSTANCE --bks VALUE [--seconds N]
Seconds are CPU seconds per instance (and thread); --iterations makes the run deterministic instead. --all takes every file of the set,
not only those of the published table.`

/** Runs one family of instances and prints a line for each, or one JSON object. */
export async function runFamily(family: Family, args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      set: { type: 'string' },
      seconds: { type: 'string', default: '10' },
      threads: { type: 'string', default: '1' },
      dir: { type: 'string', default: `../shared/bench/${family.name === 'cvrp' ? 'cvrp_x' : family.name}` },
      only: { type: 'string', default: '' },
      file: { type: 'string' },
      bks: { type: 'string' },
      seed: { type: 'string', default: '1' },
      iterations: { type: 'string' },
      all: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return 0
  }
  const set = values.set ?? Object.keys(family.sets)[0]!
  const only = values.only === '' ? [] : values.only.split(',')
  const files = values.file ? [values.file] : filesOf(family, set, values.dir, only, values.all)
  const known = values.file ? new Map() : readBestKnown(family, values.dir)
  const given = { cost: Number(values.bks ?? Number.NaN), vehicles: Number.NaN }
  const budget = {
    seconds: Number(values.seconds),
    seed: Number(values.seed),
    ...(values.iterations === undefined ? {} : { iterations: Number(values.iterations) }),
  }
  const threads = Number(values.threads)
  const lines: Line[] = []
  for (const file of files) {
    const instance = readInstance(family, file)
    const bks = known.get(basename(file).replace(/\.(txt|vrp)$/, '')) ?? given
    const line = threads > 1 ? await runRace(instance, budget, bks, threads) : runInstance(instance, budget, bks)
    if (!values.json) console.log(formatLine(line))
    lines.push(line)
  }
  const summary = summarise(set, budget.seconds, threads, lines)
  if (values.json) console.log(JSON.stringify(summary))
  else
    console.log(
      `${set}: mean ${summary.meanGapPct} %, median ${summary.medianGapPct} %, max ${summary.maxGapPct} %, violations ${summary.violations}`,
    )
  return summary.violations > 0 ? 1 : 0
}
