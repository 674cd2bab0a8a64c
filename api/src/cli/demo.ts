import { existsSync, rmSync, writeFileSync } from 'node:fs'
import type { CivilDate } from '@tournee/contract'
import { demoSpreadsheet } from '@tournee/data'
import { isCivilDate } from '@tournee/engine/recurrence'
import { fillDemo } from '../use-cases/fill-demo.ts'
import { generateVisits } from '../use-cases/generate-visits.ts'
import { type Command, DB_OPTION, type Io, JSON_OPTION, textOption, UsageError, type Values } from './command.ts'
import { printJson, table } from './print.ts'
import { configOf, withServices } from './with-services.ts'

/** Deletes a SQLite database with its journals. Throws `UsageError` on another kind of database. */
function resetDatabase(url: string): void {
  const [, file] = /^sqlite:(.+)$/.exec(url) ?? []
  if (!file || file === ':memory:') throw new UsageError('--reset works on a SQLite file; drop a PostgreSQL database with its own tools')
  for (const path of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(path)) rmSync(path)
}

/** Writes the demo's clients as a spreadsheet; no database is touched. */
async function writeSpreadsheet(file: string, today: CivilDate, values: Values, io: Io): Promise<number> {
  writeFileSync(file, await demoSpreadsheet({ today }))
  if (values['json'] === true) printJson(io, { file })
  else io.out(`${file} written: the clients of the demo company, as of ${today}\n`)
  return 0
}

/** `tournee demo` */
export const demoCommand: Command = {
  usage: 'demo',
  summary: 'Fills an empty database with the demo company: 300 clients around Annecy, a year of history, five technicians.',
  options: {
    xlsx: { type: 'string', value: 'FILE', help: 'write its clients as a spreadsheet instead, such as the company has today' },
    date: { type: 'string', value: 'DATE', help: 'the day the demo is set on (default today)' },
    reset: { type: 'boolean', help: 'delete the SQLite database first: everything in it is lost' },
    db: DB_OPTION,
    json: JSON_OPTION,
  },
  arguments: [0, 0],
  run: async ({ values, io }) => {
    const today = textOption(values, 'date') ?? null
    if (today !== null && !isCivilDate(today)) throw new UsageError('--date must be YYYY-MM-DD')
    const file = textOption(values, 'xlsx')
    if (file !== undefined) return writeSpreadsheet(file, today ?? new Date(io.now()).toISOString().slice(0, 10), values, io)
    if (values['reset'] === true) resetDatabase(configOf(values, io).databaseUrl)
    return withServices(values, io, async (services) => {
      const accounts = await fillDemo(services, { today })
      if (accounts.length === 0) throw new Error('the database holds a company of its own: choose another with --db, or --reset')
      await generateVisits(services)
      if (values['json'] === true) printJson(io, { accounts })
      else
        io.out(
          table(
            ['role', 'e-mail', 'password'],
            accounts.map(({ role, email, password }) => [role, email, password]),
          ),
        )
      return 0
    })
  },
}
