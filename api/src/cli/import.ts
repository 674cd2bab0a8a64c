import { readFileSync, writeFileSync } from 'node:fs'
import type { ImportReport } from '@tournee/contract'
import {
  ensureCompanyDefaults,
  geocodeReport,
  ImportFileError,
  type ImportPlan,
  type Language,
  planImport,
  readTable,
  recogniseHeaders,
  type Table,
  writeTable,
} from '@tournee/data'
import type { OpenServices } from '../open-services.ts'
import { companyToday } from '../use-cases/company-today.ts'
import { generateVisits } from '../use-cases/generate-visits.ts'
import { type Command, DB_OPTION, type Io, JSON_OPTION, textOption, UsageError, type Values } from './command.ts'
import { printJson, table } from './print.ts'
import { withServices } from './with-services.ts'

/** The file's table. Throws `UsageError` when there is no such file, a plain error when it cannot be understood. */
async function readFileTable(path: string): Promise<Table> {
  let content: Buffer
  try {
    content = readFileSync(path)
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${(error as Error).message}`)
  }
  try {
    return await readTable(content)
  } catch (error) {
    if (error instanceof ImportFileError) throw new Error(`${error.message} ${error.remedy}`)
    throw error
  }
}

function printReport(report: ImportReport, isDry: boolean, io: Io): void {
  const { rows, created, updated, unchanged, refused, precision, warnings = [] } = report
  io.out(`${rows} rows: ${created} clients created, ${updated} updated, ${unchanged} unchanged, ${refused.length} rows refused\n`)
  io.out(
    `places: ${Object.entries(precision)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', ')}\n`,
  )
  const lines = (title: string, list: typeof refused) => {
    if (list.length === 0) return
    io.out(
      `\n${title}\n${table(
        ['row', 'column', 'cause', 'remedy'],
        list.map((one) => [one.row, one.column ?? '', one.cause, one.remedy]),
      )}`,
    )
  }
  lines('Refused', refused)
  lines('To look at', warnings)
  if (isDry) io.out('\nA dry run: nothing is written.\n')
}

/** The language of causes and remedies: English like the rest of the command line, French when asked. */
function languageOf(values: Values): Language {
  const asked = textOption(values, 'language') ?? 'en'
  if (asked !== 'fr' && asked !== 'en') throw new UsageError('--language is fr or en')
  return asked
}

/** Plans the import, and unless it is a dry run writes it and the visits its contracts make due. */
async function importTable(services: OpenServices, read: Table, values: Values, io: Io): Promise<ImportPlan> {
  const { db, geocoder, now } = services
  const by = { actor: 'command line', at: now() }
  const mapping = {
    headers: read.headers,
    fields: recogniseHeaders(read.headers),
    ignoreCoordinates: values['ignore-coordinates'] === true,
  }
  const today = await companyToday(db.connection, now())
  const language = languageOf(values)
  if (values['dry-run'] === true) return planImport(db.connection, read, mapping, { today, geocoder, language })
  await db.transaction((connection) => ensureCompanyDefaults(connection, by))
  let told = 0
  const onProgress = ({ done, total }: { done: number; total: number }) => {
    const share = total === 0 ? 100 : Math.floor((100 * done) / total)
    if (share < told + 5) return
    told = share
    io.err(`\r${share} %`)
  }
  const plan = await writeTable(db, read, mapping, { by, today, geocoder, language, onProgress })
  if (told > 0) io.err('\n')
  await generateVisits(services)
  return plan
}

/** `tournee import FILE` */
export const importCommand: Command = {
  usage: 'import FILE',
  summary: 'Reads clients out of a .csv or .xlsx file: headers in French or English, any order. The same file again changes nothing.',
  options: {
    'dry-run': { type: 'boolean', help: 'say what would change, write nothing' },
    'ignore-coordinates': { type: 'boolean', help: 'forget the file’s own coordinates and place by address' },
    'geocode-report': { type: 'string', value: 'FILE.csv', help: 'write where each row was found: id, INSEE code, precision, lng, lat' },
    language: { type: 'string', value: 'fr|en', help: 'of causes and remedies (default en)' },
    db: DB_OPTION,
    json: JSON_OPTION,
  },
  arguments: [1, 1],
  run: async ({ values, positionals, io }) => {
    const read = await readFileTable(positionals[0]!)
    return withServices(values, io, async (services) => {
      const { report, places } = await importTable(services, read, values, io)
      const file = textOption(values, 'geocode-report')
      if (file !== undefined) writeFileSync(file, geocodeReport(places))
      if (values['json'] === true) printJson(io, report)
      else printReport(report, values['dry-run'] === true, io)
      return 0
    })
  },
}
