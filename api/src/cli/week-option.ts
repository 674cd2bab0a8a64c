import type { IsoWeek } from '@tournee/contract'
import { addDays, isIsoWeek, isoWeek } from '@tournee/engine/recurrence'
import type { OpenServices } from '../open-services.ts'
import { companyToday } from '../use-cases/company-today.ts'
import { type CommandOption, textOption, UsageError, type Values } from './command.ts'

export const WEEK_OPTION: CommandOption = { type: 'string', value: 'WEEK', help: 'ISO week, e.g. 2026-W49 (default: next week)' }

/** The week of `--week`, or the one after today's. Throws `UsageError` on a week that does not exist. */
export async function weekOf(values: Values, { db, now }: OpenServices): Promise<IsoWeek> {
  const week = textOption(values, 'week') ?? isoWeek(addDays(await companyToday(db.connection, now()), 7))
  if (!isIsoWeek(week)) throw new UsageError(`--week ${week}: there is no such week; write 2026-W49`)
  return week
}
