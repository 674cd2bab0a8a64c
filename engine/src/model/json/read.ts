import type { InputError } from '../violation.ts'

/** Errors listed at most; the first ones tell enough, and a hostile input must not make a million. */
const MAX_ERRORS = 100

/** Collects what is wrong with an input. */
export interface InputReport {
  readonly errors: readonly InputError[]
  refuse(code: string, path: string, cause: string, remedy: string): undefined
}

/** An empty report that keeps the first 100 errors. */
export function createInputReport(): InputReport {
  const errors: InputError[] = []
  return {
    errors,
    refuse(code, path, cause, remedy) {
      if (errors.length < MAX_ERRORS) errors.push({ code, path, cause, remedy })
      return undefined
    },
  }
}

/** Reads a value found at a JSON path (`$.visits[3].service`); `undefined` after a refusal. */
export type Read<T> = (value: unknown, path: string, report: InputReport) => T | undefined

/** A field an object must have. */
export interface RequiredField<T> {
  readonly required: true
  readonly read: Read<T>
}
/** A field an object may have. */
export interface OptionalField<T> {
  readonly required: false
  readonly read: Read<T>
}

/** One reader for every property of `T`, required exactly where the type requires it. */
export type Fields<T> = {
  // biome-ignore lint/complexity/noBannedTypes: the usual test for an optional property
  readonly [K in keyof T]-?: {} extends Pick<T, K> ? OptionalField<Exclude<T[K], undefined>> : RequiredField<T[K]>
}

/** Marks a required field. */
export function required<T>(read: Read<T>): RequiredField<T> {
  return { required: true, read }
}

/** Marks an optional field; `null` counts as absent. */
export function optional<T>(read: Read<T>): OptionalField<T> {
  return { required: false, read }
}

/** A whole number between two bounds, both included. */
export function integer(min: number, max: number): Read<number> {
  return (value, path, report) => {
    const known = finite(value, path, report)
    if (known === undefined) return undefined
    if (!Number.isInteger(known))
      return report.refuse(
        'NOT_AN_INTEGER',
        path,
        `${known} is not a whole number`,
        'round it: the engine counts whole seconds, metres and units',
      )
    return inRange(known, min, max, path, report)
  }
}

/** A finite number between two bounds, both included. */
export function real(min: number, max: number): Read<number> {
  return (value, path, report) => {
    const known = finite(value, path, report)
    return known === undefined ? undefined : inRange(known, min, max, path, report)
  }
}

function finite(value: unknown, path: string, report: InputReport): number | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  return report.refuse('NOT_A_NUMBER', path, `${describe(value)} is not a number`, 'give a finite number')
}

function inRange(value: number, min: number, max: number, path: string, report: InputReport): number | undefined {
  if (value >= min && value <= max) return value
  return report.refuse('OUT_OF_RANGE', path, `${value} is not between ${min} and ${max}`, 'check the unit and the sign')
}

/** A text of 1 to `max` characters. */
export function text(max = 200): Read<string> {
  return (value, path, report) => {
    if (typeof value !== 'string') return report.refuse('NOT_TEXT', path, `${describe(value)} is not a text`, 'give a text in quotes')
    if (value.length === 0 || value.length > max)
      return report.refuse('TEXT_LENGTH', path, `the text has ${value.length} characters`, `give 1 to ${max} characters`)
    return value
  }
}

/** One of the given words. */
export function word<T extends string>(...words: readonly T[]): Read<T> {
  return (value, path, report) =>
    words.find((known) => known === value) ??
    report.refuse('UNKNOWN_WORD', path, `${describe(value)} is not one of ${words.join(', ')}`, `write one of ${words.join(', ')}`)
}

/** A list of at most `max` items. */
export function list<T>(read: Read<T>, max: number, min = 0): Read<readonly T[]> {
  return (value, path, report) => {
    if (!Array.isArray(value))
      return report.refuse('NOT_A_LIST', path, `${describe(value)} is not a list`, 'give a list in square brackets')
    if (value.length > max)
      return report.refuse('TOO_MANY', path, `${value.length} items are more than ${max}`, `split the problem: at most ${max} here`)
    if (value.length < min) return report.refuse('TOO_FEW', path, `${value.length} items are fewer than ${min}`, `give at least ${min}`)
    const items = value.map((item, index) => read(item, `${path}[${index}]`, report))
    return items.every((item) => item !== undefined) ? (items as T[]) : undefined
  }
}

/** An object with free keys, at most `max` of them. */
export function record<T>(read: Read<T>, max: number): Read<Readonly<Record<string, T>>> {
  return (value, path, report) => {
    if (!isObject(value))
      return report.refuse('NOT_AN_OBJECT', path, `${describe(value)} is not an object`, 'give an object in curly braces')
    const keys = Object.keys(value)
    if (keys.length > max) return report.refuse('TOO_MANY', path, `${keys.length} keys are more than ${max}`, `give at most ${max}`)
    const entries = keys.map((key) => [key, read(value[key], `${path}${keyPath(key)}`, report)] as const)
    return entries.every(([, item]) => item !== undefined) ? (Object.fromEntries(entries) as Record<string, T>) : undefined
  }
}

/** An object with exactly these fields; unknown ones are refused, since a misspelt rule would silently not apply. */
export function object<T extends object>(fields: Fields<T>): Read<T> {
  const known = new Map(Object.entries(fields as Record<string, RequiredField<unknown> | OptionalField<unknown>>))
  return (value, path, report) => {
    if (!isObject(value))
      return report.refuse('NOT_AN_OBJECT', path, `${describe(value)} is not an object`, 'give an object in curly braces')
    const result: Record<string, unknown> = {}
    let whole = true
    for (const [name, field] of known) {
      const given = Object.hasOwn(value, name) ? value[name] : undefined
      if (given === undefined || (given === null && !field.required)) {
        if (!field.required) continue
        whole = false
        report.refuse('MISSING_FIELD', `${path}.${name}`, `${name} is missing`, `add ${name}`)
        continue
      }
      const read = field.read(given, `${path}.${name}`, report)
      if (read === undefined) whole = false
      else result[name] = read
    }
    for (const key of Object.keys(value)) {
      if (known.has(key)) continue
      whole = false
      const remedy = `known fields: ${[...known.keys()].join(', ')}`
      report.refuse('UNKNOWN_FIELD', `${path}${keyPath(key)}`, `there is no field ${key.slice(0, 50)} here`, remedy)
    }
    return whole ? (result as T) : undefined
  }
}

/** A plain object (not null, not a list, not a typed array). */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value)
}

/** A value in a few words, for a message. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value)
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object' && value !== null) return 'an object'
  return String(value)
}

function keyPath(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key.slice(0, 50)}` : `[${JSON.stringify(key.slice(0, 50))}]`
}
