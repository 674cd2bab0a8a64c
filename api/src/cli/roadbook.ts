import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PrintLanguage, RoadbookFormat } from '@tournee/contract'
import { findCurrentPlanId, findPublishedPlanId, listTechnicians } from '@tournee/data'
import type { OpenServices } from '../open-services.ts'
import { isRefusal } from '../refusal.ts'
import type { Roadbook } from '../roadbooks/roadbook.ts'
import { writeRoadbooks } from '../roadbooks/write-roadbooks.ts'
import { readRoadbooks } from '../use-cases/read-roadbooks.ts'
import { type Command, DB_OPTION, JSON_OPTION, textOption, UsageError, type Values } from './command.ts'
import { printJson, printRefusal } from './print.ts'
import { WEEK_OPTION, weekOf } from './week-option.ts'
import { withServices } from './with-services.ts'

/** An option that takes one of a few words. Throws `UsageError` on another one. */
function choice<T extends string>(values: Values, name: string, schema: { options: readonly T[] }, otherwise: T): T {
  const given = textOption(values, name) ?? otherwise
  const found = schema.options.find((one) => one === given)
  if (!found) throw new UsageError(`--${name} must be one of ${schema.options.join(', ')}`)
  return found
}

/** The technician of `--technician`: by id, letter or name; undefined = everybody. */
async function technicianOf(values: Values, { db }: OpenServices): Promise<string | undefined> {
  const wanted = textOption(values, 'technician')
  if (wanted === undefined) return undefined
  const all = await listTechnicians(db.connection)
  const found = all.find(({ id, letter, name }) => id === wanted || letter === wanted || name.toLowerCase() === wanted.toLowerCase())
  if (!found)
    throw new UsageError(
      `--technician ${wanted}: there is no such technician; there are ${all.map(({ letter, name }) => `${letter} ${name}`).join(', ')}`,
    )
  return found.id
}

/** The books of each file: one a technician, or all in one. */
const filesOf = (books: readonly Roadbook[], together: boolean): readonly (readonly Roadbook[])[] =>
  together ? [books] : [...Map.groupBy(books, (book) => book.technician.id).values()]

/** `tournee roadbook` */
export const roadbookCommand: Command = {
  usage: 'roadbook',
  summary: 'Writes the routes of a week as files to print or to carry along, one file a technician.',
  options: {
    week: WEEK_OPTION,
    plan: { type: 'string', value: 'ID', help: 'this plan (default: the week’s published one, else the newest)' },
    technician: { type: 'string', value: 'WHO', help: 'id, letter or name (default: everybody)' },
    date: { type: 'string', value: 'DATE', help: 'this day only, e.g. 2026-12-01' },
    format: { type: 'string', value: 'FORMAT', help: `${RoadbookFormat.options.join(', ')} (default: pdf)` },
    language: { type: 'string', value: 'fr|en', help: 'language of what is printed (default: fr)' },
    together: { type: 'boolean', help: 'everybody in one file' },
    out: { type: 'string', value: 'DIR', help: 'folder to write to (default: the current one)' },
    db: DB_OPTION,
    json: JSON_OPTION,
  },
  arguments: [0, 0],
  run: ({ values, io }) => {
    const wish = { format: choice(values, 'format', RoadbookFormat, 'pdf'), language: choice(values, 'language', PrintLanguage, 'fr') }
    return withServices(values, io, async (services) => {
      const week = await weekOf(values, services)
      const { connection } = services.db
      const planId =
        textOption(values, 'plan') ?? (await findPublishedPlanId(connection, week)) ?? (await findCurrentPlanId(connection, week))
      if (!planId) throw new Error('no plan of that week is solved: run tournee optimise first')
      const which = { technicianId: await technicianOf(values, services), date: textOption(values, 'date') }
      const books = await readRoadbooks(services, planId, which)
      if (isRefusal(books)) return printRefusal(io, books, values['json'] === true)
      const folder = textOption(values, 'out') ?? '.'
      await mkdir(folder, { recursive: true })
      const files: string[] = []
      for (const some of filesOf(books, values['together'] === true)) {
        const { fileName, bytes } = await writeRoadbooks(some, wish, io.now())
        await writeFile(join(folder, fileName), bytes)
        files.push(join(folder, fileName))
      }
      if (values['json'] === true) printJson(io, { planId, week, files })
      else io.out(`${files.join('\n')}\n`)
      return 0
    })
  },
}
