import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { InputError } from '@tournee/engine'
import { UsageError } from './command.ts'

/** A file's JSON. Throws `UsageError` when there is no such file or it is not JSON. */
export function readJsonFile(path: string): unknown {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${(error as Error).message}`)
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${(error as Error).message}`)
  }
}

/** Writes a value as a JSON file of a folder, which is made when missing. */
export function writeJsonFile(folder: string, name: string, value: unknown): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), `${JSON.stringify(value)}\n`)
}

/** Input errors of the engine, one a line. */
export const inputErrorLines = (errors: readonly InputError[]): string =>
  errors.map(({ code, path, cause, remedy }) => `${code} at ${path}: ${cause}. ${remedy}\n`).join('')
