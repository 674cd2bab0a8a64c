import type { ParseArgsConfig } from 'node:util'

/** One option of a command, for parsing and for its help. */
export interface CommandOption {
  readonly type: 'string' | 'boolean'
  /** what stands for the value in the help, e.g. FILE */
  readonly value?: string
  readonly help: string
}

export type Values = Readonly<Record<string, string | boolean | undefined>>

/** Where a command reads and writes: handed in, so that tests can look. */
export interface Io {
  /** standard output */
  out(text: string): void
  /** standard error */
  err(text: string): void
  readonly env: Readonly<Record<string, string | undefined>>
  /** epoch milliseconds */
  readonly now: () => number
}

/** A command of the command line. `run` answers the exit code: 0 done, 1 refused or failed; misuse throws `UsageError` (2). */
export interface Command {
  /** what follows `tournee`, e.g. `import FILE` */
  readonly usage: string
  readonly summary: string
  readonly options: Readonly<Record<string, CommandOption>>
  /** how many positional arguments, at least and at most */
  readonly arguments: readonly [min: number, max: number]
  run(input: { readonly values: Values; readonly positionals: readonly string[]; readonly io: Io }): Promise<number>
}

/** The command was called wrongly: exit code 2. */
export class UsageError extends Error {}

export const DB_OPTION: CommandOption = {
  type: 'string',
  value: 'URL',
  help: 'sqlite:FILE or postgres://… (default: the database of npm start)',
}
export const JSON_OPTION: CommandOption = { type: 'boolean', help: 'one JSON object on standard output, nothing else' }

/** The options in the form node:util wants. */
export const parseConfigOf = (command: Command): NonNullable<ParseArgsConfig['options']> => ({
  ...Object.fromEntries(Object.entries(command.options).map(([name, { type }]) => [name, { type }])),
  help: { type: 'boolean', short: 'h' },
})

/** An option's number, or its default. Throws `UsageError` outside of [min, max]. */
export function numberOption(values: Values, name: string, otherwise: number, min: number, max: number): number {
  const text = values[name]
  if (text === undefined) return otherwise
  const value = Number(text)
  if (text === '' || !Number.isFinite(value) || value < min || value > max)
    throw new UsageError(`--${name} must be a number from ${min} to ${max}`)
  return value
}

/** An option's text, or undefined. */
export const textOption = (values: Values, name: string): string | undefined => {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}
