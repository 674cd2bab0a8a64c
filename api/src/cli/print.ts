import type { Refusal } from '../refusal.ts'
import { problemOf } from '../refusal.ts'
import type { Io } from './command.ts'

/** Writes one JSON object and nothing else. */
export function printJson(io: Io, value: unknown): void {
  io.out(`${JSON.stringify(value, null, 2)}\n`)
}

/** Says why a use-case refused: as a problem in JSON, or in words. Answers exit code 1. */
export function printRefusal(io: Io, refusal: Refusal, asJson: boolean): number {
  const problem = problemOf(refusal)
  if (asJson) printJson(io, { error: problem })
  else {
    io.err(`${problem.title}. ${problem.detail ?? ''}\n${problem.remedy ?? ''}\n`)
    for (const { path, cause, remedy } of problem.errors ?? []) io.err(`  ${path}: ${cause} ${remedy}\n`)
  }
  return 1
}

/** Rows of text as a table; numbers to the right. */
export function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [header, ...rows].map((row) => row.map(String))
  const widths = header.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  const isNumeric = header.map((_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (isNumeric[column] ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join('  ')
      .trimEnd()
  return `${[line(cells[0]!), widths.map((width) => '-'.repeat(width)).join('  '), ...cells.slice(1).map(line)].join('\n')}\n`
}

/** A number with so many decimals, as a number for tables. */
export const rounded = (value: number, decimals = 1): number => Number(value.toFixed(decimals))
