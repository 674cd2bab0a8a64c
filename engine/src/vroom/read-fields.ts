import type { TimeWindow } from '../model/problem.ts'
import type { Seconds } from '../units.ts'
import { type JsonReader, MOST_SECONDS } from './json-reader.ts'

/** `[start, end]`, start <= end; undefined when it is anything else, which is listed. */
export function readTimeWindow(reader: JsonReader, value: unknown, path: string): TimeWindow | undefined {
  const [from, to] = reader.array(value, path)
  const earliest = reader.integer(from, `${path}[0]`, undefined)
  const latest = reader.integer(to, `${path}[1]`, undefined)
  if (earliest === undefined || latest === undefined || reader.array(value, path).length !== 2) {
    if (from === undefined || to === undefined)
      reader.refuse(path, 'BAD_TIME_WINDOW', 'a time window has two ends', 'give [earliest, latest] in seconds')
    return undefined
  }
  if (earliest > latest) {
    reader.refuse(path, 'REVERSED_TIME_WINDOW', `it ends (${latest}) before it starts (${earliest})`, 'swap the two numbers')
    return undefined
  }
  return [earliest, latest]
}

/** Several windows, sorted, apart from one another as VROOM demands. */
export function readTimeWindows(reader: JsonReader, value: unknown, path: string): readonly TimeWindow[] {
  const windows = reader
    .array(value, path)
    .map((window, i) => readTimeWindow(reader, window, `${path}[${i}]`))
    .filter((window) => window !== undefined)

  if (Array.isArray(value) && value.length === 0) {
    reader.refuse(path, 'NO_TIME_WINDOW', 'an empty list allows no time at all', 'give a window, or leave the key out for any time')
  }
  windows.sort((one, other) => one[0] - other[0])
  for (const [i, window] of windows.entries()) {
    const next = windows[i + 1]
    if (next && next[0] <= window[1])
      reader.refuse(path, 'OVERLAPPING_TIME_WINDOWS', `[${window}] and [${next}] overlap`, 'merge them into one')
  }
  return windows
}

/** `{ type: seconds }`. */
export function readPerType(reader: JsonReader, value: unknown, path: string): Readonly<Record<string, Seconds>> {
  if (value === undefined) return {}
  const entries = Object.entries(reader.object(value, path)).map(
    ([type, seconds]) => [type, reader.integer(seconds, `${path}.${type}`, 0)] as const,
  )
  return Object.fromEntries(entries)
}

/** Quantities, one per dimension. */
export function readAmount(reader: JsonReader, value: unknown, path: string): readonly number[] {
  return reader.array(value, path).map((quantity, i) => reader.integer(quantity, `${path}[${i}]`, 0, 0, MOST_SECONDS))
}

/** Skill numbers, each once. */
export function readSkills(reader: JsonReader, value: unknown, path: string): readonly number[] {
  const skills = reader.array(value, path).map((skill, i) => reader.integer(skill, `${path}[${i}]`, 0))
  return [...new Set(skills)].sort((one, other) => one - other)
}

/** An id, which is required. */
export function readId(reader: JsonReader, value: unknown, path: string): number {
  const id = reader.integer(value, path, undefined, 0, Number.MAX_SAFE_INTEGER)
  if (value === undefined) reader.refuse(path, 'MISSING_ID', 'no id', 'give an integer id, unique among its kind')
  return id ?? 0
}

/** Lists every id that was met before. */
export function checkUnique(reader: JsonReader, kind: string, items: readonly { readonly id: number; readonly path: string }[]): void {
  const first = new Map<number, string>()
  for (const { id, path } of items) {
    const before = first.get(id)
    if (before) reader.refuse(`${path}.id`, 'DUPLICATE_ID', `${kind} ${id} exists already (${before})`, `number every ${kind} differently`)
    else first.set(id, path)
  }
}

/** `description` and other optional texts: absent stays absent. */
export function given<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V }
}
