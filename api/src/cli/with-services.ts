import { availableParallelism } from 'node:os'
import pino from 'pino'
import { readConfig } from '../config.ts'
import { type OpenServices, openServices } from '../open-services.ts'
import { type Io, textOption, UsageError, type Values } from './command.ts'

/** The database of `--db`, or what the environment says; a bare path is a SQLite file. */
function databaseUrlOf(values: Values): string | undefined {
  const given = textOption(values, 'db')
  if (given === undefined) return undefined
  if (/^(sqlite:.+|postgres(ql)?:\/\/.+)/.test(given)) return given
  if (/^\w+:/.test(given) || given === '') throw new UsageError('--db must be sqlite:FILE or postgres://…')
  return `sqlite:${given}`
}

/** The configuration of a command: the environment's, with `--db` over it. */
export function configOf(values: Values, io: Io) {
  const databaseUrl = databaseUrlOf(values)
  return readConfig(databaseUrl === undefined ? io.env : { ...io.env, DATABASE_URL: databaseUrl }, availableParallelism())
}

/** Opens the services for one command and closes them after it, whatever happens. Warnings go to standard error. */
export async function withServices(values: Values, io: Io, work: (services: OpenServices) => Promise<number>): Promise<number> {
  const log = pino({ level: 'warn' }, pino.destination({ dest: 2, sync: true }))
  const services = await openServices(configOf(values, io), log, io.now)
  try {
    return await work(services)
  } finally {
    await services.close()
  }
}
