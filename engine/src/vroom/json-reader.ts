import type { InputError } from '../model/violation.ts'

/** Reads untyped JSON field by field; what is wrong is listed, with its path, and a harmless value stands in. */
export interface JsonReader {
  readonly errors: readonly InputError[]
  /** what was taken, but without effect */
  readonly warnings: readonly InputError[]
  refuse(path: string, code: string, cause: string, remedy: string): void
  warn(path: string, code: string, cause: string, remedy: string): void
  /** the object at a path, `{}` when it is none; keys beside the known ones are warned of */
  object(value: unknown, path: string, known?: readonly string[]): Readonly<Record<string, unknown>>
  /** the elements at a path, none when the key is absent */
  array(value: unknown, path: string): readonly unknown[]
  /** an integer in [least, most]; `fallback` when absent */
  integer<F extends number | undefined>(value: unknown, path: string, fallback: F, least?: number, most?: number): number | F
  number<F extends number | undefined>(value: unknown, path: string, fallback: F, least: number, most: number): number | F
  text(value: unknown, path: string): string | undefined
}

/** Enough to mend a file by; a broken million-row input need not list every row. */
const MOST_ERRORS = 100
/** Fits a signed 32-bit integer: about 68 years in seconds. */
export const MOST_SECONDS = 2_147_483_647

/** A reader with no errors yet. */
export function createJsonReader(): JsonReader {
  const errors: InputError[] = []
  const warnings: InputError[] = []
  const into =
    (list: InputError[]): JsonReader['refuse'] =>
    (path, code, cause, remedy) => {
      if (list.length < MOST_ERRORS) list.push({ code, path, cause, remedy })
    }
  const [refuse, warn] = [into(errors), into(warnings)]
  const ranged = <F extends number | undefined>(
    value: unknown,
    path: string,
    fallback: F,
    least: number,
    most: number,
    whole: boolean,
  ): number | F => {
    if (value === undefined) return fallback
    if (typeof value === 'number' && (whole ? Number.isInteger(value) : Number.isFinite(value)) && value >= least && value <= most)
      return value
    const kind = whole ? 'an integer' : 'a number'
    refuse(
      path,
      'NOT_A_NUMBER',
      `${show(value)} is not ${kind} from ${least} to ${most}`,
      `give ${kind} in that range, or leave the key out`,
    )
    return fallback
  }
  return {
    errors,
    warnings,
    refuse,
    warn,
    object: (value, path, known) => {
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        for (const key of known ? Object.keys(value) : [])
          if (!known!.includes(key))
            warn(
              `${path}.${key}`,
              'UNKNOWN_KEY',
              `${key} has no effect here`,
              `check the spelling, or leave it out; known are ${known!.join(', ')}`,
            )
        return value as Readonly<Record<string, unknown>>
      }
      refuse(path, 'NOT_AN_OBJECT', `${show(value)} is not an object`, 'give a JSON object {…}')
      return {}
    },
    array: (value, path) => {
      if (value === undefined) return []
      if (Array.isArray(value)) return value
      refuse(path, 'NOT_AN_ARRAY', `${show(value)} is not an array`, 'give a JSON array […], or leave the key out')
      return []
    },
    integer: (value, path, fallback, least = 0, most = MOST_SECONDS) => ranged(value, path, fallback, least, most, true),
    number: (value, path, fallback, least, most) => ranged(value, path, fallback, least, most, false),
    text: (value, path) => {
      if (value === undefined || typeof value === 'string') return value
      refuse(path, 'NOT_A_TEXT', `${show(value)} is not a text`, 'give a text in double quotes, or leave the key out')
      return undefined
    },
  }
}

/** A value as an error shows it, short. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'object' && value !== null) return 'an object'
  return String(JSON.stringify(value)).slice(0, 60)
}
