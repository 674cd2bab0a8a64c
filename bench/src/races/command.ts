import { parseArgs } from 'node:util'
import { FULL_SIZE, type RaceDialect, runRaces } from './run-races.ts'

const HELP = `npm run -s bench -- races [--json] [--db sqlite|postgres|both] [--requests N]
Two processes of the service on one database, SQLite and PostgreSQL: bookings, confirmations, drags and a publication that race for the same hours,
one idempotency key across a kill, a hold that runs out. What is left in the database is checked by the engine's independent checker, every order tried.`

const dialectsOf = (text: string): readonly RaceDialect[] | null =>
  text === 'both' ? ['sqlite', 'postgres'] : text === 'sqlite' || text === 'postgres' ? [text] : null

/** `bench races`: exit code 1 when a race was not fair. */
export async function benchRaces(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      db: { type: 'string', default: 'both' },
      requests: { type: 'string', default: String(FULL_SIZE.requests) },
    },
  })
  const dialects = dialectsOf(values.db)
  const requests = Number(values.requests)
  if (values.help || !dialects || !Number.isInteger(requests) || requests < 1) {
    console.log(HELP)
    return values.help ? 0 : 2
  }
  const reports = []
  for (const dialect of dialects) {
    const startedAt = performance.now()
    const report = await runRaces(dialect, { ...FULL_SIZE, requests, confirms: requests }, (what) => process.stderr.write(`${what}\n`))
    reports.push({ ...report, seconds: Math.round((performance.now() - startedAt) / 100) / 10 })
  }
  if (values.json) console.log(JSON.stringify({ reports }))
  else console.dir({ reports }, { depth: 6 })
  return reports.every(({ failures }) => failures.length === 0) ? 0 : 1
}
